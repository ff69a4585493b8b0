import type { z } from "zod";
import { normaliseEmail } from "../../../domain/customers/normalise-email.ts";
import { type Money, parseMoney } from "../../../domain/kernel/money.ts";
import type { Order } from "../../../domain/orders/order.ts";
import type { ShopFact } from "../../../use-cases/ports/fact-reader.ts";
import { currency, flag, id, list, maybe, payload, signedAmount, text, time } from "./fields.ts";
import { parcelPayload, readSending } from "./fulfilments.ts";
import { orderLine, readOrderLines } from "./order-lines.ts";
import { need } from "./refusal.ts";
import { webAddress } from "./web-address.ts";
import { type Buyer, address, customer, numericId, personOf } from "./shapes.ts";

const moneyPart = maybe({ amount: signedAmount, currency_code: currency });
const moneySet = maybe({ shop_money: moneyPart, presentment_money: moneyPart });

/** orders/create, paid, updated, fulfilled and cancelled. */
export const orderPayload = payload({
  id,
  admin_graphql_api_id: text,
  name: text,
  order_number: text,
  email: text,
  contact_email: text,
  phone: text,
  customer,
  customer_locale: text,
  shipping_address: address,
  billing_address: address,
  checkout_token: text,
  cart_token: text,
  currency,
  presentment_currency: currency,
  current_total_price: signedAmount,
  current_total_price_set: moneySet,
  total_price: signedAmount,
  total_price_set: moneySet,
  discount_codes: list(maybe({ code: text })),
  line_items: list(orderLine),
  fulfillment_status: text,
  fulfillments: list(parcelPayload),
  source_name: text,
  order_status_url: text,
  test: flag,
  financial_status: text,
  created_at: time,
  processed_at: time,
  updated_at: time,
  cancelled_at: time,
});
type Raw = z.infer<typeof orderPayload>;

/** States in which the money has come in, whatever happened to it later. */
export const PAID_STATUSES: ReadonlySet<string> = new Set(["paid", "partially_refunded", "refunded"]);

/** What an order payload says. `arrived` stands in for a missing updated_at. Throws PayloadRefused without an id, currency or total. */
export function readOrder(raw: Raw, arrived: Date): readonly ShopFact[] {
  const updatedAt = raw.updated_at ?? raw.created_at ?? arrived;
  const createdAt = raw.created_at ?? raw.processed_at ?? updatedAt;
  const orderId = need(numericId(raw), ["id"], "a numeric id");
  const email = raw.email ?? raw.contact_email ?? raw.customer?.email ?? null;
  const financialStatus = raw.financial_status?.toLowerCase() ?? null;
  const buyer: Buyer = { email, phone: raw.phone, locale: raw.customer_locale, addresses: [raw.shipping_address, raw.billing_address], at: updatedAt };
  const totals = readTotals(raw);
  const order: Order = {
    id: orderId,
    name: raw.name ?? `#${raw.order_number ?? orderId}`,
    customerShopifyId: numericId(raw.customer),
    email: normaliseEmail(email),
    phone: raw.phone ?? raw.customer?.phone ?? null,
    checkoutToken: raw.checkout_token,
    cartToken: raw.cart_token,
    ...totals,
    discountCodes: [...new Set(raw.discount_codes.flatMap((one) => one?.code?.toUpperCase() ?? []))],
    sourceName: raw.source_name,
    test: raw.test ?? false,
    financialStatus,
    createdAt,
    updatedAt,
    // Shopify does not say when an order was paid; it says when it was processed.
    paidAt: PAID_STATUSES.has(financialStatus ?? "") ? (raw.processed_at ?? createdAt) : null,
    cancelledAt: raw.cancelled_at,
    statusUrl: webAddress(raw.order_status_url),
    lines: readOrderLines(raw.line_items, totals.total.currency),
    ...readSending(raw.fulfillment_status, raw.fulfillments, updatedAt),
  };
  return [{ kind: "order", order, person: personOf(raw.customer, buyer) }];
}

/** The current total, after edits and refunds, else the first one. */
function readTotals(raw: Raw): Pick<Order, "total" | "presentmentTotal"> {
  const set = raw.current_total_price_set ?? raw.total_price_set;
  const decimal = set?.shop_money?.amount ?? raw.current_total_price ?? raw.total_price;
  const shopCurrency = need(set?.shop_money?.currency_code ?? raw.currency, ["currency"], "a currency like USD");
  const total = parseMoney(need(decimal, ["current_total_price"], "an amount like 19.99"), shopCurrency);
  return { total, presentmentTotal: presentment(set?.presentment_money ?? null) ?? total };
}

function presentment(part: { amount: string | null; currency_code: string | null } | null): Money | null {
  return part?.amount && part.currency_code ? parseMoney(part.amount, part.currency_code) : null;
}

export const orderDeletedPayload = payload({ id });

/** Throws PayloadRefused without an id. */
export function readOrderDeleted(raw: z.infer<typeof orderDeletedPayload>): readonly ShopFact[] {
  return [{ kind: "order-deleted", orderId: need(raw.id, ["id"], "a numeric id") }];
}
