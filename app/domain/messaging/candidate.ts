import type { BasisFacts, BasisPolicy, LegalBasis } from "../consent/basis.ts";
import type { WithheldReason } from "../journeys/decision.ts";

/** A message that a journey wants to send now. What the ground for it depends on is its own: two carts of one person can go to two countries. */
export interface Candidate extends BasisFacts {
  readonly enrollmentId: string;
  readonly campaignId: string;
  readonly stepId: string;
  readonly occasion: string;
  /** higher wins when several campaigns want the same person */
  readonly priority: number;
  /** share held out, 0 to 1 */
  readonly holdout: number;
  /** what the message is, in law */
  readonly purpose: "marketing" | "transactional";
  readonly channel: "email";
  /** when it stops making sense; see expiry.ts */
  readonly expiresAt: Date;
  /** it is about a checkout that Shopify's own automation has written about, or is going to */
  readonly shopifyWrites: boolean;
  /** the zone whose clock the recipient lives by */
  readonly timeZone: string;
}

/** One person with all that compete for their attention. */
export interface PersonCandidates {
  readonly shop: string;
  readonly customerId: string;
  readonly candidates: readonly Candidate[];
  /** hand-offs to this person in the last 7 days, any campaign, in any order */
  readonly history: readonly { readonly at: Date; readonly purpose: "marketing" | "transactional" }[];
}

export interface SendPolicy extends BasisPolicy {
  /** local times of day HH:MM; null: no quiet hours */
  readonly quietHours: { readonly from: string; readonly to: string } | null;
  /** marketing messages to one person in any 24 hours, and in any 7 days */
  readonly frequencyCapPerDay: number;
  readonly frequencyCapPerWeek: number;
  /** marketing rests because too many people complained; see complaint-brake.ts */
  readonly braked: boolean;
}

/** The arbiter's answer for one candidate. */
export type Verdict =
  | { readonly kind: "send"; readonly basis: LegalBasis }
  | { readonly kind: "replan"; readonly until: Date; readonly reason: WithheldReason }
  | { readonly kind: "drop"; readonly reason: WithheldReason };
