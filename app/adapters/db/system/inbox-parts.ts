import type { PoolClient } from "pg";
import type { Database } from "../database.ts";
import { deleteInBatches } from "../privacy/batches.ts";
import { onOneConnection } from "../transaction.ts";

const DAYS_AHEAD = 7;
const DAY_MS = 24 * 3600 * 1000;
/** Key of the lock under which parts are made and dropped. */
const PARTS_LOCK = 811_003;
/** Whoever waits for a table holds up all that come after, so this never waits for long; the next run tries again. */
const LOCK_TIMEOUT = "2s";
/** What may go: a webhook of an installed shop that still waits is kept, however old, because it has not been read yet. */
const MAY_GO = `(t.state <> 'pending' OR NOT EXISTS (SELECT 1 FROM shops s WHERE s.shop = t.shop AND s."uninstalledAt" IS NULL))`;

interface Part {
  readonly table: string;
  readonly from: Date;
  readonly until: Date;
}

/**
 * Makes the inbox's parts of today and the coming week (UTC days, real time) where they are missing. What waits for such
 * a day in the default part moves. Throws when a table was in use for too long; the default part takes what comes meanwhile.
 */
export async function makeInboxParts(database: Database, today = new Date()): Promise<number> {
  const first = Math.floor(today.getTime() / DAY_MS);
  const wanted = Array.from({ length: DAYS_AHEAD + 1 }, (_, n) => partOf(new Date((first + n) * DAY_MS)));
  const there = new Set((await partsOf(database)).map((part) => part.table));
  let made = 0;
  for (const part of wanted) if (!there.has(part.table)) made += await withinParts(database, (client) => make(client, part));
  return made;
}

async function make(client: PoolClient, { table, from, until }: Part): Promise<number> {
  const { rows } = await client.query("SELECT 1 FROM pg_class WHERE relname = $1 AND relispartition", [table]);
  if (rows.length > 0) return 0; // another process was quicker
  const range = [from.toISOString(), until.toISOString()];
  await client.query(`CREATE TABLE "${table}" (LIKE inbox INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`);
  await client.query("LOCK TABLE inbox_default IN ACCESS EXCLUSIVE MODE");
  await client.query(`WITH moved AS (DELETE FROM inbox_default WHERE "receivedAt" >= $1 AND "receivedAt" < $2 RETURNING *) INSERT INTO "${table}" SELECT * FROM moved`, range);
  await client.query(`ALTER TABLE inbox ATTACH PARTITION "${table}" FOR VALUES FROM ('${range[0]}') TO ('${range[1]}')`);
  return 1;
}

/**
 * Ends what came before `before`, and says how many rows went: parts of days that are over go as a whole, in a moment; of
 * those in which an installed shop's webhook still waits, and of the default part, the other rows. Rows of the day of
 * `before` itself go with their day. `until`: real time.
 */
export async function dropInboxParts(database: Database, before: Date, until: number): Promise<number> {
  let gone = 0;
  for (const part of await partsOf(database)) {
    if (part.until > before || Date.now() >= until) continue;
    gone += (await dropWhole(database, part)) ?? (await deleteInBatches(database, part.table, MAY_GO, [], until));
  }
  return gone + (await deleteInBatches(database, "inbox_default", `t."receivedAt" < $1 AND ${MAY_GO}`, [before], until));
}

/** Null where something in it must stay, or somebody uses it for too long. */
async function dropWhole(database: Database, { table }: Part): Promise<number | null> {
  try {
    return await withinParts(database, async (client) => {
      const { rows } = await client.query<{ all: string; kept: string }>(`SELECT count(*) AS all, count(*) FILTER (WHERE NOT ${MAY_GO}) AS kept FROM "${table}" t`);
      if (Number(rows[0]?.kept) > 0) return null;
      await client.query(`DROP TABLE "${table}"`);
      return Number(rows[0]?.all);
    });
  } catch (error) {
    if (isLockTimeout(error)) return null;
    throw error;
  }
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "55P03";
}

/** One transaction, alone with the parts. */
function withinParts<T>({ pool }: Database, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return onOneConnection(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock($1)", [PARTS_LOCK]);
    await client.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
    return work(client);
  });
}

async function partsOf({ pool }: Database): Promise<readonly Part[]> {
  const { rows } = await pool.query<{ table: string }>(
    `SELECT c.relname::text AS table FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'inbox'::regclass AND c.relname ~ '^inbox_[0-9]{8}$' ORDER BY 1`,
  );
  return rows.map(({ table }) => partOf(new Date(`${table.slice(6, 10)}-${table.slice(10, 12)}-${table.slice(12)}T00:00:00Z`)));
}

/** The part of a UTC day, named after it: inbox_20260801. */
function partOf(day: Date): Part {
  return { table: `inbox_${day.toISOString().slice(0, 10).replaceAll("-", "")}`, from: day, until: new Date(day.getTime() + DAY_MS) };
}
