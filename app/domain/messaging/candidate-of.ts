import type { MessageEffect } from "../journeys/decision.ts";
import type { EnrollmentState, JourneyFacts } from "../journeys/facts.ts";
import type { Candidate } from "./candidate.ts";
import { messageExpiry } from "./expiry.ts";

/** A journey's wish for a message, with what the arbiter's answer depends on. */
export interface WantedMessage {
  readonly campaign: { readonly id: string; readonly priority: number };
  /** share held out, 0 to 1; 0 leaves the holdout out of the answer */
  readonly holdout: number;
  readonly enrollment: EnrollmentState;
  readonly effect: MessageEffect;
  readonly facts: JourneyFacts;
  /** when the journey came to the message's step */
  readonly wantedAt: Date;
  /** the end of the offer that it names, where there is one already */
  readonly offerEndsAt: Date | null;
}

/** The wish as the arbiter sees it. Production, preview and rehearsal all make it here. */
export function candidateOf({ campaign, holdout, enrollment, effect, facts, wantedAt, offerEndsAt }: WantedMessage): Candidate {
  return {
    enrollmentId: enrollment.id, campaignId: campaign.id, stepId: effect.stepId, occasion: enrollment.occasion, priority: campaign.priority, holdout,
    purpose: purposeOf(effect, enrollment), channel: "email",
    expiresAt: messageExpiry({ ...subjectOf(enrollment, facts), wantedAt, offerEndsAt }),
    shopifyWrites: enrollment.checkoutToken !== null && (facts.shopifyMail === "scheduled" || facts.shopifyMail === "sent"),
    consent: facts.consent, orders: facts.orders, address: facts.customer.email, timeZone: facts.timeZone,
  };
}

/** Whatever a merchant calls it: only what is about an order, and offers nothing, is no marketing. */
export function purposeOf(effect: MessageEffect, enrollment: Pick<EnrollmentState, "orderId">): Candidate["purpose"] {
  const offers = effect.offer !== null || effect.offerStepId !== null;
  return effect.purpose === "transactional" && enrollment.orderId !== null && !offers ? "transactional" : "marketing";
}

function subjectOf({ checkoutToken, orderId }: EnrollmentState, { checkout, order }: JourneyFacts): { readonly subject: "checkout" | "order" | "person"; readonly factAt: Date | null } {
  if (orderId !== null) return { subject: "order", factAt: order?.createdAt ?? null };
  if (checkoutToken !== null) return { subject: "checkout", factAt: checkout?.updatedAt ?? null };
  return { subject: "person", factAt: null };
}
