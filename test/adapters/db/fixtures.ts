import type { Checkout, CheckoutLine } from "../../../app/domain/carts/checkout.ts";
import type { PersonFacts } from "../../../app/domain/customers/customer.ts";
import { mailStep } from "../../../app/domain/journeys/default-campaign.ts";
import { type JourneyDefinition, OPEN_ENTRY } from "../../../app/domain/journeys/definition.ts";
import type { EnrollmentState, VariantFacts } from "../../../app/domain/journeys/facts.ts";
import type { Order } from "../../../app/domain/orders/order.ts";
import type { ShopProfile } from "../../../app/domain/shops/shop.ts";
import type { DecisionRow, NewMessage } from "../../../app/use-cases/ports/rows.ts";
import type { Claim, ShopStore } from "../../../app/use-cases/ports/shop-store.ts";
import type { ClaimedPerson, SystemStore } from "../../../app/use-cases/ports/system-store.ts";

export const SHOP = "a.myshopify.com";
export const OTHER = "b.myshopify.com";
export const NOON = new Date("2026-06-01T12:00:00.000Z");

export function minutes(count: number, from: Date = NOON): Date {
  return new Date(from.getTime() + count * 60_000);
}

export function profile(shop = SHOP): ShopProfile {
  return { shop, name: "A & Co", email: "owner@a.example", storefrontUrl: `https://${shop}`, currency: "USD", timeZone: "America/New_York", locale: "en", country: "US", address: ["1 Main St"] };
}

export function line(over: Partial<CheckoutLine> = {}): CheckoutLine {
  return {
    key: "l1", variantId: "11", productId: "1", title: "Tent", variantTitle: "Green", sku: null, quantity: 1, unitPrice: { minor: 9900, currency: "USD" },
    linePrice: { minor: 9900, currency: "USD" }, properties: [], sellingPlanId: null, requiresShipping: true, ...over,
  };
}

export function checkout(over: Partial<Checkout> = {}): Checkout {
  return {
    token: "t1", cartToken: "c1", shopifyId: "501", customerShopifyId: null, email: "ada@example.com", phone: null, firstName: "Ada", lastName: "Lovelace", acceptsMarketing: true,
    locale: "en", country: "US", currency: "USD", presentmentCurrency: "USD", subtotal: { minor: 9900, currency: "USD" }, total: { minor: 9900, currency: "USD" }, lines: [line()],
    recoveryUrl: "https://a.example/recover?key=1", sourceName: "web", createdAt: NOON, updatedAt: NOON, completedAt: null, ...over,
  };
}

export function order(over: Partial<Order> = {}): Order {
  return {
    id: "9001", name: "#1001", customerShopifyId: null, email: "ada@example.com", phone: null, checkoutToken: "t1", cartToken: "c1", total: { minor: 9900, currency: "USD" },
    presentmentTotal: { minor: 9900, currency: "USD" }, discountCodes: [], sourceName: "web", test: false, financialStatus: "paid", createdAt: minutes(120), updatedAt: minutes(120),
    paidAt: minutes(120), cancelledAt: null, lines: [], fulfilledAt: null, deliveredAt: null, expectedAt: null, statusUrl: null, ...over,
  };
}

export function person(over: Partial<PersonFacts> = {}): PersonFacts {
  return { shopifyId: null, email: "ada@example.com", phone: null, firstName: "Ada", lastName: null, locale: "en", country: "US", at: NOON, ...over };
}

export function variant(over: Partial<VariantFacts> = {}): VariantFacts {
  return {
    id: "11", productId: "1", productTitle: "Tent", variantTitle: "Green", handle: "tent", imageUrl: null, imageAlt: null, tracked: true, inventoryPolicy: "deny",
    inventoryQuantity: 3, availableForSale: true, observedAt: NOON, ...over,
  };
}

export const DEFINITION: JourneyDefinition = {
  trigger: { kind: "checkout-abandoned", idleMinutes: 10, changedCart: "go-on" },
  entry: OPEN_ENTRY,
  exits: [{ kind: "unsubscribed" }],
  steps: [
    { id: "wait", kind: "wait", minutes: 60 },
    mailStep("remind", "remind"),
  ],
};

export function enrollment(over: Partial<EnrollmentState> = {}): EnrollmentState {
  return { id: "e1", campaignId: "recovery", campaignVersion: 1, customerId: "p1", checkoutToken: "t1", orderId: null, occasion: "cart-1", stepIndex: 0, stepEnteredAt: NOON, createdAt: NOON, ...over };
}

export function message(over: Partial<NewMessage> = {}): NewMessage {
  return {
    id: "m1", campaignId: "recovery", customerId: "p1", stepId: "remind", occasion: "cart-1", enrollmentId: "e1", templateId: "remind", templateVersion: 1, checkoutToken: "t1",
    channel: "email", purpose: "marketing", address: "ada@example.com", subject: "Your cart", html: "<p>Hi</p>", text: "Hi", links: ["https://a.example/recover?key=1"], discountCode: null, intentAt: minutes(70), ...over,
  };
}

export function decisionRow(over: Partial<DecisionRow> = {}): DecisionRow {
  return {
    id: "d1", customerId: "p1", enrollmentId: "e1", campaignId: "recovery", checkoutToken: "t1", stepId: null, at: NOON, kind: "planned", reason: null, until: null, messageId: null,
    detail: {}, ...over,
  };
}

/** An installed shop with the campaign, one person with one checkout, and one open enrollment that is due an hour after noon. */
export async function furnish(system: SystemStore, shop = SHOP): Promise<ShopStore> {
  await system.install(profile(shop), NOON);
  const store = system.forShop(shop);
  await store.campaigns.create({ id: "recovery", name: "Recovery", definition: DEFINITION, holdout: 0, on: true }, NOON);
  await store.customers.upsert(person(), "p1");
  await store.checkouts.upsert(checkout(), "p1");
  await store.enrollments.open(enrollment(), minutes(60));
  return store;
}

export function claimOf(person: ClaimedPerson): Claim {
  return { customerId: person.customerId, fence: person.fence, revisions: new Map(person.enrollments.map((one) => [one.id, one.revision])) };
}

/** Claims everybody who is due at a time, and gives the first claim. */
export async function claimAt(system: SystemStore, at: Date, leaseMs = 60_000): Promise<Claim> {
  const [first] = await system.claimDue(at, "worker", leaseMs, 10);
  if (!first) throw new Error("nobody is due");
  return claimOf(first);
}
