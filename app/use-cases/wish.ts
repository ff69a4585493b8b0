import type { MessageEffect, WithheldReason } from "../domain/journeys/decision.ts";
import type { EnrollmentState, JourneyFacts } from "../domain/journeys/facts.ts";
import type { LegalBasis } from "../domain/consent/basis.ts";
import type { Candidate } from "../domain/messaging/candidate.ts";
import type { Campaign, DecisionRow } from "./ports/rows.ts";
import type { Claim } from "./ports/shop-store.ts";
import type { ClaimedPerson } from "./ports/system-store.ts";
import type { Desk } from "./shop-desk.ts";
import { decision } from "./write-decision.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Pauses where what is in the way passes by itself, and where a person has to remove it. */
const PATIENCE = { firstMs: MINUTE_MS, longestMs: HOUR_MS };
export const LONG_PATIENCE = { firstMs: HOUR_MS, longestMs: 6 * HOUR_MS };

/** A message that a journey wants sent now, with what it was decided on. */
export interface Wish {
  readonly enrollment: EnrollmentState;
  readonly campaign: Campaign;
  readonly holdout: number;
  readonly facts: JourneyFacts;
  readonly effect: MessageEffect;
  /** where the enrollment stands: at the message's step */
  readonly stepIndex: number;
  /** where it goes on once the message is settled, see places.ts */
  readonly nextIndex: number;
  readonly stepEnteredAt: Date;
}

/** A wish that the arbiter let through, as it saw it, and on what legal ground. */
export interface AllowedWish extends Wish {
  readonly candidate: Candidate;
  readonly basis: LegalBasis;
}

/** The hold on a person as the repositories take it. */
export function claimOf(person: ClaimedPerson): Claim {
  return { customerId: person.customerId, fence: person.fence, revisions: new Map(person.enrollments.map((one) => [one.id, one.revision])) };
}

/** A timeline row about a journey, at its step. */
export function about(desk: Desk, enrollment: EnrollmentState, stepId: string | null, kind: DecisionRow["kind"], said: Partial<DecisionRow> = {}): DecisionRow {
  return decision(desk.deps.ids.next(), kind, {
    customerId: enrollment.customerId, enrollmentId: enrollment.id, campaignId: enrollment.campaignId, checkoutToken: enrollment.checkoutToken,
    stepId, at: desk.deps.clock.now(), ...said,
  });
}

/** The message is not sent now but later; the journey stays where it is. The same plan is written down once. */
export async function putOff(desk: Desk, claim: Claim, wish: Wish, until: Date, reason: WithheldReason): Promise<void> {
  const { enrollment, effect, stepIndex, stepEnteredAt } = wish;
  const last = (await desk.store.decisions.ofEnrollment(enrollment.customerId, enrollment.id)).at(-1);
  const known = last?.kind === "replanned" && last.reason === reason && last.stepId === effect.stepId && last.until?.getTime() === until.getTime();
  const rows = known ? [] : [about(desk, enrollment, effect.stepId, "replanned", { reason, until })];
  await desk.store.enrollments.wait(claim, enrollment.id, { stepIndex, stepEnteredAt }, until, rows);
}

/** How often a message is put off before it is dropped: with pauses that grow to an hour, about a day and two hours. */
const MOST_TIMES_PUT_OFF = { "shop-unreachable": 29, "template-broken": 8 } as const;

/** Put off because of something that may pass: at least `afterMs`, each time longer, and in the end dropped with the same reason. */
export async function putOffLonger(desk: Desk, claim: Claim, wish: Wish, afterMs: number, reason: keyof typeof MOST_TIMES_PUT_OFF): Promise<void> {
  const earlier = await timesPutOff(desk, wish, reason);
  if (earlier >= MOST_TIMES_PUT_OFF[reason]) return drop(desk, claim, wish, reason, { attempts: earlier });
  await putOff(desk, claim, wish, growingPause(desk, afterMs, earlier), reason);
}

/** When to try again after `earlier` tries in vain: after `firstMs`, then twice as long each time, up to `longestMs`, but not before `afterMs`. */
export function growingPause(desk: Desk, afterMs: number, earlier: number, { firstMs, longestMs } = PATIENCE): Date {
  const pause = Math.min(firstMs * 2 ** earlier, longestMs);
  return new Date(desk.deps.clock.now().getTime() + Math.max(afterMs, pause));
}

/** The message is not sent at all; the journey goes on to its next step at once. */
export async function drop(desk: Desk, claim: Claim, wish: Wish, reason: WithheldReason, detail: Record<string, unknown> = {}): Promise<void> {
  const rows = [about(desk, wish.enrollment, wish.effect.stepId, "withheld", { reason, detail })];
  const next = nextStep(desk, wish);
  await desk.store.enrollments.wait(claim, wish.enrollment.id, next, next.dueAt, rows);
}

/** Where an enrollment stands once the message of its step is settled. */
export function nextStep(desk: Desk, wish: Pick<Wish, "nextIndex">): { readonly stepIndex: number; readonly stepEnteredAt: Date; readonly dueAt: Date } {
  const now = desk.deps.clock.now();
  return { stepIndex: wish.nextIndex, stepEnteredAt: now, dueAt: now };
}

/** How often this step was already put off for this reason. */
export async function timesPutOff(desk: Desk, wish: Wish, reason: WithheldReason): Promise<number> {
  const rows = await desk.store.decisions.ofEnrollment(wish.enrollment.customerId, wish.enrollment.id);
  const { checkoutToken } = wish.enrollment;
  return rows.filter((row) => row.kind === "replanned" && row.reason === reason && row.stepId === wish.effect.stepId && row.checkoutToken === checkoutToken).length;
}
