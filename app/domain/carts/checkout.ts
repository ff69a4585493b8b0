import type { Money } from "../kernel/money.ts";

/** A name and value that the shopper or the theme put on a line ("Engraving: Ada"). Names that begin with "_" are hidden from shoppers, as Shopify does. */
export interface LineProperty {
  readonly name: string;
  readonly value: string;
}

/** One line of a checkout as the shopper saw it; money is in the presentment currency. */
export interface CheckoutLine {
  readonly key: string;
  /** numeric id as text; null for custom items and deleted variants */
  readonly variantId: string | null;
  readonly productId: string | null;
  readonly title: string;
  readonly variantTitle: string | null;
  readonly sku: string | null;
  readonly quantity: number;
  readonly unitPrice: Money;
  /** quantity times unit price, less line discounts */
  readonly linePrice: Money;
  readonly properties: readonly LineProperty[];
  readonly sellingPlanId: string | null;
  readonly requiresShipping: boolean;
}

/** A checkout that a shopper began, as of `updatedAt`; one that was not completed is abandoned once it has been idle. */
export interface Checkout {
  readonly token: string;
  readonly cartToken: string | null;
  /** AbandonedCheckout's numeric id, where the payload tells it */
  readonly shopifyId: string | null;
  readonly customerShopifyId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** the box in this checkout; null where the payload does not say */
  readonly acceptsMarketing: boolean | null;
  readonly locale: string | null;
  /** ISO 3166-1 alpha-2 of the shipping, else the billing address */
  readonly country: string | null;
  /** the shop's currency */
  readonly currency: string;
  readonly presentmentCurrency: string;
  readonly subtotal: Money;
  readonly total: Money;
  readonly lines: readonly CheckoutLine[];
  /** opaque; its query string is kept as it is */
  readonly recoveryUrl: string | null;
  readonly sourceName: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly completedAt: Date | null;
}

/** open: not bought yet · recovered: bought, and credited to a message · purchased: bought without our help · deleted: gone from the shop. */
export type CheckoutStatus = "open" | "recovered" | "purchased" | "deleted";
