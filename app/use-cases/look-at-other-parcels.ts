import type { EnrollmentState } from "../domain/journeys/facts.ts";
import { otherParcels } from "../domain/journeys/other-parcels.ts";
import type { Order } from "../domain/orders/order.ts";
import { enterJourney } from "./enter-journey.ts";
import type { Desk } from "./shop-desk.ts";

/** Lets in the next of a person's orders that are or will be late, where one has left its place; see freesPlace. */
export async function lookAtOtherParcels(desk: Desk, { campaignId, customerId, orderId }: EnrollmentState, orders: readonly Order[]): Promise<void> {
  const campaign = desk.campaign(campaignId);
  if (campaign?.status !== "on") return;
  const { definition } = await desk.version(campaignId, campaign.currentVersion);
  for (const { start, order } of otherParcels(definition, orders, orderId)) {
    // what ends a journey may be somebody else's order, named by an address that was typed
    if ((await desk.store.orders.get(order.id))?.customerId !== customerId) continue;
    if (await enterJourney(desk.deps, { store: desk.store, campaign, definition, customerId, start, order })) return;
  }
}
