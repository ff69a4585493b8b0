import type { ParcelNews } from "../domain/orders/parcel.ts";
import { enterByOrder } from "./enter-journeys.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopStore } from "./ports/shop-store.ts";

/** Keeps what is said of a parcel; whoever placed its order is looked at again, for a journey may wait for that, or begin by it. Safe to repeat. */
export async function applyFulfilment(deps: Pick<Deps, "clock" | "ids">, store: ShopStore, news: ParcelNews): Promise<void> {
  await store.orders.sawParcel(news);
  const order = await store.orders.get(news.orderId);
  if (!order) return;
  if (order.customerId) await store.enrollments.hasten(order.customerId, deps.clock.now());
  await enterByOrder(deps, store, order);
}
