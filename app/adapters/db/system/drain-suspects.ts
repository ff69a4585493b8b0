import type { InboxItem, InboxOutcome } from "../../../use-cases/ports/system-store.ts";
import type { Database } from "../database.ts";
import { END_ATTEMPTS, MOST_TOGETHER } from "./inbox-attempts.ts";
import { type OneAtATime, readOne } from "./read-alone.ts";

const SUSPECTS: OneAtATime = {
  shops: `SELECT a.shop FROM inbox_attempts a JOIN shops s ON s.shop = a.shop AND s."uninstalledAt" IS NULL WHERE a.begun >= ${MOST_TOGETHER} ORDER BY a.shop`,
  rows: `i.id <= (SELECT "until" FROM inbox_attempts WHERE shop = $1)`,
  over: async (client, shop) => void (await client.query(END_ATTEMPTS, [[shop]])),
};

/**
 * Hands to `work`, one at a time, the webhooks of batches that ended with their process: one of them may be why. Nothing
 * else should be read in this process meanwhile, or it would come under suspicion too. When `work` throws, the webhook is
 * pending as before. At most `limit`; says how many were marked.
 */
export async function drainSuspects({ pool }: Database, process: string, limit: number, work: (items: readonly InboxItem[]) => Promise<readonly InboxOutcome[]>): Promise<number> {
  let done = 0;
  for (let tries = 0; tries < limit; tries += 1) {
    const marked = await readOne(pool, process, SUSPECTS, work);
    if (marked === null) break;
    done += marked;
  }
  return done;
}
