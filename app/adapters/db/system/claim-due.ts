import type { Enrollment as Stored } from "../../../generated/prisma/client.ts";
import type { ClaimedPerson } from "../../../use-cases/ports/system-store.ts";
import type { Database, Queries } from "../database.ts";
import { toEnrollment } from "../mappers/enrollment-row.ts";

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
export function claimDue(database: Database, claim: { now: Date; owner: string; leaseMs: number; limit: number }): Promise<readonly ClaimedPerson[]> {
  return database.prisma.$transaction(async (queries) => {
    const held = await hold(queries, claim);
    // read after the locks are ours: the person may have been decided for between looking and locking
    const due = held.length === 0 ? [] : await dueOf(queries, held, claim.now);
    const byPerson = Map.groupBy(due, (row) => keyOf(row));
    const claimed = held.map((one) => ({ ...one, enrollments: (byPerson.get(keyOf(one)) ?? []).map((row) => ({ ...toEnrollment(row), revision: row.revision })) }));
    await letGo(queries, claimed.filter((one) => one.enrollments.length === 0));
    return claimed.filter((one) => one.enrollments.length > 0);
  });
}

/**
 * A lease that is over and was not given back is a failure: the worker threw, or died. After the second in a row the
 * person is doubtful: they are claimed after a pause that doubles each time, and one at a time, because a person who ends
 * the process would take a whole batch with them.
 */
function hold(queries: Queries, { now, owner, leaseMs, limit }: { now: Date; owner: string; leaseMs: number; limit: number }): Promise<Held[]> {
  return queries.$queryRaw<Held[]>`
    WITH usual AS (
      SELECT c.shop, c.id
      FROM enrollments e
      JOIN customers c ON c.shop = e.shop AND c.id = e."customerId" AND c."claimFailures" = 0 AND (c."leaseUntil" IS NULL OR c."leaseUntil" <= clock_timestamp())
      JOIN shops s ON s.shop = e.shop AND s."uninstalledAt" IS NULL
      WHERE e.status = 'open' AND e."dueAt" <= ${now}::timestamptz
      ORDER BY e."dueAt" LIMIT ${limit}::int
      FOR NO KEY UPDATE OF c SKIP LOCKED),
    doubtful AS (
      SELECT c.shop, c.id
      FROM customers c
      JOIN enrollments e ON e.shop = c.shop AND e."customerId" = c.id AND e.status = 'open' AND e."dueAt" <= ${now}::timestamptz
      JOIN shops s ON s.shop = c.shop AND s."uninstalledAt" IS NULL
      WHERE c."claimFailures" > 0 AND (c."leaseUntil" IS NULL OR c."leaseUntil" <= clock_timestamp() - (power(2, LEAST(c."claimFailures", ${LONGEST_PAUSE})) - 1) * interval '1 minute')
      ORDER BY e."dueAt" LIMIT 1
      FOR NO KEY UPDATE OF c SKIP LOCKED)
    UPDATE customers c SET "leaseUntil" = clock_timestamp() + ${leaseMs}::float8 * interval '1 ms', "leaseOwner" = ${owner}, fence = c.fence + 1,
      "claimFailures" = CASE WHEN c."leaseUntil" IS NULL THEN 0 ELSE c."claimFailures" + 1 END
    FROM (SELECT shop, id FROM usual UNION SELECT shop, id FROM doubtful) d
    WHERE c.shop = d.shop AND c.id = d.id
    RETURNING c.shop, c.id AS "customerId", c.fence, c."claimFailures" AS failures`;
}

function dueOf(queries: Queries, held: readonly Held[], now: Date): Promise<Stored[]> {
  return queries.$queryRaw<Stored[]>`
    SELECT e.* FROM unnest(${held.map((one) => one.shop)}::text[], ${held.map((one) => one.customerId)}::text[]) AS h (shop, id)
    JOIN enrollments e ON e.shop = h.shop AND e."customerId" = h.id
    WHERE e.status = 'open' AND e."dueAt" <= ${now}::timestamptz
    ORDER BY e."dueAt", e.id`;
}

async function letGo(queries: Queries, people: readonly Held[]): Promise<void> {
  for (const { shop, customerId, fence } of people) {
    await queries.customer.updateMany({ where: { shop, id: customerId, fence }, data: { leaseUntil: null, leaseOwner: null, claimFailures: 0 } });
  }
}

function keyOf({ shop, customerId }: { shop: string; customerId: string }): string {
  return `${shop}\n${customerId}`;
}
