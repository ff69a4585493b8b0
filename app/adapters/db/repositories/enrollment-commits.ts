import type { ExitReason } from "../../../domain/journeys/decision.ts";
import type { DecisionRow } from "../../../use-cases/ports/rows.ts";
import type { Database } from "../database.ts";
import { rowsOf } from "../rows-of.ts";
import { repeatedly, type SqlSession } from "../sql-session.ts";
import { telling, told, TOLD_TYPES, toldOf } from "./decisions.ts";
import { byPerson, type EnrollmentCommit, type GivingBack, heldColumns, HOLDING, revisionOf } from "./holding.ts";

/** What a decision makes of one journey: it waits at a position until a time, or is over. */
export type Outcome =
  | { readonly kind: "wait"; readonly stepIndex: number; readonly stepEnteredAt: Date; readonly until: Date }
  | { readonly kind: "exit"; readonly reason: ExitReason; readonly at: Date };

export interface Settlement extends EnrollmentCommit, GivingBack {
  readonly outcome: Outcome;
  /** about this enrollment */
  readonly decisions: readonly DecisionRow[];
}

/**
 * Commits decisions about journeys, one at most of each person, and gives back whose claim ends with them: one statement,
 * so all of it or nothing. A fact that came after the claim has already made the enrollment due again: then the decision,
 * made without that fact, is not written at all, and will be made anew; it counts as committed. False where the person is
 * no longer held, or the enrollment is over. See EnrollmentRepository.wait and .exit.
 */
export async function settleEnrollments(database: Pick<Database, "byIndex">, commits: readonly Settlement[]): Promise<readonly boolean[]> {
  const session = repeatedly(database);
  const held = await settle(session, commits);
  const settled = new Set(held.filter((row) => row.settled).map((row) => row.n));
  const overtaken = await stillOpen(session, held.flatMap(({ n }) => (settled.has(n) ? [] : [{ n, commit: commits[n]! }])));
  return commits.map((_, n) => settled.has(n) || overtaken.has(n));
}

const SAID = {
  n: "int", shop: "text", customerId: "text", fence: "bigint", giveBack: "boolean", id: "text", revision: "int", status: "text", stepIndex: "int", stepEnteredAt: "timestamptz", dueAt: "timestamptz", exitReason: "text", endedAt: "timestamptz",
  ...TOLD_TYPES,
} as const;

/** Who is still held, and of whom the decision was written. The person's row stays locked to the end, so that nobody can take them over in between. */
function settle(session: SqlSession, commits: readonly Settlement[]): Promise<{ n: number; settled: boolean }[]> {
  const said = commits.map(toSaid).sort(byPerson);
  return session.$queryRaw`
    WITH said AS MATERIALIZED (SELECT * FROM ${rowsOf(SAID, said, "s")}),
    held AS (${HOLDING}),
    settled AS (
      UPDATE enrollments e SET status = held.status, "stepIndex" = COALESCE(held."stepIndex", e."stepIndex"), "stepEnteredAt" = COALESCE(held."stepEnteredAt", e."stepEnteredAt"),
        "dueAt" = held."dueAt", "exitReason" = held."exitReason", "endedAt" = held."endedAt"
      FROM held WHERE e.shop = held.shop AND e.id = held.id AND e."customerId" = held."customerId" AND e.status = 'open' AND e.revision = held.revision
      RETURNING held.n, ${toldOf("held")}, e.shop, e."customerId" AS person, e.id AS "enrollmentId", e."campaignId", e."checkoutToken"),
    told AS (${telling("settled")})
    SELECT n, n IN (SELECT n FROM settled) AS settled FROM held`;
}

function toSaid(commit: Settlement, n: number) {
  const { enrollmentId, outcome, decisions } = commit;
  const position = outcome.kind === "wait"
    ? { status: "open", stepIndex: outcome.stepIndex, stepEnteredAt: outcome.stepEnteredAt, dueAt: outcome.until }
    : { status: outcome.reason === "completed" ? "done" : "exited", exitReason: outcome.reason, endedAt: outcome.at };
  return { n, ...heldColumns(commit), id: enrollmentId, revision: revisionOf(commit), ...position, ...told(decisions) };
}

async function stillOpen(session: SqlSession, asked: readonly { readonly n: number; readonly commit: Settlement }[]): Promise<ReadonlySet<number>> {
  if (asked.length === 0) return new Set();
  const commits = asked.map((one) => one.commit);
  const rows = await session.$queryRaw<{ n: number }[]>`
    SELECT said.n
    FROM unnest(${asked.map((one) => one.n)}::int[], ${commits.map((one) => one.shop)}::text[], ${commits.map((one) => one.enrollmentId)}::text[], ${commits.map((one) => one.claim.customerId)}::text[]) AS said (n, shop, id, "customerId")
    JOIN enrollments e ON e.shop = said.shop AND e.id = said.id AND e."customerId" = said."customerId" AND e.status = 'open'`;
  return new Set(rows.map((row) => row.n));
}
