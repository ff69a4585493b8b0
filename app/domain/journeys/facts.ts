import type { Checkout, CheckoutStatus } from "../carts/checkout.ts";
import type { ConsentFacts } from "../consent/marketing-consent.ts";
import type { Customer } from "../customers/customer.ts";
import type { Order } from "../orders/order.ts";

/** Where one person stands in one journey. */
export interface EnrollmentState {
  readonly id: string;
  readonly campaignId: string;
  readonly campaignVersion: number;
  readonly customerId: string;
  readonly checkoutToken: string | null;
  /** the order it is about, where it is about one */
  readonly orderId: string | null;
  /** each order has a journey of its own in this campaign, beside others of the person; absent: the person has this one alone */
  readonly perOrder?: boolean;
  readonly occasion: string;
  /** number of the place in the journey, see places.ts */
  readonly stepIndex: number;
  /** a fresh enrollment: when the fact happens that starts it, which may lie ahead */
  readonly stepEnteredAt: Date;
  readonly createdAt: Date;
}

/** What is known about one line's variant, from the shop at the moment of asking. */
export interface VariantFacts {
  readonly id: string;
  readonly productId: string | null;
  readonly productTitle: string;
  readonly variantTitle: string | null;
  readonly handle: string | null;
  readonly imageUrl: string | null;
  readonly imageAlt: string | null;
  readonly tracked: boolean;
  readonly inventoryPolicy: "deny" | "continue";
  readonly inventoryQuantity: number;
  readonly availableForSale: boolean;
  readonly observedAt: Date;
}

/** Whether the person is in a segment, and since when. */
export interface Membership {
  readonly member: boolean;
  readonly since: Date;
}

/** What Shopify's own automation did about this abandonment: Abandonment.emailState. */
export type ShopifyMail = "not-sent" | "scheduled" | "sent";

/** A message that was made, and that the provider refused or that came back ("lost"), or of which nobody knows whether it went out. */
export interface LostMail {
  readonly stepId: string;
  readonly occasion: string;
  readonly outcome: "lost" | "unknown";
}

/** What is stored about one enrollment, as of one time. What was never observed is absent, not false. */
export interface KnownFacts {
  readonly customer: Customer;
  readonly checkout: Checkout | null;
  readonly checkoutStatus: CheckoutStatus | null;
  /** the person's orders, newest first */
  readonly orders: readonly Order[];
  /** a newer open checkout of the same person with an e-mail, if there is one */
  readonly newerCheckoutToken: string | null;
  readonly variants: ReadonlyMap<string, VariantFacts>;
  readonly consent: ConsentFacts;
  /** the checkout is taken for no real shopper's; absent: it is not */
  readonly suspected?: boolean;
  readonly campaignOn: boolean;
  /** the order that the journey is about */
  readonly order: Order | null;
  /** by Shopify's id; a segment that was never observed for this person is absent */
  readonly segments: ReadonlyMap<string, Membership>;
  /** clicks in messages of this enrollment, oldest first */
  readonly clicks: readonly { readonly stepId: string; readonly at: Date }[];
  /** steps of this enrollment other than messages that are done */
  readonly doneSteps: ReadonlySet<string>;
  /** null where it was never asked */
  readonly shopifyMail: ShopifyMail | null;
  /** occasions of messages already made for this person in this campaign, by step id */
  readonly sentSteps: ReadonlyMap<string, readonly string[]>;
  /** those of them that did not get through; absent: all did */
  readonly lostMails?: readonly LostMail[];
}

/** All that `advance` looks at. */
export interface JourneyFacts extends KnownFacts {
  /** IANA zone whose clock the recipient lives by, see recipientZone */
  readonly timeZone: string;
}
