import type { Checkout, CheckoutStatus } from "../../domain/carts/checkout.ts";
import type { Suspicion, Verdict } from "../../domain/customers/bot-score.ts";
import type { DecisionKind, Reason } from "../../domain/journeys/decision.ts";

export interface Page<T> {
  readonly rows: readonly T[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

export interface CheckoutRow extends Checkout {
  readonly customerId: string | null;
  readonly status: CheckoutStatus;
  /** what speaks against a real shopper, and what the merchant says to it; absent when nothing does */
  readonly doubt?: Doubt;
}

/** A checkout with what is counted beside it, as pages show it. */
export interface CountedCheckout extends CheckoutRow {
  /** mails handed off about it */
  readonly messagesSent: number;
  /** reason of the newest decision, for the list */
  readonly lastReason: Reason | null;
  readonly nextDueAt: Date | null;
}

export interface Doubt {
  readonly suspicions: readonly Suspicion[];
  readonly suspected: boolean;
  /** the merchant's word, which outranks the signs */
  readonly verdict: Verdict | null;
}

export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly status: "on" | "off";
  readonly currentVersion: number;
  readonly priority: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** when it was last switched on; null while it never was */
  readonly switchedOnAt: Date | null;
  /** since when it is out of sight; then it is off */
  readonly archivedAt: Date | null;
}

export interface Template {
  readonly id: string;
  readonly name: string;
  readonly currentVersion: number;
  readonly updatedAt: Date;
}

export interface NewMessage {
  readonly id: string;
  readonly campaignId: string;
  readonly customerId: string;
  readonly stepId: string;
  readonly occasion: string;
  readonly enrollmentId: string;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly checkoutToken: string | null;
  readonly channel: "email";
  readonly purpose: "marketing" | "transactional";
  readonly address: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly links: readonly string[];
  readonly discountCode: string | null;
  readonly intentAt: Date;
}

export interface MessageRow extends NewMessage {
  readonly status: "intent" | "handed-off" | "refused" | "unknown";
  readonly provider: string | null;
  readonly providerMessageId: string | null;
  readonly refusal: string | null;
  readonly handedOffAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly openedAt: Date | null;
  readonly clickedAt: Date | null;
  readonly bouncedAt: Date | null;
  readonly complainedAt: Date | null;
  readonly unsubscribedAt: Date | null;
}

export interface DecisionRow {
  readonly id: string;
  readonly customerId: string;
  readonly enrollmentId: string | null;
  readonly campaignId: string | null;
  readonly checkoutToken: string | null;
  readonly stepId: string | null;
  readonly at: Date;
  readonly kind: DecisionKind;
  readonly reason: Reason | null;
  readonly until: Date | null;
  readonly messageId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** `processed`: the provider says that it took the mail; it settles a hand-off whose answer was lost. */
export type DeliveryKind = "processed" | "delivered" | "opened" | "clicked" | "bounced" | "complained" | "unsubscribed" | "deferred" | "dropped";

export interface DeliveryEvent {
  /** the provider's id, or one derived from the fact */
  readonly eventId: string;
  readonly messageId: string;
  readonly kind: DeliveryKind;
  readonly at: Date;
  readonly detail: Readonly<Record<string, unknown>>;
}
