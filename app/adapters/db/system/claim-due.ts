import type { Enrollment as Stored } from "../../../generated/prisma/client.ts";
import type { ClaimedPerson } from "../../../use-cases/ports/system-store.ts";
import type { Database } from "../database.ts";
import { toEnrollment } from "../mappers/enrollment-row.ts";
import { repeatedly, type SqlSession } from "../sql-session.ts";

interface Held {
  readonly shop: string;
  readonly customerId: string;
  readonly fence: bigint;
  readonly failures: number;
}

/** Doublings of a minute: about 17 hours. */
const LONGEST_PAUSE = 10;

/**
 * Takes up to `limit` people of installed shops who have something due, each under one row lock, and gives `owner` a
 * lease on them by the database's clock. Rows that somebody else is taking are skipped, not waited for.
 */
export async function claimDue(database: Pick<Database, "byIndex">, claim: { now: Date; owner: string; leaseMs: number; limit: number }): Promise<readonly ClaimedPerson[]> {
  const session = repeatedly(database);
  const held = await hold(session, claim);
  // read after they are ours: the person may have been decided for between looking and locking
  const due = held.length === 0 ? [] : await dueOf(session, held, claim.now).catch(async (error: unknown) => {
    // nothing of theirs has failed
    await letGo(session, held).catch(() => undefined);
    throw error;
  });
  const byPerson = Map.groupBy(due, (row) => keyOf(row));
  const claimed = held.map((one) => ({ ...one, enrollments: (byPerson.get(keyOf(one)) ?? []).map((row) => ({ ...toEnrollment(row), revision: row.revision })) }));
  await letGo(session, claimed.filter((one) => one.enrollments.length === 0));
  return claimed.filter((one) => one.enrollments.length > 0);
}

/**
 * A lease that is over and was not given back is a failure: the worker threw, or died. After the second in a row the
 * person is doubtful: they are claimed after a pause that doubles each time, and one at a time, because a person who ends
 * the process would take a whole batch with them. The usual people are taken one after another in the order of their due
 * times until there are enough: however many are due, no more of them are looked at.
 */
async function hold(session: SqlSession, { now, owner, leaseMs, limit }: { now: Date; owner: string; leaseMs: number; limit: number }): Promise<readonly Held[]> {
  const rows = await session.$queryRaw<(Omit<Held, "fence"> & { readonly fence: string })[]>`
    WITH usual AS (
      SELECT person.place
      FROM (SELECT shop, "customerId" FROM enrollments WHERE status = 'open' AND "dueAt" <= ${now}::timestamptz ORDER BY "dueAt" OFFSET 0) e,
      LATERAL (
        SELECT c.ctid AS place FROM customers c
        WHERE c.shop = e.shop AND c.id = e."customerId" AND c."claimFailures" = 0 AND (c."leaseUntil" IS NULL OR c."leaseUntil" <= clock_timestamp())
          AND EXISTS (SELECT 1 FROM shops s WHERE s.shop = c.shop AND s."uninstalledAt" IS NULL)
        FOR NO KEY UPDATE OF c SKIP LOCKED) person
      LIMIT ${limit}::int),
    doubtful AS (
      SELECT c.ctid AS place
      FROM customers c
      JOIN enrollments e ON e.shop = c.shop AND e."customerId" = c.id AND e.status = 'open' AND e."dueAt" <= ${now}::timestamptz
      JOIN shops s ON s.shop = c.shop AND s."uninstalledAt" IS NULL
      WHERE c."claimFailures" > 0 AND (c."leaseUntil" IS NULL OR c."leaseUntil" <= clock_timestamp() - (power(2, LEAST(c."claimFailures", ${LONGEST_PAUSE})) - 1) * interval '1 minute')
      ORDER BY e."dueAt" LIMIT 1
      FOR NO KEY UPDATE OF c SKIP LOCKED)
    UPDATE customers c SET "leaseUntil" = clock_timestamp() + ${leaseMs}::float8 * interval '1 ms', "leaseOwner" = ${owner}, fence = c.fence + 1,
      "claimFailures" = CASE WHEN c."leaseUntil" IS NULL THEN 0 ELSE c."claimFailures" + 1 END
    FROM (SELECT place FROM usual UNION SELECT place FROM doubtful) d
    WHERE c.ctid = d.place
    RETURNING c.shop, c.id AS "customerId", c.fence, c."claimFailures" AS failures`;
  return rows.map((row) => ({ ...row, fence: BigInt(row.fence) }));
}

function dueOf(session: SqlSession, held: readonly Held[], now: Date): Promise<Stored[]> {
  return session.$queryRaw<Stored[]>`
    SELECT e.* FROM unnest(${held.map((one) => one.shop)}::text[], ${held.map((one) => one.customerId)}::text[]) AS h (shop, id)
    JOIN enrollments e ON e.shop = h.shop AND e."customerId" = h.id
    WHERE e.status = 'open' AND e."dueAt" <= ${now}::timestamptz
    ORDER BY e."dueAt", e.id`;
}

async function letGo(session: SqlSession, people: readonly Held[]): Promise<void> {
  if (people.length === 0) return;
  await session.$executeRaw`
    UPDATE customers c SET "leaseUntil" = NULL, "leaseOwner" = NULL, "claimFailures" = 0
    FROM unnest(${people.map((one) => one.shop)}::text[], ${people.map((one) => one.customerId)}::text[], ${people.map((one) => one.fence)}::bigint[]) AS held (shop, id, fence)
    WHERE c.shop = held.shop AND c.id = held.id AND c.fence = held.fence`;
}

function keyOf({ shop, customerId }: { shop: string; customerId: string }): string {
  return `${shop}\n${customerId}`;
}
