import type { PersonFacts } from "../domain/customers/customer.ts";
import type { Order } from "../domain/orders/order.ts";
import { attributeOrder } from "./attribute-order.ts";
import { enterByOrder } from "./enter-journeys.ts";
import type { Deps } from "./ports/deps.ts";
import type { CheckoutRow } from "./ports/rows.ts";
import type { Evidence, ShopStore } from "./ports/shop-store.ts";

type Needs = Pick<Deps, "clock" | "ids">;

/** An order was placed or changed. */
export async function applyOrder(deps: Needs, store: ShopStore, order: Order, person: PersonFacts | null, source: Evidence = {}): Promise<void> {
  const customer = person && (await store.customers.upsert(person, deps.ids.next(), source));
  await storeOrder(deps, store, order, customer?.id ?? null);
}

/**
 * Keeps the order and does what follows: credit, the state of its checkouts, and no more mails to whom it belongs.
 * Also for orders that the shop named when it was asked before a hand-off; then `holding` is the person about to be
 * decided for, who needs no second call.
 */
export async function storeOrder(deps: Needs, store: ShopStore, order: Order, customerId: string | null, holding: string | null = null): Promise<void> {
  await store.orders.upsert(order, customerId);
  const current = (await store.orders.get(order.id)) ?? { ...order, customerId };
  const checkouts = await checkoutsOf(store, current);
  const people = [customerId, current.customerId, ...checkouts.map((one) => one.customerId)].filter((id) => id !== null);
  const credit = await attributeOrder(store, current, people);
  const credited = credit && (await store.messages.get(credit.messageId));
  // The message may have been about another checkout than the one that was bought in.
  const about = credited?.checkoutToken ? await store.checkouts.get(credited.checkoutToken) : null;
  for (const checkout of new Map([...checkouts, ...(about ? [about] : [])].map((one) => [one.token, one])).values()) {
    await close(store, checkout, credit !== null, current.createdAt);
  }
  for (const id of new Set(credited ? [...people, credited.customerId] : people)) {
    if (id !== holding) await store.enrollments.hasten(id, deps.clock.now());
  }
  if (holding === null) await enterByOrder(deps, store, current);
}

async function checkoutsOf(store: ShopStore, order: Order): Promise<readonly CheckoutRow[]> {
  const byToken = order.checkoutToken === null ? null : await store.checkouts.get(order.checkoutToken);
  const byCart = order.cartToken === null ? [] : await store.checkouts.byCartToken(order.cartToken);
  return byToken ? [byToken, ...byCart.filter((one) => one.token !== byToken.token)] : byCart;
}

/** A recovery stays one, whatever is learned later; a plain purchase may turn out to be one. It was completed at the earliest time that anything says. */
async function close(store: ShopStore, checkout: CheckoutRow, recovered: boolean, at: Date): Promise<void> {
  const status = recovered || checkout.status === "recovered" ? "recovered" : "purchased";
  if (checkout.status === status && checkout.completedAt !== null && checkout.completedAt <= at) return;
  await store.checkouts.setStatus(checkout.token, status, at);
}
