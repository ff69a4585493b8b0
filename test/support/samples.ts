import type { Checkout, CheckoutLine } from "../../app/domain/carts/checkout.ts";
import type { EnrollmentState, JourneyFacts, VariantFacts } from "../../app/domain/journeys/facts.ts";
import type { Order } from "../../app/domain/orders/order.ts";
import { money } from "../../app/domain/kernel/money.ts";

/** A time to count from in tests: a Tuesday, 14:00 UTC, 10:00 in New York. */
export const NOON = new Date("2026-06-16T14:00:00Z");
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `NOON` moved by so many milliseconds. */
export function after(ms: number): Date {
  return new Date(NOON.getTime() + ms);
}

export function aLine(change: Partial<CheckoutLine> = {}): CheckoutLine {
  const unitPrice = change.unitPrice ?? money(4900, "USD");
  const quantity = change.quantity ?? 1;
  return {
    key: "k1", variantId: "11", productId: "1", title: "Alpine jacket", variantTitle: "Moss / M", sku: "AJ-M", quantity, unitPrice,
    linePrice: money(unitPrice.minor * quantity, unitPrice.currency), properties: [], sellingPlanId: null, requiresShipping: true, ...change,
  };
}

export function aCheckout(change: Partial<Checkout> = {}): Checkout {
  return {
    token: "tok-1", cartToken: "cart-1", shopifyId: "901", customerShopifyId: null, email: "ada@example.com", phone: null, firstName: "Ada", lastName: "Lovelace",
    acceptsMarketing: true, locale: "en", country: "US", currency: "USD", presentmentCurrency: "USD", subtotal: money(4900, "USD"), total: money(5500, "USD"),
    lines: [aLine()], recoveryUrl: "https://shop.example/1/checkouts/ac/cart-1/recover?key=abc", sourceName: "web",
    createdAt: NOON, updatedAt: NOON, completedAt: null, ...change,
  };
}

export function anOrder(change: Partial<Order> = {}): Order {
  return {
    id: "5001", name: "#1001", customerShopifyId: null, email: "ada@example.com", phone: null, checkoutToken: "tok-1", cartToken: "cart-1",
    total: money(4900, "USD"), presentmentTotal: money(4900, "USD"), discountCodes: [], sourceName: "web", test: false, financialStatus: "paid",
    createdAt: after(HOUR), updatedAt: after(HOUR), paidAt: after(HOUR), cancelledAt: null, lines: [], fulfilledAt: null, deliveredAt: null, expectedAt: null, ...change,
  };
}

export function aVariant(change: Partial<VariantFacts> = {}): VariantFacts {
  return {
    id: "11", productId: "1", productTitle: "Alpine jacket", variantTitle: "Moss / M", handle: "alpine-jacket", imageUrl: "https://cdn.example/a.png", imageAlt: "Jacket",
    tracked: true, inventoryPolicy: "deny", inventoryQuantity: 3, availableForSale: true, observedAt: NOON, ...change,
  };
}

export function anEnrollment(change: Partial<EnrollmentState> = {}): EnrollmentState {
  return {
    id: "enr-1", campaignId: "camp-1", campaignVersion: 1, customerId: "cus-1", checkoutToken: "tok-1", orderId: null, occasion: "cart-x",
    stepIndex: 0, stepEnteredAt: NOON, createdAt: NOON, ...change,
  };
}

export function journeyFacts(change: Partial<JourneyFacts> = {}): JourneyFacts {
  return {
    customer: { id: "cus-1", shopifyId: null, email: "ada@example.com", phone: null, firstName: "Ada", lastName: null, locale: "en", country: "US", timeZone: null },
    checkout: aCheckout(), checkoutStatus: "open", orders: [], newerCheckoutToken: null, variants: new Map(),
    consent: { records: [{ channel: "email", state: "subscribed", source: "checkout-box", at: NOON, evidence: {} }], suppression: null, country: "US" },
    campaignOn: true, sentSteps: new Map(), order: null, segments: new Map(), clicks: [], doneSteps: new Set(), shopifyMail: null, timeZone: "America/New_York", ...change,
  };
}
