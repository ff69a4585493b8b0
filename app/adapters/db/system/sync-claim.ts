import type { Database } from "../database.ts";

/** Key space of the locks on a shop's import and comparison, so that they meet no other advisory lock. */
const SYNC_LOCKS = 811_003;

/**
 * Runs `work` under a lock on the shop, or not at all when another worker has it. The lock is the connection's: it ends
 * with the process, however that ends. What it guards is safe to do twice; the lock only spares doing so.
 */
export async function alone({ pool }: Database, shop: string, work: () => Promise<void>): Promise<boolean> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that breaks while it waits would otherwise end the process.
  const onError = (error: Error): void => void (broken = error);
  client.on("error", onError);
  try {
    const { rows } = await client.query<{ free: boolean }>("SELECT pg_try_advisory_lock($1::int, hashtext($2)) AS free", [SYNC_LOCKS, shop]);
    if (rows[0]?.free !== true) return false;
    try {
      await work();
    } finally {
      await client.query("SELECT pg_advisory_unlock($1::int, hashtext($2))", [SYNC_LOCKS, shop]).catch(onError);
    }
    return true;
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}

/** Installed shops whose first import is not over. */
export async function shopsImporting({ prisma }: Database): Promise<readonly string[]> {
  const rows = await prisma.$queryRaw<{ shop: string }[]>`
    SELECT DISTINCT p.shop FROM import_parts p JOIN shops s ON s.shop = p.shop AND s."uninstalledAt" IS NULL
    WHERE p.state NOT IN ('done', 'failed') ORDER BY p.shop`;
  return rows.map((row) => row.shop);
}
