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
  readonly occasion: string;
  readonly stepIndex: number;
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

/** All that `advance` looks at, as of one time. What was never observed is absent, not false. */
export interface JourneyFacts {
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
  /** occasions of messages already made for this person in this campaign, by step id */
  readonly sentSteps: ReadonlyMap<string, readonly string[]>;
}
