import type { PoolClient } from "pg";
import { INBOX_LOCKS } from "../system/inbox-locks.ts";
import type { Database } from "../database.ts";
import { onOneConnection } from "../transaction.ts";

/** One transaction during which no worker interprets news of the shop. What it writes comes wholly or not at all. */
export function withoutNews<T>({ pool }: Database, shop: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return onOneConnection(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock($1::int, hashtext($2))", [INBOX_LOCKS, shop]);
    return work(client);
  });
}
