import { identityOf } from "../domain/customers/identity.ts";
import { applyOrder } from "./apply-order.ts";
import { applyTold } from "./apply-told.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import type { Told } from "./ports/told.ts";

type Needs = Pick<Deps, "clock" | "ids">;
type Of<Kind extends Told["kind"]> = Extract<Told, { kind: Kind }>;

/**
 * Stores a part of the shop's past. `newsFrom`: orders from then on may have come of our messages or end a journey, and
 * take the way of a webhook; those before are only remembered. Safe to repeat.
 */
export async function storeToldBatch(deps: Needs, store: ShopStore, told: readonly Told[], newsFrom: Date): Promise<void> {
  await storeCustomers(deps, store, told.filter((one) => one.kind === "customer"));
  const orders = told.filter((one) => one.kind === "order");
  await storeOldOrders(deps, store, orders.filter((one) => one.order.createdAt < newsFrom));
  for (const { order, person } of orders) if (order.createdAt >= newsFrom) await applyOrder(deps, store, order, person);
  for (const one of told) if (one.kind === "checkout") await applyTold(deps, store, one);
}

async function storeCustomers(deps: Needs, store: ShopStore, told: readonly Of<"customer">[]): Promise<void> {
  if (told.length === 0) return;
  const people = await store.history.people(told.map((one) => one.person), () => deps.ids.next());
  const said = told.flatMap(({ person, consent }, index) => {
    const customerId = people[index]?.id;
    return consent && customerId !== undefined ? [{ customerId, address: person.email, identity: identityOf(person), record: consent }] : [];
  });
  await store.history.consents(said);
}

async function storeOldOrders(deps: Needs, store: ShopStore, told: readonly Of<"order">[]): Promise<void> {
  if (told.length === 0) return;
  const buyers = told.flatMap(({ person }) => person ?? []);
  const people = await store.history.people(buyers, () => deps.ids.next());
  const idOf = new Map(buyers.map((person, index) => [person, people[index]?.id ?? null]));
  await store.history.orders(told.map(({ order, person }) => ({ order, customerId: person && (idOf.get(person) ?? null) })));
}
