import { orderPayload } from "../../world/payloads/order.ts";
import { consentPayload } from "../../world/payloads/people.ts";
import { inventoryPayload, productPayload, variantPayload } from "../../world/payloads/product.ts";
import { laterThan } from "../../world/shop-time.ts";
import type { Address, Checkout, Customer, DiscountCode, Order } from "../../world/types.ts";
import { newToken } from "./carts.ts";
import { customerOf, refresh, saveCheckout } from "./checkouts.ts";
import { saveCustomer } from "./customers.ts";
import type { DiscountRefusal } from "./discounts.ts";
import { soldOutLines } from "./lines.ts";
import type { Store } from "./store.ts";
import { productOf, variantOf, variantsOf } from "./store.ts";

export type PayProblem = { kind: "incomplete" } | { kind: "sold-out"; titles: string[] } | { kind: "discount"; code: string; reason: DiscountRefusal } | { kind: "empty" };

/** Where the visitor came from, for the order's landing_site and referring_site. */
export interface Visit {
  readonly landingSite: string | null;
  readonly referringSite: string | null;
}

/**
 * Turns a complete checkout into a paid order and emits what Shopify emits: checkouts/update with completed_at, orders/create, orders/paid,
 * customers/update, the consent if the box was ticked, and the stock's changes. Nothing happens if there is a problem.
 */
export function pay(store: Store, checkout: Checkout, visit: Visit): Order | PayProblem {
  const code = checkout.discount?.code;
  const refused = refresh(store, checkout);
  if (refused && code) {
    saveCheckout(store, checkout);
    return { kind: "discount", code, reason: refused };
  }
  if (checkout.lines.length === 0) return { kind: "empty" };
  const missing = soldOutLines(store, checkout.lines);
  if (missing.length) return { kind: "sold-out", titles: missing.map((l) => l.presentmentTitle) };
  const customer = customerOf(store, checkout);
  if (!customer || !checkout.address || !checkout.shipping) return { kind: "incomplete" };
  const order = placeOrder(store, checkout, customer, checkout.address, visit);
  redeem(store, order);
  thankCustomer(store, order, customer, checkout.address);
  takeFromStock(store, order);
  return order;
}

function placeOrder(store: Store, checkout: Checkout, customer: Customer, address: Address, visit: Visit): Order {
  const { documents } = store.world;
  const number = documents.next("order-number", 1001);
  const at = laterThan(store.world, checkout.updatedAt);
  const id = String(6_120_400_000_000 + number * 4_099);
  const order: Order = {
    id,
    number,
    name: `#${number}`,
    token: newToken(),
    checkoutToken: checkout.token,
    cartToken: checkout.cartToken,
    checkoutId: checkout.id,
    customerId: customer.id,
    email: checkout.email,
    phone: checkout.phone,
    acceptsMarketing: checkout.acceptsMarketing,
    address,
    lines: checkout.lines.map((line, i) => ({ ...line, id: String(15_330_900_000_000 + number * 1_000 + i) })),
    currency: checkout.currency,
    presentmentCurrency: checkout.presentmentCurrency,
    locale: checkout.locale,
    discount: checkout.discount,
    shipping: checkout.shipping!,
    totals: checkout.totals,
    shopTotals: checkout.shopTotals,
    financialStatus: "PAID",
    test: false,
    landingSite: visit.landingSite,
    referringSite: visit.referringSite,
    createdAt: at,
    updatedAt: at,
    cancelledAt: null,
  };
  documents.put("order", id, order);
  checkout.completedAt = at;
  checkout.orderId = id;
  saveCheckout(store, checkout);
  documents.delete("cart", checkout.cartToken);
  return order;
}

function redeem(store: Store, order: Order): void {
  const discount = order.discount && store.world.documents.get<DiscountCode>("discount", order.discount.discountId);
  if (!discount) return;
  discount.redemptions.push({ orderId: order.id, customerId: order.customerId, email: order.email, at: order.createdAt });
  discount.updatedAt = order.createdAt;
  store.world.documents.put("discount", discount.id, discount);
}

function thankCustomer(store: Store, order: Order, customer: Customer, address: Address): void {
  customer.firstName = address.firstName;
  customer.lastName = address.lastName;
  customer.addresses = [...customer.addresses.filter((a) => JSON.stringify(a) !== JSON.stringify(address)), address];
  customer.numberOfOrders += 1;
  customer.amountSpent += order.shopTotals.total;
  customer.lastOrderId = order.id;
  const newlySubscribed = order.acceptsMarketing && customer.email !== null && customer.emailMarketingConsent.state !== "SUBSCRIBED";
  if (newlySubscribed) customer.emailMarketingConsent = { state: "SUBSCRIBED", optInLevel: "SINGLE_OPT_IN", consentUpdatedAt: order.createdAt };
  saveCustomer(store, customer);
  const payload = orderPayload(order, customer, store.storefrontUrl);
  store.world.emit("orders/create", payload);
  store.world.emit("orders/paid", payload);
  if (newlySubscribed) store.world.emit("customers_email_marketing_consent/update", consentPayload(customer));
}

function takeFromStock(store: Store, order: Order): void {
  const touched = new Set<string>();
  for (const line of order.lines) {
    const variant = variantOf(store, line.variantId);
    const product = variant && productOf(store, variant.productId);
    if (!variant?.tracked || !product) continue;
    const before = variant.inventoryQuantity;
    variant.inventoryQuantity -= line.quantity;
    variant.updatedAt = laterThan(store.world, variant.updatedAt);
    store.world.documents.put("variant", variant.id, variant);
    touched.add(product.id);
    store.world.emit("inventory_levels/update", inventoryPayload(variant));
    if (before > 0 && variant.inventoryQuantity <= 0) store.world.emit("variants/out_of_stock", variantPayload(variant, product, before));
  }
  for (const id of touched) {
    const product = productOf(store, id)!;
    product.updatedAt = laterThan(store.world, product.updatedAt);
    store.world.documents.put("product", id, product);
    store.world.emit("products/update", productPayload(product, variantsOf(store, product), store.storefrontUrl));
  }
}
