import type { ConsentFacts } from "../consent/marketing-consent.ts";
import type { WithheldReason } from "../journeys/decision.ts";

/** A message that a journey wants to send now. */
export interface Candidate {
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
  /** when it stops making sense */
  readonly expiresAt: Date | null;
}

/** One person with all that compete for their attention. */
export interface PersonCandidates {
  readonly shop: string;
  readonly customerId: string;
  readonly candidates: readonly Candidate[];
  /** hand-offs to this person in the last 7 days, any campaign, in any order */
  readonly history: readonly { readonly at: Date; readonly purpose: "marketing" | "transactional" }[];
  readonly consent: ConsentFacts;
  readonly timeZone: string;
}

export interface SendPolicy {
  /** local times of day HH:MM; null: no quiet hours */
  readonly quietHours: { readonly from: string; readonly to: string } | null;
  readonly frequencyCapPerDay: number;
  readonly checkoutBoxPreselected: boolean;
}

/** The arbiter's answer for one candidate. */
export type Verdict =
  | { readonly kind: "send"; readonly basis: LegalBasis }
  | { readonly kind: "replan"; readonly until: Date; readonly reason: WithheldReason }
  | { readonly kind: "drop"; readonly reason: WithheldReason };

/** On what ground a message may be sent, with the evidence that is stored beside the decision. */
export interface LegalBasis {
  readonly kind: "consent" | "transactional";
  readonly source: string;
  readonly at: Date | null;
  readonly evidence: Readonly<Record<string, string>>;
}
