import type { PoolClient } from "pg";
import type { InboxItem, InboxOutcome } from "../../../use-cases/ports/system-store.ts";
import type { Database } from "../database.ts";
import { onOneConnection } from "../transaction.ts";
import { beginTogether, END_ATTEMPTS, MOST_TOGETHER } from "./inbox-attempts.ts";
import { INBOX_LOCKS } from "./inbox-locks.ts";
import { subjectsFrom, subjectsText } from "./inbox-subjects.ts";

type Work = (items: readonly InboxItem[]) => Promise<readonly InboxOutcome[]>;

/** webhooks of one shop that are looked at in a batch, however many shops wait: the rows of a long queue are not read again for each batch */
const SMALLEST_SHARE = 50;
/** Bodies are up to 5 MB; a batch holds at most this many bytes, and always at least one row. */
const LARGEST_BATCH_BYTES = 16 * 1024 * 1024;

/**
 * Hands pending rows of installed shops to `work`, in order of arrival, and marks each as it says. While it runs, the shops
 * in hand are locked, so that no other worker interprets news of the same shop; it may be on other shops. When `work`
 * throws or the process dies, the rows are pending as before; shops whose batches ended with their process again and again
 * are left to `drainSuspects`. `process`: tells this process from all others. Says how many rows were marked.
 */
export async function drainInbox(database: Database, process: string, limit: number, work: Work): Promise<number> {
  const waiting = await shopsWithNews(database, limit);
  if (waiting.length === 0) return 0;
  return onOneConnection(database.pool, async (client) => {
    const items = await take(client, waiting, limit);
    return items.length === 0 ? 0 : workOff(database, process, client, items, work);
  });
}

async function workOff(database: Database, process: string, client: PoolClient, items: readonly InboxItem[], work: Work): Promise<number> {
  await beginTogether(database.pool, process, items);
  const marked = await mark(client, items, await work(items));
  await noteEnd(client, items);
  return marked;
}

/** Installed shops with pending rows that are not suspected, the longest waiting first, at most `limit`: found by hopping from shop to shop in the index. */
async function shopsWithNews({ pool }: Database, limit: number): Promise<string[]> {
  const { rows } = await pool.query<{ shop: string }>(
    `WITH RECURSIVE waiting AS (
      (SELECT shop, id FROM inbox WHERE state = 'pending' ORDER BY shop, id LIMIT 1)
      UNION ALL
      SELECT next.shop, next.id FROM waiting, LATERAL (
        SELECT i.shop, i.id FROM inbox i WHERE i.state = 'pending' AND i.shop > waiting.shop ORDER BY i.shop, i.id LIMIT 1) next)
    SELECT w.shop FROM waiting w JOIN shops s ON s.shop = w.shop AND s."uninstalledAt" IS NULL LEFT JOIN inbox_attempts a ON a.shop = w.shop
    WHERE COALESCE(a.begun, 0) < $2 ORDER BY w.id LIMIT $1`,
    [limit, MOST_TOGETHER],
  );
  return rows.map((row) => row.shop);
}

/** At most half of the shops, so that whoever else drains finds some. Two statements, because the rows must be read after the locks are ours. The locks end with the transaction. */
async function take(client: PoolClient, waiting: readonly string[], limit: number): Promise<InboxItem[]> {
  const { rows: locked } = await client.query<{ shop: string }>(
    "SELECT shop FROM unnest($1::text[]) AS shop WHERE pg_try_advisory_xact_lock($2::int, hashtext(shop)) LIMIT $3",
    [waiting, INBOX_LOCKS, Math.ceil(waiting.length / 2)],
  );
  if (locked.length === 0) return [];
  const { rows } = await client.query<Omit<InboxItem, "id"> & { id: string }>(
    `SELECT id, shop, topic, "webhookId", "apiVersion", "triggeredAt", "receivedAt", body FROM (
      SELECT i.*, sum(octet_length(i.body)) OVER (ORDER BY i.id) - octet_length(i.body) AS before
      FROM (SELECT p.* FROM shops s, LATERAL (SELECT * FROM inbox i WHERE i.state = 'pending' AND i.shop = s.shop ORDER BY i.id LIMIT $4) p
            WHERE s.shop = ANY($1::text[]) AND s."uninstalledAt" IS NULL ORDER BY p.id LIMIT $2) i) batch
    WHERE before < $3 ORDER BY id`,
    [locked.map((row) => row.shop), limit, LARGEST_BATCH_BYTES, Math.max(SMALLEST_SHARE, Math.ceil(limit / locked.length))],
  );
  return rows.map((row) => ({ ...row, id: BigInt(row.id) }));
}

/** From the first to the last arrival: only these days' parts of the inbox are touched. */
function span(items: readonly InboxItem[]): readonly [Date, Date] {
  const times = items.map((item) => item.receivedAt.getTime());
  return [new Date(Math.min(...times)), new Date(Math.max(...times))];
}

/** The batch is over; and the merchant is told when the shop was heard of last, because the rows of quiet shops would be far to look for. */
async function noteEnd(client: PoolClient, items: readonly InboxItem[]): Promise<void> {
  const newest = new Map<string, Date>();
  for (const { shop, receivedAt } of items) if (receivedAt > (newest.get(shop) ?? 0)) newest.set(shop, receivedAt);
  await client.query(
    `WITH ended AS (${END_ATTEMPTS})
    UPDATE shops SET "lastReceivedAt" = GREATEST("lastReceivedAt", said.at) FROM unnest($1::text[], $2::timestamptz[]) AS said (shop, at) WHERE shops.shop = said.shop`,
    [[...newest.keys()], [...newest.values()]],
  );
}

/** Only what was handed out can be marked. */
async function mark(client: PoolClient, items: readonly InboxItem[], outcomes: readonly InboxOutcome[]): Promise<number> {
  const handed = new Set(items.map((item) => item.id));
  const valid = outcomes.filter((outcome) => handed.has(outcome.id));
  const { rowCount } = await client.query(
    `UPDATE inbox SET state = said.state, reason = said.reason, "processedAt" = now(), subjects = ${subjectsFrom("said.subjects")}
    FROM unnest($1::bigint[], $2::text[], $3::text[], $6::text[]) AS said (id, state, reason, subjects)
    WHERE inbox.id = said.id AND inbox.state = 'pending' AND inbox."receivedAt" BETWEEN $4 AND $5`,
    [valid.map((one) => String(one.id)), valid.map((one) => one.state), valid.map((one) => one.reason), ...span(items), valid.map((one) => subjectsText(one.subjects))],
  );
  return rowCount ?? 0;
}
