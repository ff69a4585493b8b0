import type { InboxItem, InboxOutcome } from "../../../use-cases/ports/system-store.ts";
import type { Database } from "../database.ts";

/** Shopify's topics that must be worked whether or not the shop still has the app. */
const COMPLIANCE_TOPICS = ["customers/data_request", "customers/redact", "shop/redact"];

/**
 * Hands pending compliance webhooks of shops that do not have the app (any more) to `work`, and marks each as it says;
 * those of installed shops come with the others. When `work` throws, they are pending as before. Says how many were marked.
 */
export async function drainCompliance({ pool }: Database, limit: number, work: (items: readonly InboxItem[]) => Promise<readonly InboxOutcome[]>): Promise<number> {
  const { rows } = await pool.query<Omit<InboxItem, "id"> & { id: string }>(
    `SELECT i.id, i.shop, i.topic, i."webhookId", i."apiVersion", i."triggeredAt", i."receivedAt", i.body
     FROM inbox i LEFT JOIN shops s ON s.shop = i.shop
     WHERE i.state = 'pending' AND i.topic = ANY($1) AND (s.shop IS NULL OR s."uninstalledAt" IS NOT NULL) ORDER BY i.id LIMIT $2`,
    [COMPLIANCE_TOPICS, limit],
  );
  if (rows.length === 0) return 0;
  const outcomes = await work(rows.map((row) => ({ ...row, id: BigInt(row.id) })));
  let marked = 0;
  // One by one and without a lock: what they cause is safe to repeat.
  for (const { id, state, reason } of outcomes) {
    const { rowCount } = await pool.query(`UPDATE inbox SET state = $2, reason = $3, "processedAt" = now() WHERE id = $1 AND state = 'pending'`, [String(id), state, reason]);
    marked += rowCount ?? 0;
  }
  return marked;
}
