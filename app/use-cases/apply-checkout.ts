import type { Checkout } from "../domain/carts/checkout.ts";
import { isSuspected, scoreCheckout } from "../domain/customers/bot-score.ts";
import type { Customer, PersonFacts } from "../domain/customers/customer.ts";
import { linesVersion } from "../domain/facts/checkout-lines.ts";
import { enrollAbandoned } from "./enroll-abandoned.ts";
import type { Deps } from "./ports/deps.ts";
import type { CheckoutRow } from "./ports/rows.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import { recordCheckoutBox } from "./record-checkout-box.ts";
import type { Source } from "./record-checkout-box.ts";
import { judgeCheckout } from "./spot-bots.ts";

type Needs = Pick<Deps, "clock" | "ids">;

/** A checkout began or changed. What follows from the stored checkout is done even where the news are old, so that a repeat heals a crash. */
export async function applyCheckout(deps: Needs, store: ShopStore, checkout: Checkout, person: PersonFacts | null, source: Source): Promise<void> {
  await storeCheckout(deps, store, checkout, await learnCheckout(deps, store, checkout, person, source), source);
}

/** Who it is, and what the lines were then: news even where a newer payload of the checkout is known. */
export async function learnCheckout(deps: Needs, store: ShopStore, checkout: Checkout, person: PersonFacts | null, source: Source): Promise<Customer | null> {
  const customer = person && !(await isBots(store, checkout)) ? await store.customers.upsert(person, deps.ids.next(), { ...source }) : null;
  await store.versions.save([linesVersion(checkout)]);
  return customer;
}

/** Keeps the checkout of a known person, old news aside, and does what follows. */
export async function storeCheckout(deps: Needs, store: ShopStore, checkout: Checkout, customer: Customer | null, source: Source): Promise<void> {
  await store.checkouts.upsert(checkout, customer?.id ?? null);
  const found = await store.checkouts.get(checkout.token);
  if (!found) return;
  const stored = await judgeCheckout(deps, store, found);
  if (customer) await recordCheckoutBox(deps, store, customer, stored, source);
  await followUp(deps, store, stored);
}

/** What gives itself away becomes no person, unless the merchant said that it is one. */
async function isBots(store: ShopStore, checkout: Checkout): Promise<boolean> {
  const score = scoreCheckout(checkout);
  return isSuspected(score, null) && isSuspected(score, (await store.checkouts.get(checkout.token))?.doubt?.verdict ?? null);
}

async function followUp(deps: Needs, store: ShopStore, stored: CheckoutRow): Promise<void> {
  const current: CheckoutRow = (await closeIfBought(store, stored)) ? { ...stored, status: "purchased" } : stored;
  await enrollAbandoned(deps, store, current);
  if (current.customerId !== null && current.status !== "open") await store.enrollments.hasten(current.customerId, deps.clock.now());
}

/** The order may have arrived before its checkout. */
async function closeIfBought(store: ShopStore, checkout: CheckoutRow): Promise<boolean> {
  if (checkout.status !== "open") return false;
  const [order] = await store.orders.ofCheckout(checkout.token, checkout.cartToken);
  const boughtAt = order?.createdAt ?? checkout.completedAt;
  if (boughtAt) await store.checkouts.setStatus(checkout.token, "purchased", boughtAt);
  return boughtAt !== null;
}

/** A checkout is gone from the shop. Its payload knows neither token nor person. */
export async function applyCheckoutDeleted(deps: Needs, store: ShopStore, gone: { readonly shopifyId: string | null; readonly cartToken: string | null }): Promise<void> {
  const byId = gone.shopifyId === null ? null : await store.checkouts.byShopifyId(gone.shopifyId);
  const found = byId ? [byId] : gone.cartToken === null ? [] : await store.checkouts.byCartToken(gone.cartToken);
  for (const checkout of found) {
    if (checkout.status !== "open") continue;
    await store.checkouts.setStatus(checkout.token, "deleted", deps.clock.now());
    if (checkout.customerId !== null) await store.enrollments.hasten(checkout.customerId, deps.clock.now());
  }
}
