import { enterBySegment } from "./enter-journeys.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopFact } from "./ports/fact-reader.ts";
import type { Evidence, ShopStore } from "./ports/shop-store.ts";
import { segmentsInUse } from "./running-campaigns.ts";

type Needs = Pick<Deps, "clock" | "ids">;
type Of<Kind extends ShopFact["kind"]> = Extract<ShopFact, { kind: Kind }>;

/** A segment was made, changed or deleted in Shopify. */
export async function applySegment(store: ShopStore, { id, name, query, deleted, at }: Of<"segment">): Promise<void> {
  await store.segments.change({ id, name, query, deleted }, at);
}

/** Somebody came into a segment or left it. Of segments that no campaign asks about nothing is kept: their members are read once one does. */
export async function applyMembership(deps: Needs, store: ShopStore, { segmentId, customerShopifyId, member, at }: Of<"segment-membership">, source: Evidence): Promise<void> {
  if (!(await segmentsInUse(store)).has(segmentId)) return;
  const nobodyElse = { shopifyId: customerShopifyId, email: null, phone: null, firstName: null, lastName: null, locale: null, country: null, at };
  const { id: customerId } = (await store.customers.byShopifyId(customerShopifyId)) ?? (await store.customers.upsert(nobodyElse, deps.ids.next(), source));
  await store.segments.remember(segmentId, [{ customerId, member, at }]);
  await store.enrollments.hasten(customerId, deps.clock.now());
  if (member) await enterBySegment(deps, store, { segmentId, customerIds: [customerId], at });
}
