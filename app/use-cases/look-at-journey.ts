import { advance } from "../domain/journeys/advance.ts";
import type { Advance, ExitReason } from "../domain/journeys/decision.ts";
import type { JourneyDefinition } from "../domain/journeys/definition.ts";
import type { EnrollmentState, JourneyFacts } from "../domain/journeys/facts.ts";
import { freesPlace } from "../domain/journeys/other-parcels.ts";
import { isWait, onlyWaits } from "../domain/journeys/only-waits.ts";
import { foreseenMail, nextMail } from "../domain/journeys/next-mail.ts";
import type { NextMail } from "../domain/journeys/next-mail.ts";
import { placesOf } from "../domain/journeys/places.ts";
import { assertNever } from "../domain/kernel/never.ts";
import type { Order } from "../domain/orders/order.ts";
import { withZone } from "./facts-of.ts";
import { lookAtOtherParcels } from "./look-at-other-parcels.ts";
import { performEffect } from "./perform-effect.ts";
import type { DecisionRow } from "./ports/rows.ts";
import type { Claim } from "./ports/shop-store.ts";
import { settleLostHandOff } from "./settle-lost-hand-off.ts";
import type { Desk } from "./shop-desk.ts";
import { whyNotAgain } from "./why-not-again.ts";
import { about } from "./wish.ts";
import type { Wish } from "./wish.ts";
import { decision, idOf } from "./write-decision.ts";

export interface Look {
  /** orders that the shop named for the journey when it was asked; it may know them to be this person's (by phone, say) where our own records cannot tell */
  readonly told: readonly Order[];
  /** what was read before and still holds; null: it is to be read */
  readonly facts: JourneyFacts | null;
  /** nothing else is to be done for the person: a wait or an exit gives them back */
  readonly last: boolean;
}

/** Lets one journey of a claimed person decide: a wait or an exit is committed, a message that wants to be sent comes back. */
export async function lookAtJourney(desk: Desk, claim: Claim, enrollment: EnrollmentState, look: Look): Promise<Wish | "given-back" | null> {
  if (!desk.installed) return leave(desk, claim, enrollment, look, "uninstalled", []);
  const now = desk.deps.clock.now();
  const campaign = desk.campaign(enrollment.campaignId);
  if (!campaign) return leave(desk, claim, enrollment, look, "campaign-off", []);
  const { definition, holdout } = await desk.version(enrollment.campaignId, enrollment.campaignVersion);
  const known = look.facts ?? (await desk.store.enrollments.facts(enrollment, onlyWaits(definition, enrollment, now) ? "to-wait" : "all"));
  if (!known) return leave(desk, claim, enrollment, look, "erased", []);
  const facts = withZone({ ...known, orders: [...known.orders, ...look.told] }, desk.timeZone, now);
  if (await settleLostHandOff(desk, claim, enrollment, definition, facts)) return null;
  const answer = advance(definition, enrollment, facts, now);
  const skipped = await skippedRows(desk, enrollment, answer.passed);
  switch (answer.kind) {
    case "wait":
      return plan(desk, claim, enrollment, look, { definition, timeZone: facts.timeZone }, answer, skipped);
    case "exit": {
      const left = await leave(desk, claim, enrollment, look, answer.reason, skipped);
      if (freesPlace(definition, enrollment, answer.reason)) await lookAtOtherParcels(desk, enrollment, known.orders);
      return left;
    }
    case "perform": {
      // Written now: a message that is put off or dropped later must not lose why the one before was skipped.
      if (skipped.length > 0) await desk.store.decisions.append(skipped);
      if (answer.effect.kind !== "send-message") {
        await performEffect(desk, claim, { enrollment, campaign, facts, effect: answer.effect, stepIndex: answer.stepIndex, stepEnteredAt: answer.stepEnteredAt });
        return null;
      }
      return { enrollment, campaign, holdout, facts, effect: answer.effect, stepIndex: answer.stepIndex, nextIndex: placesOf(definition)[answer.stepIndex]!.next, stepEnteredAt: answer.stepEnteredAt };
    }
    default:
      return assertNever(answer, "answer of a journey");
  }
}

/** What says how a journey goes on with time. */
interface Course {
  readonly definition: JourneyDefinition;
  readonly timeZone: string;
}

async function plan(
  desk: Desk, claim: Claim, enrollment: EnrollmentState, { last }: Look, course: Course, answer: Extract<Advance, { kind: "wait" }>, skipped: readonly DecisionRow[],
): Promise<"given-back" | null> {
  const { stepIndex, stepEnteredAt, until } = answer;
  const next = nextMail(course.definition, { stepIndex, stepEnteredAt }, until, course.timeZone);
  // A wait with no message after it plans nothing that anybody would get.
  const planned = next === null || (await isPlanned(desk, enrollment, course, stepIndex, next)) ? [] : [about(desk, enrollment, next.stepId, "planned", { until: next.at })];
  await desk.store.enrollments.wait(claim, enrollment.id, { stepIndex, stepEnteredAt }, until, [...skipped, ...planned], last);
  return last ? "given-back" : null;
}

/** Whether the timeline says so already. After a wait that is over it does if the same was to be foreseen when that began. */
async function isPlanned(desk: Desk, enrollment: EnrollmentState, { definition, timeZone }: Course, stepIndex: number, next: NextMail): Promise<boolean> {
  if (stepIndex !== enrollment.stepIndex && isWait(definition, enrollment.stepIndex)) return isSame(foreseenMail(definition, enrollment, timeZone), next);
  const rows = await desk.store.decisions.ofEnrollment(enrollment.customerId, enrollment.id);
  const last = rows.findLast((row) => row.kind === "planned" && row.checkoutToken === enrollment.checkoutToken);
  return last?.stepId === next.stepId && last.until?.getTime() === next.at.getTime();
}

/** A worker comes a moment after a wait is over, and the next begins then. */
function isSame(foreseen: NextMail | null, next: NextMail): boolean {
  return foreseen?.stepId === next.stepId && Math.abs(foreseen.at.getTime() - next.at.getTime()) < 60_000;
}

async function leave(desk: Desk, claim: Claim, enrollment: EnrollmentState, { last }: Look, reason: ExitReason, skipped: readonly DecisionRow[]): Promise<"given-back" | null> {
  await desk.store.enrollments.exit(claim, enrollment.id, reason, desk.deps.clock.now(), [...skipped, about(desk, enrollment, null, "exited", { reason })], last);
  return last ? "given-back" : null;
}

/** `advance` passes silently over messages that this cart already had; the timeline says so. */
async function skippedRows(desk: Desk, enrollment: EnrollmentState, passed: readonly string[]): Promise<readonly DecisionRow[]> {
  if (passed.length === 0) return [];
  return Promise.all(passed.map(async (stepId) =>
    decision(idOf("already-sent", desk.shop, enrollment.id, stepId, enrollment.occasion, enrollment.checkoutToken ?? ""), "withheld", {
      customerId: enrollment.customerId, enrollmentId: enrollment.id, campaignId: enrollment.campaignId, checkoutToken: enrollment.checkoutToken,
      stepId, at: desk.deps.clock.now(), reason: await whyNotAgain(desk, enrollment, stepId),
    }),
  ));
}
