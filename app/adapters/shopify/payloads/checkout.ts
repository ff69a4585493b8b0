import type { z } from "zod";
import type { Checkout } from "../../../domain/carts/checkout.ts";
import { normaliseEmail } from "../../../domain/customers/normalise-email.ts";
import { type Money, parseMoney, sumMoney } from "../../../domain/kernel/money.ts";
import type { ShopFact } from "../../../use-cases/ports/fact-reader.ts";
import { amount, currency, flag, id, list, payload, text, time } from "./fields.ts";
import { checkoutLine, readLines } from "./lines.ts";
import { need, refusal } from "./refusal.ts";
import { webAddress } from "./web-address.ts";
import { type Buyer, address, countryOf, customer, localeOf, nameOf, numericId, personOf } from "./shapes.ts";

/** checkouts/create and checkouts/update. Since API 2026-04 there is no id: `name` is "#" and AbandonedCheckout's number. */
export const checkoutPayload = payload({
  id,
  name: text,
  token: text,
  cart_token: text,
  email: text,
  phone: text,
  customer,
  buyer_accepts_marketing: flag,
  customer_locale: text,
  shipping_address: address,
  billing_address: address,
  currency,
  presentment_currency: currency,
  subtotal_price: amount,
  total_price: amount,
  line_items: list(checkoutLine),
  abandoned_checkout_url: text,
  source_name: text,
  created_at: time,
  updated_at: time,
  completed_at: time,
});
type Raw = z.infer<typeof checkoutPayload>;

/** What a checkout payload says. `arrived` stands in for a missing updated_at. Throws PayloadRefused without a token or currency. */
export function readCheckout(raw: Raw, arrived: Date): readonly ShopFact[] {
  const updatedAt = raw.updated_at ?? raw.created_at ?? arrived;
  const addresses = [raw.shipping_address, raw.billing_address];
  const buyer: Buyer = { email: raw.email, phone: raw.phone, locale: raw.customer_locale, addresses, at: updatedAt };
  const checkout: Checkout = {
    token: need(raw.token, ["token"], "text"),
    cartToken: raw.cart_token,
    shopifyId: raw.id ?? /^#?(\d{1,30})$/.exec(raw.name ?? "")?.[1] ?? null,
    customerShopifyId: numericId(raw.customer),
    email: normaliseEmail(raw.email),
    phone: raw.phone,
    ...nameOf(raw.customer, addresses),
    acceptsMarketing: raw.buyer_accepts_marketing,
    locale: localeOf(raw.customer_locale, raw.customer?.locale),
    country: countryOf(...addresses),
    ...readAmounts(raw),
    recoveryUrl: webAddress(raw.abandoned_checkout_url),
    sourceName: raw.source_name,
    createdAt: raw.created_at ?? updatedAt,
    updatedAt,
    completedAt: raw.completed_at,
  };
  return [{ kind: "checkout", checkout, person: personOf(raw.customer, buyer) }];
}

/** Amounts of a checkout are in the presentment currency. A missing subtotal is the sum of the lines. */
function readAmounts(raw: Raw): Pick<Checkout, "currency" | "presentmentCurrency" | "lines" | "subtotal" | "total"> {
  const shopCurrency = need(raw.currency ?? raw.presentment_currency, ["currency"], "a currency like USD");
  const presentmentCurrency = raw.presentment_currency ?? shopCurrency;
  const lines = readLines(raw.line_items, presentmentCurrency);
  const subtotal = raw.subtotal_price === null ? sumOf(lines.map((line) => line.linePrice), presentmentCurrency) : parseMoney(raw.subtotal_price, presentmentCurrency);
  const total = raw.total_price === null ? subtotal : parseMoney(raw.total_price, presentmentCurrency);
  return { currency: shopCurrency, presentmentCurrency, lines, subtotal, total };
}

function sumOf(amounts: readonly Money[], inCurrency: string): Money {
  try {
    return sumMoney(amounts, inCurrency);
  } catch {
    throw refusal(["line_items"], amounts, "lines whose sum is below 2^53 minor units");
  }
}

/** checkouts/delete has an id and a cart token, and no token. */
export const checkoutDeletedPayload = payload({ id, cart_token: text });

/** Throws PayloadRefused when there is nothing to find the checkout by. */
export function readCheckoutDeleted(raw: z.infer<typeof checkoutDeletedPayload>): readonly ShopFact[] {
  if (raw.id === null && raw.cart_token === null) throw refusal(["id"], null, "a numeric id, or a cart token beside it");
  return [{ kind: "checkout-deleted", shopifyId: raw.id, cartToken: raw.cart_token }];
}
