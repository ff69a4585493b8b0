import type { Claim } from "../../../use-cases/ports/shop-store.ts";
import type { Database, Queries } from "../database.ts";

/**
 * Runs a worker's commit in one transaction, on condition that the worker still holds the person: same fence, lease not
 * over by the database's clock. The person's row stays locked until the commit, so that nobody can take them over in
 * between. Answers `lost`, with nothing written, when the hold is over.
 */
export function whileHolding<T>(database: Database, shop: string, claim: Claim, lost: T, commit: (queries: Queries) => Promise<T>): Promise<T> {
  return database.prisma.$transaction(async (queries) => {
    const held = await queries.$queryRaw<unknown[]>`
      SELECT 1 FROM customers WHERE shop = ${shop} AND id = ${claim.customerId} AND fence = ${claim.fence}::bigint AND "leaseUntil" > clock_timestamp()
      FOR NO KEY UPDATE`;
    return held.length === 0 ? lost : commit(queries);
  });
}

/** Gives the person back before the lease ends. Does nothing when somebody else holds them by now. */
export async function releaseClaim({ prisma }: Database, shop: string, claim: Claim): Promise<void> {
  // one round trip, where Prisma's updateMany takes three
  await prisma.$executeRaw`
    UPDATE customers SET "leaseUntil" = NULL, "leaseOwner" = NULL, "claimFailures" = 0
    WHERE shop = ${shop} AND id = ${claim.customerId} AND fence = ${claim.fence}::bigint`;
}

/** Lets leases last `leaseMs` from now, by the database's clock; of those that are over too, as long as nobody has taken the person over. */
export async function renewClaims({ prisma }: Database, shop: string, claims: readonly Claim[], leaseMs: number): Promise<void> {
  await prisma.$executeRaw`
    UPDATE customers c SET "leaseUntil" = clock_timestamp() + ${leaseMs}::float8 * interval '1 ms'
    FROM unnest(${claims.map((one) => one.customerId)}::text[], ${claims.map((one) => one.fence)}::bigint[]) AS held (id, fence)
    WHERE c.shop = ${shop} AND c.id = held.id AND c.fence = held.fence AND c."leaseUntil" IS NOT NULL`;
}

/** What an enrollment looks like to a commit: gone (ended, or never this person's), moved by a fact since the claim, or as it was claimed. Locks its row. */
export async function lookAt(queries: Queries, shop: string, claim: Claim, enrollmentId: string): Promise<"gone" | "moved" | "as-claimed"> {
  const [row] = await queries.$queryRaw<{ revision: number }[]>`
    SELECT revision FROM enrollments WHERE shop = ${shop} AND id = ${enrollmentId} AND "customerId" = ${claim.customerId} AND status = 'open' FOR NO KEY UPDATE`;
  if (!row) return "gone";
  return row.revision === claim.revisions.get(enrollmentId) ? "as-claimed" : "moved";
}
