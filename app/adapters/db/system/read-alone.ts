import type { Pool, PoolClient } from "pg";
import type { InboxItem, InboxOutcome } from "../../../use-cases/ports/system-store.ts";
import { INBOX_LOCKS } from "./inbox-locks.ts";
import { beginAlone, ENDS_THE_PROCESS } from "./inbox-attempts.ts";
import { onOneConnection } from "../transaction.ts";
import { subjectsFrom, subjectsText } from "./inbox-subjects.ts";

type Work = (items: readonly InboxItem[]) => Promise<readonly InboxOutcome[]>;

/** Which webhooks are read one at a time. */
export interface OneAtATime {
  /** a query of shops (`shop`), the first first */
  readonly shops: string;
  /** condition on a row `i` of such a shop (`$1`) */
  readonly rows: string;
  /** when a shop has no such row (left) */
  readonly over: (client: PoolClient, shop: string) => Promise<void>;
}

/**
 * Hands one webhook to `work`, alone, and marks it as it says; one that ended its process too often is set aside unread.
 * Says how many were marked; null when there is no shop with such webhooks that nobody else is at.
 */
export function readOne(pool: Pool, process: string, { shops, rows, over }: OneAtATime, work: Work): Promise<number | null> {
  return onOneConnection(pool, async (client) => {
    const shop = await lockOne(client, shops);
    const item = shop === null ? null : await firstOf(client, shop, rows);
    if (shop !== null && !item) await over(client, shop);
    const marked = item ? await mark(client, item, await outcomeOf(pool, process, item, work)) : 0;
    return shop === null ? null : marked;
  });
}

async function lockOne(client: PoolClient, shops: string): Promise<string | null> {
  const { rows } = await client.query<{ shop: string }>(`WITH waiting AS MATERIALIZED (${shops}) SELECT shop FROM waiting WHERE pg_try_advisory_xact_lock($1::int, hashtext(shop)) LIMIT 1`, [INBOX_LOCKS]);
  return rows[0]?.shop ?? null;
}

async function firstOf(client: PoolClient, shop: string, condition: string): Promise<InboxItem | null> {
  const { rows } = await client.query<Omit<InboxItem, "id"> & { id: string }>(
    `SELECT i.id, i.shop, i.topic, i."webhookId", i."apiVersion", i."triggeredAt", i."receivedAt", i.body FROM inbox i WHERE i.shop = $1 AND i.state = 'pending' AND ${condition} ORDER BY i.id LIMIT 1`,
    [shop],
  );
  return rows[0] ? { ...rows[0], id: BigInt(rows[0].id) } : null;
}

async function outcomeOf(pool: Pool, process: string, item: InboxItem, work: Work): Promise<InboxOutcome | undefined> {
  if (await beginAlone(pool, process, item)) return (await work([item])).find((one) => one.id === item.id);
  return { id: item.id, state: "quarantined", reason: ENDS_THE_PROCESS };
}

async function mark(client: PoolClient, item: InboxItem, outcome: InboxOutcome | undefined): Promise<number> {
  if (!outcome) return 0;
  const { rowCount } = await client.query(`UPDATE inbox SET state = $2, reason = $3, "processedAt" = now(), subjects = ${subjectsFrom("$5")} WHERE id = $1 AND state = 'pending' AND "receivedAt" = $4`, [String(item.id), outcome.state, outcome.reason, item.receivedAt, subjectsText(outcome.subjects)]);
  return rowCount ?? 0;
}
