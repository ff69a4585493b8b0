import type { Pool, PoolClient } from "pg";

/**
 * One transaction on one connection: what `work` writes comes wholly or not at all. A connection that could not even take
 * its writes back is broken, and does not return to the pool.
 */
export async function onOneConnection<T>(pool: Pick<Pool, "connect">, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
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
