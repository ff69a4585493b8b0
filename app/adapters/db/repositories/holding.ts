import { Prisma } from "../../../generated/prisma/client.ts";
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

/** A commit that may end the claim. */
export interface GivingBack extends HeldCommit {
  readonly giveBack: boolean;
}

/** What HOLDING looks at. */
export function heldColumns({ shop, claim, giveBack }: GivingBack): { readonly shop: string; readonly customerId: string; readonly fence: string; readonly giveBack: boolean } {
  return { shop, customerId: claim.customerId, fence: String(claim.fence), giveBack };
}

/**
 * As a part of a statement: those of `said` whose worker still holds the person, with the claim ended where they say so. The
 * person's row stays locked until the end, so that nobody can take them over in between.
 */
export const HOLDING = Prisma.raw(`
  UPDATE customers c SET "leaseUntil" = CASE WHEN said."giveBack" THEN NULL ELSE c."leaseUntil" END, "leaseOwner" = CASE WHEN said."giveBack" THEN NULL ELSE c."leaseOwner" END,
    "claimFailures" = CASE WHEN said."giveBack" THEN 0 ELSE c."claimFailures" END
  FROM said WHERE c.shop = said.shop AND c.id = said."customerId" AND c.fence = said.fence AND c."leaseUntil" > clock_timestamp()
  RETURNING said.*`);

/** One order for all who lock several people, so that no two wait for each other. */
export function byPerson(a: { readonly shop: string; readonly customerId: string }, b: { readonly shop: string; readonly customerId: string }): number {
  return compare(a.shop, b.shop) || compare(a.customerId, b.customerId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A commit about one of the person's enrollments. */
export interface EnrollmentCommit extends HeldCommit {
  readonly enrollmentId: string;
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
