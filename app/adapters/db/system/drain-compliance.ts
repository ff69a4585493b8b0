import type { InboxItem, InboxOutcome } from "../../../use-cases/ports/system-store.ts";
import type { Database } from "../database.ts";
import { type OneAtATime, readOne } from "./read-alone.ts";

/** Shopify's topics that must be worked whether or not the shop still has the app. */
const OURS = `i.topic IN ('customers/data_request', 'customers/redact', 'shop/redact')`;

const COMPLIANCE: OneAtATime = {
  shops: `SELECT i.shop FROM inbox i LEFT JOIN shops s ON s.shop = i.shop WHERE i.state = 'pending' AND ${OURS} AND (s.shop IS NULL OR s."uninstalledAt" IS NOT NULL) GROUP BY i.shop ORDER BY min(i.id)`,
  rows: OURS,
  over: () => Promise.resolve(),
};

/**
 * Hands pending compliance webhooks of shops that do not have the app (any more) to `work`, one at a time, and marks each
 * as it says; those of installed shops come with the others. When `work` throws, it is pending as before. Says how many
 * were marked.
 */
export async function drainCompliance({ pool }: Database, process: string, limit: number, work: (items: readonly InboxItem[]) => Promise<readonly InboxOutcome[]>): Promise<number> {
  let done = 0;
  while (done < limit) {
    const marked = await readOne(pool, process, COMPLIANCE, work);
    if (!marked) break;
    done += marked;
  }
  return done;
}
