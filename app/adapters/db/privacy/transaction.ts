import type { PoolClient } from "pg";
import { INBOX_LOCKS } from "../system/inbox-locks.ts";
import type { Database } from "../database.ts";

/** One transaction during which no worker interprets news of the shop. What it writes comes wholly or not at all. */
export async function withoutNews<T>({ pool }: Database, shop: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1::int, hashtext($2))", [INBOX_LOCKS, shop]);
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}
