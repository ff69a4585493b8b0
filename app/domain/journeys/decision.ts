import type { OfferTerms } from "../incentives/offer.ts";

/** Why a journey ended. The list is closed; a merchant's words for each are in app/presenters/reasons.ts. */
export const EXIT_REASONS = [
  "completed", "ordered", "checkout-deleted", "cart-empty", "newer-checkout", "campaign-off",
  "no-email", "unsubscribed", "uninstalled", "erased", "joined", "suspected-bot", "failed",
] as const;
export type ExitReason = (typeof EXIT_REASONS)[number];

/** Why a message was dropped or put off. */
export const WITHHELD_REASONS = [
  "no-legal-basis", "suppressed", "held-out", "quiet-hours", "frequency-cap", "lower-priority",
  "already-sent", "sold-out", "no-postal-address", "no-sender", "offer-not-issued", "template-broken", "provider-busy", "provider-denied", "provider-refused", "shop-unreachable", "unknown-outcome",
] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

/** Why a checkout did not enter a campaign. */
export const NOT_ENROLLED_REASONS = ["below-minimum", "no-email", "no-lines", "draft-order", "already-enrolled", "already-completed", "before-installation", "suspected-bot", "test"] as const;
export type NotEnrolledReason = (typeof NOT_ENROLLED_REASONS)[number];

export type Reason = ExitReason | WithheldReason | NotEnrolledReason;

/** What a journey wants done now. */
export type Effect = {
  readonly kind: "send-message";
  readonly stepId: string;
  readonly templateId: string;
  readonly offer: OfferTerms | null;
};

/** `advance`'s answer. `stepIndex` is where the enrollment stands after it. */
export type Advance =
  | { readonly kind: "wait"; readonly until: Date; readonly stepIndex: number; readonly stepEnteredAt: Date }
  | { readonly kind: "perform"; readonly effect: Effect; readonly stepIndex: number; readonly stepEnteredAt: Date }
  | { readonly kind: "exit"; readonly reason: ExitReason };

/** The kinds of row in the timeline of decisions. */
export const DECISION_KINDS = ["enrolled", "not-enrolled", "planned", "sent", "replanned", "withheld", "exited", "offer-issued", "refused", "unknown", "attributed", "consent"] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];
