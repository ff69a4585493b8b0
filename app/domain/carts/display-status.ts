import type { Reason } from "../journeys/decision.ts";
import type { Checkout, CheckoutStatus } from "./checkout.ts";

/**
 * What the merchant sees of a checkout, and filters by.
 * active: the shopper may still be at it · waiting: a mail is planned · mailed: at least one mail went, not bought yet ·
 * recovered, purchased, deleted: as CheckoutStatus · suspected: taken for no real shopper's, so not mailed · no-consent: no mail may be sent · no-contact: no e-mail address ·
 * not-mailed: abandoned, and no mail goes for another reason.
 */
export const DISPLAY_STATUSES = ["active", "waiting", "mailed", "recovered", "purchased", "suspected", "no-consent", "no-contact", "not-mailed", "deleted"] as const;
export type DisplayStatus = (typeof DISPLAY_STATUSES)[number];

/** Reasons that say the person may not be written to. */
export const NO_CONSENT_REASONS = ["no-legal-basis", "suppressed", "unsubscribed"] as const satisfies readonly Reason[];

export interface DisplayFacts extends Pick<Checkout, "email" | "updatedAt" | "completedAt"> {
  readonly status: CheckoutStatus;
  /** mails handed off about it */
  readonly messagesSent: number;
  /** reason of the newest decision that has one */
  readonly lastReason: Reason | null;
  /** when its open journey is next due */
  readonly nextDueAt: Date | null;
  readonly doubt?: { readonly suspected: boolean };
}

/** The status for display; the first that holds, in the order written here. `abandonedBefore`: last activity before this counts as abandoned. */
export function displayStatus(facts: DisplayFacts, abandonedBefore: Date): DisplayStatus {
  if (facts.status !== "open") return facts.status;
  if (facts.completedAt !== null) return "purchased";
  if (facts.doubt?.suspected) return "suspected";
  if (facts.messagesSent > 0) return "mailed";
  if (facts.updatedAt > abandonedBefore) return "active";
  if (NO_CONSENT_REASONS.some((reason) => reason === facts.lastReason)) return "no-consent";
  if (facts.nextDueAt !== null) return "waiting";
  return facts.email === null ? "no-contact" : "not-mailed";
}
