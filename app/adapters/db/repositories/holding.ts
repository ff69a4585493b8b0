import type { Claim } from "../../../use-cases/ports/shop-store.ts";
import type { Database, Queries } from "../database.ts";
import { inRepeatedTransaction, type SqlSession } from "../sql-session.ts";

/** What a worker wants to commit about a person, on condition that it still holds them. */
export interface HeldCommit {
  readonly shop: string;
  readonly claim: Claim;
}

/**
 * Runs commits of one moment, of any shops, in one transaction. `work` gets those whose worker still holds the person: same
 * fence, lease not over by the database's clock. The people's rows stay locked until the end, so that nobody can take them
 * over in between. Answers in the order of the commits; `lost`, with nothing written, where the hold is over.
 */
export async function whileHoldingAll<Commit extends HeldCommit, Answer>(
  database: Pick<Database, "byIndex">, commits: readonly Commit[], lost: Answer, work: (session: SqlSession, held: readonly Commit[]) => Promise<ReadonlyMap<Commit, Answer>>,
): Promise<readonly Answer[]> {
  return inRepeatedTransaction(database, async (session) => {
    // in one order, so that two who lock several people never wait for each other
    const rows = await session.$queryRaw<{ n: number }[]>`
      SELECT said.n::int - 1 AS n
      FROM unnest(${commits.map((one) => one.shop)}::text[], ${commits.map((one) => one.claim.customerId)}::text[], ${commits.map((one) => one.claim.fence)}::bigint[])
        WITH ORDINALITY AS said (shop, id, fence, n)
      JOIN customers c ON c.shop = said.shop AND c.id = said.id AND c.fence = said.fence AND c."leaseUntil" > clock_timestamp()
      ORDER BY c.shop, c.id FOR NO KEY UPDATE OF c`;
    const holding = new Set(rows.map((row) => row.n));
    const held = commits.filter((_, n) => holding.has(n));
    const answers = held.length === 0 ? new Map<Commit, Answer>() : await work(session, held);
    return commits.map((one) => (answers.has(one) ? answers.get(one)! : lost));
  });
}

/** Gives people back before their leases end. Does nothing for whom somebody else holds by now. */
export async function releaseClaims({ pool }: Pick<Database, "pool">, held: readonly HeldCommit[]): Promise<void> {
  await pool.query(`
    UPDATE customers c SET "leaseUntil" = NULL, "leaseOwner" = NULL, "claimFailures" = 0
    FROM unnest($1::text[], $2::text[], $3::bigint[]) AS held (shop, id, fence)
    WHERE c.shop = held.shop AND c.id = held.id AND c.fence = held.fence`, [
    held.map((one) => one.shop), held.map((one) => one.claim.customerId), held.map((one) => one.claim.fence),
  ]);
}

/** Lets leases last `leaseMs` from now, by the database's clock; of those that are over too, as long as nobody has taken the person over. */
export async function renewClaims({ pool }: Pick<Database, "pool">, shop: string, claims: readonly Claim[], leaseMs: number): Promise<void> {
  await pool.query(`
    UPDATE customers c SET "leaseUntil" = clock_timestamp() + $4::float8 * interval '1 ms'
    FROM unnest($2::text[], $3::bigint[]) AS held (id, fence)
    WHERE c.shop = $1 AND c.id = held.id AND c.fence = held.fence AND c."leaseUntil" IS NOT NULL`, [shop, claims.map((one) => one.customerId), claims.map((one) => one.fence), leaseMs]);
}

/** A commit about one of the person's enrollments. */
export interface EnrollmentCommit extends HeldCommit {
  readonly enrollmentId: string;
}

/** The commits whose enrollments stand as they were claimed: open, this person's, and not moved by a fact since. Locks their rows. */
export async function asClaimed<Commit extends EnrollmentCommit>(session: SqlSession, commits: readonly Commit[]): Promise<readonly Commit[]> {
  const rows = await session.$queryRaw<{ n: number; revision: number }[]>`
    SELECT said.n::int - 1 AS n, e.revision
    FROM unnest(${commits.map((one) => one.shop)}::text[], ${commits.map((one) => one.enrollmentId)}::text[], ${commits.map((one) => one.claim.customerId)}::text[])
      WITH ORDINALITY AS said (shop, id, "customerId", n)
    JOIN enrollments e ON e.shop = said.shop AND e.id = said.id AND e."customerId" = said."customerId" AND e.status = 'open'
    ORDER BY e.shop, e.id FOR NO KEY UPDATE OF e`;
  const revisions = new Map(rows.map((row) => [row.n, row.revision]));
  return commits.filter((one, n) => revisions.has(n) && revisions.get(n) === revisionOf(one));
}

/** The enrollment's revision when it was claimed; none that any enrollment has where it was not. */
export function revisionOf({ claim, enrollmentId }: EnrollmentCommit): number {
  return claim.revisions.get(enrollmentId) ?? -1;
}

/** The same for one commit, in a transaction of the client. */
export function whileHolding<T>(database: Database, shop: string, claim: Claim, lost: T, commit: (queries: Queries) => Promise<T>): Promise<T> {
  return database.prisma.$transaction(async (queries) => {
    const held = await queries.$queryRaw<unknown[]>`
      SELECT 1 FROM customers WHERE shop = ${shop} AND id = ${claim.customerId} AND fence = ${claim.fence}::bigint AND "leaseUntil" > clock_timestamp()
      FOR NO KEY UPDATE`;
    return held.length === 0 ? lost : commit(queries);
  });
}

/** What an enrollment looks like to a commit: gone (ended, or never this person's), moved by a fact since the claim, or as it was claimed. Locks its row. */
export async function lookAt(queries: Queries, shop: string, claim: Claim, enrollmentId: string): Promise<"gone" | "moved" | "as-claimed"> {
  const [row] = await queries.$queryRaw<{ revision: number }[]>`
    SELECT revision FROM enrollments WHERE shop = ${shop} AND id = ${enrollmentId} AND "customerId" = ${claim.customerId} AND status = 'open' FOR NO KEY UPDATE`;
  if (!row) return "gone";
  return row.revision === claim.revisions.get(enrollmentId) ? "as-claimed" : "moved";
}
