import type { Question } from "../../../use-cases/ports/shop-api.ts";

/** A value as a phrase of Shopify's search syntax: within quotes only the quote and the backslash mean anything. */
export function phrase(value: string): string {
  return `"${value.replace(/[\\"]/g, "\\$&")}"`;
}

/** Orders of one person since their checkout began, by any of the ways orders can be searched; null where there is none. */
export function ordersSearch({ customerShopifyId, email, typedEmail, checkout }: Question): string | null {
  const ways = [
    customerShopifyId && `customer_id:${phrase(customerShopifyId)}`,
    email && `email:${phrase(email)}`,
    typedEmail && `email:${phrase(typedEmail)}`,
    checkout?.token && `checkout_token:${phrase(checkout.token)}`,
    checkout?.cartToken && `cart_token:${phrase(checkout.cartToken)}`,
  ].filter((way) => typeof way === "string" && way !== "");
  if (ways.length === 0) return null;
  const since = checkout ? ` AND created_at:>='${wholeSecond(checkout.createdAt)}'` : "";
  return `(${ways.join(" OR ")})${since}`;
}

/** What was changed from one time to another, both included. */
export function changedBetween(since: Date, until: Date): string {
  return `updated_at:>='${wholeSecond(since)}' AND updated_at:<='${wholeSecond(until)}'`;
}

/** Shopify's times have whole seconds; rounding down never loses an order. */
function wholeSecond(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, "Z");
}
