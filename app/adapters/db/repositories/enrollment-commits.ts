import type { ExitReason } from "../../../domain/journeys/decision.ts";
import type { DecisionRow } from "../../../use-cases/ports/rows.ts";
import type { Claim } from "../../../use-cases/ports/shop-store.ts";
import type { Database, Queries } from "../database.ts";
import { appendDecisions } from "./decisions.ts";
import { lookAt, whileHolding } from "./holding.ts";

interface Commit {
  readonly claim: Claim;
  /** the enrollment's */
  readonly id: string;
  readonly decisions: readonly DecisionRow[];
}

/** The journey waits at a position. See EnrollmentRepository.wait. */
export function waitEnrollment(database: Database, shop: string, commit: Commit, position: { stepIndex: number; stepEnteredAt: Date }, until: Date): Promise<boolean> {
  return settle(database, shop, commit, async (queries) => {
    await queries.enrollment.update({ where: { shop_id: { shop, id: commit.id } }, data: { stepIndex: position.stepIndex, stepEnteredAt: position.stepEnteredAt, dueAt: until } });
  });
}

/** The journey is over: `completed` is done, everything else an exit. See EnrollmentRepository.exit. */
export function exitEnrollment(database: Database, shop: string, commit: Commit, reason: ExitReason, at: Date): Promise<boolean> {
  return settle(database, shop, commit, async (queries) => {
    const status = reason === "completed" ? "done" : "exited";
    await queries.enrollment.update({ where: { shop_id: { shop, id: commit.id } }, data: { status, exitReason: reason, dueAt: null, endedAt: at } });
  });
}

/**
 * A fact that came after the claim has already made the enrollment due again: then the decision, made without that fact,
 * is not written at all, and will be made anew.
 */
function settle(database: Database, shop: string, { claim, id, decisions }: Commit, write: (queries: Queries) => Promise<void>): Promise<boolean> {
  return whileHolding(database, shop, claim, false, async (queries) => {
    const found = await lookAt(queries, shop, claim, id);
    if (found === "gone") return false;
    if (found === "moved") return true;
    await write(queries);
    await appendDecisions(queries, shop, decisions);
    return true;
  });
}
