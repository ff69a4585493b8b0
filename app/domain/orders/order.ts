import type { Money } from "../kernel/money.ts";

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
}
