import type { Enrollment as Stored } from "../../../generated/prisma/client.ts";
import type { ClaimedPerson } from "../../../use-cases/ports/system-store.ts";
import type { Database, Queries } from "../database.ts";
import { toEnrollment } from "../mappers/enrollment-row.ts";

interface Held {
  readonly shop: string;
  readonly customerId: string;
  readonly fence: bigint;
}

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

function hold(queries: Queries, { now, owner, leaseMs, limit }: { now: Date; owner: string; leaseMs: number; limit: number }): Promise<Held[]> {
  return queries.$queryRaw<Held[]>`
    WITH due AS (
      SELECT c.shop, c.id, e."dueAt"
      FROM enrollments e
      JOIN customers c ON c.shop = e.shop AND c.id = e."customerId" AND (c."leaseUntil" IS NULL OR c."leaseUntil" <= clock_timestamp())
      JOIN shops s ON s.shop = e.shop AND s."uninstalledAt" IS NULL
      WHERE e.status = 'open' AND e."dueAt" <= ${now}::timestamptz
      ORDER BY e."dueAt" LIMIT ${limit}::int
      FOR NO KEY UPDATE OF c SKIP LOCKED)
    UPDATE customers c SET "leaseUntil" = clock_timestamp() + ${leaseMs}::float8 * interval '1 ms', "leaseOwner" = ${owner}, fence = c.fence + 1
    FROM (SELECT shop, id, min("dueAt") AS first FROM due GROUP BY shop, id) d
    WHERE c.shop = d.shop AND c.id = d.id
    RETURNING c.shop, c.id AS "customerId", c.fence`;
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
    await queries.customer.updateMany({ where: { shop, id: customerId, fence }, data: { leaseUntil: null, leaseOwner: null } });
  }
}

function keyOf({ shop, customerId }: { shop: string; customerId: string }): string {
  return `${shop}\n${customerId}`;
}
