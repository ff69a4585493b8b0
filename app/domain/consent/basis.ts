import type { Order } from "../orders/order.ts";
import type { ConsentFacts } from "./marketing-consent.ts";

/** On what ground a message may be sent, with the evidence that is stored beside the decision. `source`: where consent was said; "purchase" for an own customer. */
export interface LegalBasis {
  readonly kind: "consent" | "soft-opt-in" | "transactional";
  readonly source: string;
  readonly at: Date | null;
  readonly evidence: Readonly<Record<string, string>>;
}

/** What the ground for one message depends on. */
export interface BasisFacts {
  readonly consent: ConsentFacts;
  /** the person's orders, in any order */
  readonly orders: readonly Order[];
  /** under which they are written to */
  readonly address: string | null;
}

export interface BasisPolicy {
  readonly checkoutBoxPreselected: boolean;
  /** the merchant switched it on: own customers without consent, where the table admits it */
  readonly softOptIn: boolean;
}
