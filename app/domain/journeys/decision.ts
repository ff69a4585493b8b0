import type { OfferTerms } from "../incentives/offer.ts";
import type { Purpose } from "./steps.ts";

/** Why a journey ended. The list is closed; a merchant's words for each are in app/presenters/reasons.ts. */
export const EXIT_REASONS = [
  "completed", "ordered", "order-cancelled", "arrived", "checkout-deleted", "cart-empty", "newer-checkout", "left-segment", "condition-met", "exit-step",
  "campaign-off", "no-email", "unsubscribed", "uninstalled", "erased", "joined", "suspected-bot", "failed",
] as const;
export type ExitReason = (typeof EXIT_REASONS)[number];

/** Why a message was dropped or put off. */
export const WITHHELD_REASONS = [
  "no-legal-basis", "suppressed", "held-out", "quiet-hours", "frequency-cap", "lower-priority", "shopify-has-written", "complaint-brake", "warming-up", "sending-pace",
  "already-sent", "sold-out", "no-postal-address", "no-sender", "offer-not-issued", "too-old", "template-broken", "provider-busy", "provider-denied", "provider-refused", "shop-unreachable", "unknown-outcome",
] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

/** Why a step other than a message was not done. */
export const UNDONE_REASONS = ["address-refused", "address-declined", "address-unreachable", "shop-refused"] as const;
export type UndoneReason = (typeof UNDONE_REASONS)[number];

/** Why somebody or something did not enter a campaign. */
export const NOT_ENROLLED_REASONS = [
  "below-minimum", "no-email", "no-lines", "draft-order", "already-enrolled", "already-completed", "before-installation", "suspected-bot", "test",
  "order-cancelled", "not-in-audience", "other-country", "other-channel", "only-once", "cooling-down", "too-old",
] as const;
export type NotEnrolledReason = (typeof NOT_ENROLLED_REASONS)[number];

export type Reason = ExitReason | WithheldReason | UndoneReason | NotEnrolledReason;

/** A message that a journey wants sent now. */
export type MessageEffect = {
  readonly kind: "send-message";
  readonly stepId: string;
  readonly templateId: string;
  /** made for this message */
  readonly offer: OfferTerms | null;
  /** or the offer of this earlier step */
  readonly offerStepId: string | null;
  readonly purpose: Purpose;
};

/** What else a journey can want done. Each is done once per enrollment and step. */
export type OtherEffect =
  | { readonly kind: "issue-offer"; readonly stepId: string; readonly terms: OfferTerms }
  | { readonly kind: "tag-customer"; readonly stepId: string; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly kind: "call-webhook"; readonly stepId: string; readonly url: string }
  | { readonly kind: "start-flow"; readonly stepId: string };

export type Effect = MessageEffect | OtherEffect;

/** `advance`'s answer. `stepIndex` is where the enrollment stands after it. `passed`: messages it went by, because this occasion had them already. */
export type Advance =
  | { readonly kind: "wait"; readonly until: Date; readonly stepIndex: number; readonly stepEnteredAt: Date; readonly passed: readonly string[] }
  | { readonly kind: "perform"; readonly effect: Effect; readonly stepIndex: number; readonly stepEnteredAt: Date; readonly passed: readonly string[] }
  | { readonly kind: "exit"; readonly reason: ExitReason; readonly passed: readonly string[] };

/** The kinds of row in the timeline of decisions. */
export const DECISION_KINDS = ["enrolled", "not-enrolled", "planned", "sent", "replanned", "withheld", "exited", "offer-issued", "done", "not-done", "moved", "refused", "unknown", "attributed", "consent"] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];
