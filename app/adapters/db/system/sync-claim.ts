import type { Database } from "../database.ts";

/** Key space of the locks on a shop's import and comparison, so that they meet no other advisory lock. */
const SYNC_LOCKS = 811_003;
/** The same for letting people in, and for reading segments. */
const ENTRY_LOCKS = 811_004;
const SEGMENT_LOCKS = 811_005;

/**
 * Runs `work` under a lock on the shop, or not at all when another worker has it. The lock is the connection's: it ends
 * with the process, however that ends. What it guards is safe to do twice; the lock only spares doing so.
 */
export function alone(database: Database, shop: string, work: () => Promise<void>): Promise<boolean> {
  return underLock(database, SYNC_LOCKS, shop, work);
}

/** See SystemStore.lettingIn. */
export function lettingIn(database: Database, shop: string, work: () => Promise<void>): Promise<boolean> {
  return underLock(database, ENTRY_LOCKS, shop, work);
}

/** See SystemStore.readingSegments. */
export function readingSegments(database: Database, shop: string, work: () => Promise<void>): Promise<boolean> {
  return underLock(database, SEGMENT_LOCKS, shop, work);
}

async function underLock({ pool }: Database, locks: number, shop: string, work: () => Promise<void>): Promise<boolean> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that breaks while it waits would otherwise end the process.
  const onError = (error: Error): void => void (broken = error);
  client.on("error", onError);
  try {
    const { rows } = await client.query<{ free: boolean }>("SELECT pg_try_advisory_lock($1::int, hashtext($2)) AS free", [locks, shop]);
    if (rows[0]?.free !== true) return false;
    try {
      await work();
    } finally {
      await client.query("SELECT pg_advisory_unlock($1::int, hashtext($2))", [locks, shop]).catch(onError);
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

/** See SystemStore.shopsLettingIn. */
export async function shopsLettingIn({ prisma }: Database, now: Date): Promise<readonly string[]> {
  const rows = await prisma.$queryRaw<{ shop: string }[]>`
    SELECT DISTINCT w.shop FROM entry_walks w JOIN shops s ON s.shop = w.shop AND s."uninstalledAt" IS NULL
    WHERE w."endedAt" IS NULL AND w."dueAt" <= ${now}::timestamptz ORDER BY w.shop`;
  return rows.map((row) => row.shop);
}
