import type { Money } from "../kernel/money.ts";

/** One line of an order, as much as messages and conditions need; money is in the presentment currency. */
export interface OrderLine {
  readonly variantId: string | null;
  readonly productId: string | null;
  readonly title: string;
  readonly variantTitle: string | null;
  /** what is left of it after edits and refunds */
  readonly quantity: number;
  readonly unitPrice: Money;
}

/** An order as of `updatedAt`. `total` is in the shop's currency after edits and refunds; ids are numeric text. */
export interface Order {
  readonly id: string;
  /** what people call it, "#1001" */
  readonly name: string;
  readonly customerShopifyId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly checkoutToken: string | null;
  readonly cartToken: string | null;
  readonly total: Money;
  readonly presentmentTotal: Money;
  /** upper case */
  readonly discountCodes: readonly string[];
  readonly sourceName: string | null;
  readonly test: boolean;
  readonly financialStatus: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly paidAt: Date | null;
  readonly cancelledAt: Date | null;
  /** the page where the customer sees it; absent or null where that was not told */
  readonly statusUrl?: string | null;
  readonly lines: readonly OrderLine[];
  /** when all of it had been sent; null until then, and where that was never observed */
  readonly fulfilledAt: Date | null;
  /** in how many parcels it was sent so far; absent where that was not told */
  readonly parcels?: number;
  /** when the last parcel was delivered; null until then, and where no carrier says */
  readonly deliveredAt: Date | null;
  /** when the carriers promise all that is still under way; null where one of them promised nothing */
  readonly expectedAt: Date | null;
}
