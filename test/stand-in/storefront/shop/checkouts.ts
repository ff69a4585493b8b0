import { randomBytes } from "node:crypto";
import { checkoutPayload } from "../../world/payloads/checkout.ts";
import { laterThan } from "../../world/shop-time.ts";
import type { Cart, Checkout, Customer } from "../../world/types.ts";
import { asCartLines, newToken } from "./carts.ts";
import { findOrCreateCustomer } from "./customers.ts";
import type { DiscountRefusal, DiscountSituation } from "./discounts.ts";
import { applyDiscount, findDiscount, refusalOf } from "./discounts.ts";
import { pricedLines } from "./lines.ts";
import type { Store } from "./store.ts";
import { shippingMethods, totalsOf } from "./totals.ts";

export const checkoutOf = (store: Store, token: string): Checkout | null => store.world.documents.get<Checkout>("checkout", token);

/** The cart's open checkout with the cart's lines of now, or a new one. Emits checkouts/create or, if something changed, checkouts/update. */
export function beginCheckout(store: Store, cart: Cart): Checkout {
  const open = store.world.documents.list<Checkout>("checkout").find((c) => c.cartToken === cart.token && c.completedAt === null);
  const checkout = open ?? emptyCheckout(store, cart);
  checkout.lines = pricedLines(store, cart.lines, cart.currency, cart.locale);
  checkout.presentmentCurrency = cart.currency;
  checkout.locale = cart.locale;
  if (cart.discountCode && !checkout.discount) enterCode(store, checkout, cart.discountCode);
  refresh(store, checkout);
  saveCheckout(store, checkout);
  return checkout;
}

function emptyCheckout(store: Store, cart: Cart): Checkout {
  const at = laterThan(store.world, null);
  const nothing = { lineItems: 0, discounts: 0, subtotal: 0, shipping: 0, tax: 0, total: 0 };
  return {
    token: newToken(),
    id: String(34_118_200_000_000 + store.world.documents.next("checkout-id", 1) * 3_277),
    cartToken: cart.token,
    recoveryKey: randomBytes(16).toString("hex"),
    email: null,
    phone: null,
    acceptsMarketing: false,
    address: null,
    lines: [],
    currency: "USD",
    presentmentCurrency: cart.currency,
    locale: cart.locale,
    discount: null,
    shipping: null,
    totals: nothing,
    shopTotals: nothing,
    customerId: null,
    note: null,
    createdAt: at,
    updatedAt: at,
    completedAt: null,
    orderId: null,
    announced: null,
  };
}

/** Reads prices again and brings shipping, discount and totals into line. Returns why a code that was applied no longer works. */
export function refresh(store: Store, checkout: Checkout): DiscountRefusal | null {
  if (checkout.completedAt) return null;
  checkout.lines = pricedLines(store, asCartLines(checkout.lines), checkout.presentmentCurrency, checkout.locale);
  const methods = shippingMethods(checkout.lines, checkout.presentmentCurrency, checkout.locale);
  checkout.shipping = checkout.address ? (methods.find((m) => m.code === checkout.shipping?.code) ?? methods[0] ?? null) : null;
  let refused: DiscountRefusal | null = null;
  if (checkout.discount) refused = enterCode(store, checkout, checkout.discount.code);
  Object.assign(checkout, totalsOf(checkout.lines, checkout.discount, checkout.shipping, checkout.presentmentCurrency));
  return refused;
}

/** Applies a code, or says why not; a code that does not work leaves the checkout without one. */
export function enterCode(store: Store, checkout: Checkout, code: string): DiscountRefusal | null {
  const discount = findDiscount(store.world.documents, code);
  const refused = refusalOf(discount, situationOf(store, checkout));
  checkout.discount = discount && !refused ? applyDiscount(discount, situationOf(store, checkout)) : null;
  Object.assign(checkout, totalsOf(checkout.lines, checkout.discount, checkout.shipping, checkout.presentmentCurrency));
  return refused;
}

function situationOf(store: Store, checkout: Checkout): DiscountSituation {
  const { customerId, email, lines, shipping, presentmentCurrency: currency } = checkout;
  return { now: store.world.clock.now(), customerId, email, lines, shipping, currency };
}

export const customerOf = (store: Store, checkout: Pick<Checkout, "customerId">): Customer | null =>
  checkout.customerId ? store.world.documents.get<Customer>("customer", checkout.customerId) : null;

/** Keeps a checkout. What the payload says decides whether anything is emitted: checkouts/create the first time, then checkouts/update on a change. */
export function saveCheckout(store: Store, checkout: Checkout): void {
  if (checkout.email || checkout.phone) checkout.customerId = findOrCreateCustomer(store, checkout).id;
  const fingerprint = JSON.stringify({ ...checkout, updatedAt: null, announced: null });
  if (fingerprint === checkout.announced) return;
  const first = checkout.announced === null;
  checkout.updatedAt = first ? checkout.createdAt : laterThan(store.world, checkout.updatedAt);
  checkout.announced = fingerprint;
  store.world.documents.put("checkout", checkout.token, checkout);
  store.world.emit(first ? "checkouts/create" : "checkouts/update", checkoutPayload(checkout, customerOf(store, checkout), store.storefrontUrl));
}
