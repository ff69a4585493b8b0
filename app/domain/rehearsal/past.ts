import type { Checkout, CheckoutLine } from "../carts/checkout.ts";
import type { ConsentRecord, SuppressionReason } from "../consent/marketing-consent.ts";
import type { Customer } from "../customers/customer.ts";
import type { Membership, ShopifyMail } from "../journeys/facts.ts";
import type { Order } from "../orders/order.ts";
import type { Walker } from "../journeys/walk.ts";

/** A checkout as it is stored now, with what is known of how it came to be so. */
export interface PastCheckout {
  readonly checkout: Checkout;
  readonly deletedAt: Date | null;
  readonly suspected: boolean;
  readonly shopifyMail: ShopifyMail | null;
  /** lines as they stood from a time on, oldest first; none where they were never observed */
  readonly versions: readonly { readonly at: Date; readonly lines: readonly CheckoutLine[] }[];
}

/** One person with all that is known of their past, every fact with its date. */
export interface PersonPast {
  readonly customer: Customer;
  /** when the shop first had the customer; null where it never said */
  readonly since: Date | null;
  /** whose clock they live by, in a country (see recipientZone) */
  readonly zoneOf: (country: string | null) => string;
  /** oldest first */
  readonly checkouts: readonly PastCheckout[];
  /** newest first */
  readonly orders: readonly Order[];
  /** about e-mail */
  readonly consents: readonly ConsentRecord[];
  readonly suppression: { readonly reason: SuppressionReason; readonly at: Date } | null;
  readonly segments: ReadonlyMap<string, Membership>;
  /** mails of other campaigns that went out */
  readonly mails: Walker["history"];
  /** mails of the rehearsed campaign that really went out; absent where it asks for no clicks */
  readonly own?: readonly OwnMail[];
}

/** A mail of the rehearsed campaign that really went out, and when it was first clicked; see mailKey. */
export interface OwnMail {
  readonly key: string;
  readonly stepId: string;
  readonly clickedAt: Date | null;
}

/** Stock of the past. */
export interface PastStock {
  /** whether a variant could be bought at a time; null where that was never observed by then */
  sellable(variantId: string, at: Date): boolean | null;
}
