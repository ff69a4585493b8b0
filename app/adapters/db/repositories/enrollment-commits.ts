import type { ExitReason } from "../../../domain/journeys/decision.ts";
import type { DecisionRow } from "../../../use-cases/ports/rows.ts";
import type { Database } from "../database.ts";
import type { SqlSession } from "../sql-session.ts";
import { appendAllDecisions } from "./decisions.ts";
import { type EnrollmentCommit, revisionOf, whileHoldingAll } from "./holding.ts";

/** What a decision makes of one journey: it waits at a position until a time, or is over. */
export type Outcome =
  | { readonly kind: "wait"; readonly stepIndex: number; readonly stepEnteredAt: Date; readonly until: Date }
  | { readonly kind: "exit"; readonly reason: ExitReason; readonly at: Date };

export interface Settlement extends EnrollmentCommit {
  readonly outcome: Outcome;
  readonly decisions: readonly DecisionRow[];
}

/**
 * Commits decisions about journeys. A fact that came after the claim has already made the enrollment due again: then the
 * decision, made without that fact, is not written at all, and will be made anew; it counts as committed. False where the
 * person is no longer held, or the enrollment is over. See EnrollmentRepository.wait and .exit.
 */
export function settleEnrollments(database: Pick<Database, "pool">, commits: readonly Settlement[]): Promise<readonly boolean[]> {
  return whileHoldingAll(database, commits, false, async (session, held) => {
    const settled = await write(session, held);
    await appendAllDecisions(session, held.filter((one) => settled.has(one)));
    const overtaken = await stillOpen(session, held.filter((one) => !settled.has(one)));
    return new Map(held.map((one) => [one, settled.has(one) || overtaken.has(one)]));
  });
}

async function write(session: SqlSession, commits: readonly Settlement[]): Promise<ReadonlySet<Settlement>> {
  const waits = commits.map(({ outcome }) => (outcome.kind === "wait" ? outcome : null));
  const exits = commits.map(({ outcome }) => (outcome.kind === "exit" ? outcome : null));
  const rows = await session.$queryRaw<{ n: number }[]>`
    UPDATE enrollments e SET status = said.status, "stepIndex" = COALESCE(said."stepIndex", e."stepIndex"), "stepEnteredAt" = COALESCE(said."stepEnteredAt", e."stepEnteredAt"),
      "dueAt" = said."dueAt", "exitReason" = said."exitReason", "endedAt" = said."endedAt"
    FROM unnest(${commits.map((one) => one.shop)}::text[], ${commits.map((one) => one.enrollmentId)}::text[], ${commits.map((one) => one.claim.customerId)}::text[],
      ${commits.map(revisionOf)}::int[], ${exits.map(statusOf)}::text[], ${waits.map((one) => one?.stepIndex ?? null)}::int[], ${waits.map((one) => one?.stepEnteredAt ?? null)}::timestamptz[],
      ${waits.map((one) => one?.until ?? null)}::timestamptz[], ${exits.map((one) => one?.reason ?? null)}::text[], ${exits.map((one) => one?.at ?? null)}::timestamptz[])
      WITH ORDINALITY AS said (shop, id, "customerId", revision, status, "stepIndex", "stepEnteredAt", "dueAt", "exitReason", "endedAt", n)
    WHERE e.shop = said.shop AND e.id = said.id AND e."customerId" = said."customerId" AND e.status = 'open' AND e.revision = said.revision
    RETURNING said.n::int - 1 AS n`;
  return new Set(rows.map((row) => commits[row.n]!));
}

function statusOf(exit: { readonly reason: ExitReason } | null): string {
  if (exit === null) return "open";
  return exit.reason === "completed" ? "done" : "exited";
}

async function stillOpen(session: SqlSession, commits: readonly Settlement[]): Promise<ReadonlySet<Settlement>> {
  if (commits.length === 0) return new Set();
  const rows = await session.$queryRaw<{ n: number }[]>`
    SELECT said.n::int - 1 AS n
    FROM unnest(${commits.map((one) => one.shop)}::text[], ${commits.map((one) => one.enrollmentId)}::text[], ${commits.map((one) => one.claim.customerId)}::text[])
      WITH ORDINALITY AS said (shop, id, "customerId", n)
    JOIN enrollments e ON e.shop = said.shop AND e.id = said.id AND e."customerId" = said."customerId" AND e.status = 'open'`;
  return new Set(rows.map((row) => commits[row.n]!));
}
