import { isPartial } from "../domain/carts/partial-checkout.ts";
import { applyCheckout } from "./apply-checkout.ts";
import { applyOrder } from "./apply-order.ts";
import { enterByCustomer } from "./enter-journeys.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import type { Told } from "./ports/told.ts";
import { recordConsent } from "./record-consent.ts";

type Needs = Pick<Deps, "clock" | "ids">;
type Of<Kind extends Told["kind"]> = Extract<Told, { kind: Kind }>;
const SOURCE = { topic: "admin-api", webhookId: "" } as const;

/** Takes what the Admin API tells of one thing, where it is news to us, and lets follow what would have followed from its webhook. Says whether it was. */
export async function applyTold(deps: Needs, store: ShopStore, told: Told): Promise<boolean> {
  switch (told.kind) {
    case "customer":
      return applyCustomer(deps, store, told);
    case "order":
      return applyNewerOrder(deps, store, told);
    case "checkout":
      return applyToldCheckout(deps, store, told);
  }
}

async function applyCustomer(deps: Needs, store: ShopStore, { person, consent }: Of<"customer">): Promise<boolean> {
  const [stored] = await store.history.people([person], () => deps.ids.next());
  const customer = stored && (await store.customers.get(stored.id));
  if (!stored || !customer) return false;
  await enterByCustomer(deps, store, customer);
  if (consent === null) return stored.learned;
  const known = await store.customers.consents(customer.id, consent.channel);
  if (known.some((one) => one.source === consent.source && one.at.getTime() === consent.at.getTime())) return stored.learned;
  await recordConsent(deps, store, customer, consent, person);
  return true;
}

async function applyNewerOrder(deps: Needs, store: ShopStore, { order, person }: Of<"order">): Promise<boolean> {
  const known = await store.orders.get(order.id);
  if (known && known.updatedAt >= order.updatedAt) return false;
  await applyOrder(deps, store, order, person);
  return true;
}

/**
 * Of a checkout that we know by its webhooks, the Admin API tells only lines, amounts and whether it was completed; who
 * it is and what they agreed to stays as the webhooks said.
 */
async function applyToldCheckout(deps: Needs, store: ShopStore, { checkout, person }: Of<"checkout">): Promise<boolean> {
  const known = await store.checkouts.byShopifyId(checkout.shopifyId);
  if (known && known.updatedAt >= checkout.updatedAt) {
    if (known.status !== "open" || checkout.completedAt === null) return false;
    await store.checkouts.setStatus(known.token, "purchased", checkout.completedAt);
    if (known.customerId !== null) await store.enrollments.hasten(known.customerId, deps.clock.now());
    return true;
  }
  if (!known || isPartial(known)) {
    await applyCheckout(deps, store, checkout, person, SOURCE);
    return true;
  }
  const { lines, subtotal, total, presentmentCurrency, completedAt, updatedAt } = checkout;
  const recoveryUrl = checkout.recoveryUrl ?? known.recoveryUrl;
  await applyCheckout(deps, store, { ...known, lines, subtotal, total, presentmentCurrency, completedAt, updatedAt, recoveryUrl }, null, SOURCE);
  return true;
}
