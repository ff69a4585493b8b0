import { parcelEventPayload, parcelPayload } from "../payloads/fulfillment.ts";
import { linePayload, orderPayload } from "../payloads/order.ts";
import { laterThan } from "../shop-time.ts";
import type { Customer, Order, Parcel } from "../types.ts";
import type { World } from "../world.ts";

/** How long the carrier says that it takes. */
const DELIVERY_MS = 3 * 86_400_000;

interface Shopfront {
  readonly world: World;
  readonly storefrontUrl: string;
}

export type FulfilmentProblem = "no such order" | "cancelled" | "sent already" | "not sent yet" | "delivered already";

/** The merchant sends all of an order. Emits what Shopify emits: fulfillments/create, orders/updated, orders/fulfilled, and the carrier's first word. */
export function fulfilOrder(shop: Shopfront, orderId: string): Order | FulfilmentProblem {
  const order = shop.world.documents.get<Order>("order", orderId);
  if (!order) return "no such order";
  if (order.cancelledAt) return "cancelled";
  if (order.parcels?.length) return "sent already";
  const at = laterThan(shop.world, order.updatedAt);
  const parcel: Parcel = {
    id: String(5_210_700_000_000 + shop.world.documents.next("parcel-id", 1) * 2_113),
    createdAt: at, updatedAt: at, carrier: "in_transit", deliveredAt: null, estimatedDeliveryAt: new Date(Date.parse(at) + DELIVERY_MS).toISOString(),
  };
  keep(shop, order, parcel);
  tell(shop, order, parcel, ["fulfillments/create", "orders/updated", "orders/fulfilled", "fulfillment_events/create"]);
  return order;
}

/** The carrier delivers it. Emits fulfillment_events/create, fulfillments/update and orders/updated. */
export function deliverOrder(shop: Shopfront, orderId: string): Order | FulfilmentProblem {
  const order = shop.world.documents.get<Order>("order", orderId);
  if (!order) return "no such order";
  const [parcel] = order.parcels ?? [];
  if (!parcel) return "not sent yet";
  if (parcel.deliveredAt) return "delivered already";
  const at = laterThan(shop.world, parcel.updatedAt);
  keep(shop, order, { ...parcel, carrier: "delivered", deliveredAt: at, updatedAt: at });
  tell(shop, order, order.parcels![0]!, ["fulfillment_events/create", "fulfillments/update", "orders/updated"]);
  return order;
}

function keep({ world }: Shopfront, order: Order, parcel: Parcel): void {
  order.parcels = [parcel];
  order.updatedAt = laterThan(world, order.updatedAt);
  world.documents.put("order", order.id, order);
}

function tell({ world, storefrontUrl }: Shopfront, order: Order, parcel: Parcel, topics: readonly string[]): void {
  const customer = world.documents.get<Customer>("customer", order.customerId);
  if (!customer) throw new Error(`the world has no customer ${order.customerId}`);
  const eventId = String(9_800_000_000 + world.documents.next("parcel-event-id", 1));
  for (const topic of topics) {
    if (topic.startsWith("orders/")) world.emit(topic, orderPayload(order, customer, storefrontUrl));
    else if (topic.startsWith("fulfillments/")) world.emit(topic, parcelPayload(order, parcel, order.lines.map((line) => linePayload(line, order))));
    else world.emit(topic, parcelEventPayload(order, parcel, eventId));
  }
}
