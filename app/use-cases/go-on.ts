import { advance } from "../domain/journeys/advance.ts";
import { leavesAsked } from "../domain/journeys/leaves-asked.ts";
import { nextMail } from "../domain/journeys/next-mail.ts";
import type { DecisionRow } from "./ports/rows.ts";
import type { Desk } from "./shop-desk.ts";
import { about, nextStep } from "./wish.ts";
import type { Wish } from "./wish.ts";

/** Where an enrollment stands from now on, and what is planned by that. */
export interface Onward {
  readonly position: ReturnType<typeof nextStep>;
  readonly planned: readonly DecisionRow[];
}

/**
 * Where a journey goes from a message that is settled. A wait begins at once, on the facts the message was decided on; the
 * person need not be claimed once more for it. Whatever else comes next is due now, and is decided on facts read anew.
 */
export async function goOn(desk: Desk, wish: Wish): Promise<Onward> {
  const { enrollment, effect, facts } = wish;
  const position = nextStep(desk, wish);
  const { definition } = await desk.version(enrollment.campaignId, enrollment.campaignVersion);
  // Whether this very mail got through is not known yet.
  if (leavesAsked(definition).some(({ kind }) => kind === "mailed")) return { position, planned: [] };
  const sentSteps = new Map(facts.sentSteps).set(effect.stepId, [...(facts.sentSteps.get(effect.stepId) ?? []), enrollment.occasion]);
  const answer = advance(definition, { ...enrollment, ...position }, { ...facts, sentSteps }, desk.deps.clock.now());
  if (answer.kind !== "wait" || answer.passed.length > 0) return { position, planned: [] };
  const { stepIndex, stepEnteredAt, until } = answer;
  const next = nextMail(definition, { stepIndex, stepEnteredAt }, until, facts.timeZone);
  return { position: { stepIndex, stepEnteredAt, dueAt: until }, planned: next === null ? [] : [about(desk, enrollment, next.stepId, "planned", { until: next.at })] };
}
