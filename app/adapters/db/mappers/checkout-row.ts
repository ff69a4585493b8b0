import type { Checkout, CheckoutLine, CheckoutStatus } from "../../../domain/carts/checkout.ts";
import type { Suspicion, Verdict } from "../../../domain/customers/bot-score.ts";
import type { Reason } from "../../../domain/journeys/decision.ts";
import type { CheckoutRow, CountedCheckout } from "../../../use-cases/ports/rows.ts";
import type { Checkout as Stored } from "../../../generated/prisma/client.ts";
import type { Columns } from "../newer-wins.ts";
import { flag, json, minor, minorUnits, text, time } from "./columns.ts";

/** A checkout's row with what is counted beside it. */
export interface CountedCheckoutRow extends Stored {
  readonly messagesSent: number;
  readonly lastReason: string | null;
  readonly nextDueAt: Date | null;
}

/** The columns of a checkout's payload. */
export function checkoutColumns(shop: string, checkout: Checkout, customerId: string | null): Columns {
  return {
    shop: text(shop),
    token: text(checkout.token),
    cartToken: text(checkout.cartToken),
    customerId: text(customerId),
    shopifyId: text(checkout.shopifyId),
    customerShopifyId: text(checkout.customerShopifyId),
    email: text(checkout.email),
    phone: text(checkout.phone),
    firstName: text(checkout.firstName),
    lastName: text(checkout.lastName),
    acceptsMarketing: flag(checkout.acceptsMarketing),
    locale: text(checkout.locale),
    country: text(checkout.country),
    currency: text(checkout.currency),
    presentmentCurrency: text(checkout.presentmentCurrency),
    subtotalMinor: minor(checkout.subtotal),
    totalMinor: minor(checkout.total),
    lines: json(checkout.lines),
    recoveryUrl: text(checkout.recoveryUrl),
    sourceName: text(checkout.sourceName),
    createdAt: time(checkout.createdAt),
    updatedAt: time(checkout.updatedAt),
    completedAt: time(checkout.completedAt),
  };
}

/** The columns that make a checkout. */
export const CHECKOUT_COLUMNS = [
  "token", "cartToken", "shopifyId", "customerShopifyId", "email", "phone", "firstName", "lastName", "acceptsMarketing", "locale", "country", "currency", "presentmentCurrency",
  "subtotalMinor", "totalMinor", "lines", "recoveryUrl", "sourceName", "createdAt", "updatedAt", "completedAt",
] as const satisfies readonly (keyof Stored)[];

/** Subtotal and total are in the presentment currency, as the lines are. */
export function toCheckout(row: Pick<Stored, (typeof CHECKOUT_COLUMNS)[number]>): Checkout {
  return {
    token: row.token,
    cartToken: row.cartToken,
    shopifyId: row.shopifyId,
    customerShopifyId: row.customerShopifyId,
    email: row.email,
    phone: row.phone,
    firstName: row.firstName,
    lastName: row.lastName,
    acceptsMarketing: row.acceptsMarketing,
    locale: row.locale,
    country: row.country,
    currency: row.currency,
    presentmentCurrency: row.presentmentCurrency,
    subtotal: { minor: minorUnits(row.subtotalMinor), currency: row.presentmentCurrency },
    total: { minor: minorUnits(row.totalMinor), currency: row.presentmentCurrency },
    lines: row.lines as unknown as readonly CheckoutLine[],
    recoveryUrl: row.recoveryUrl,
    sourceName: row.sourceName,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    completedAt: row.completedAt,
  };
}

function doubtOf({ suspicions, suspected, verdict }: Stored): Pick<CheckoutRow, "doubt"> {
  const signs = suspicions as unknown as readonly Suspicion[];
  return signs.length === 0 && !suspected && verdict === null ? {} : { doubt: { suspicions: signs, suspected, verdict: verdict as Verdict | null } };
}

/** A checkout as use cases know it. */
export function toCheckoutRow(row: Stored): CheckoutRow {
  return { ...toCheckout(row), customerId: row.customerId, status: row.status as CheckoutStatus, ...doubtOf(row) };
}

/** A checkout as pages know it. */
export function toCountedCheckout(row: CountedCheckoutRow): CountedCheckout {
  const { messagesSent, lastReason, nextDueAt } = row;
  return { ...toCheckoutRow(row), messagesSent, lastReason: lastReason as Reason | null, nextDueAt };
}
