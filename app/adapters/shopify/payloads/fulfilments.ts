import type { z } from "zod";
import type { Order } from "../../../domain/orders/order.ts";
import type { ShopFact } from "../../../use-cases/ports/fact-reader.ts";
import { id, payload, text, time } from "./fields.ts";
import { need } from "./refusal.ts";

/** A parcel ("fulfillment") as orders and fulfillments/… name it. Of its address and lines nothing is read. */
export const parcelPayload = payload({ id, order_id: id, status: text, shipment_status: text, created_at: time, updated_at: time });
type RawParcel = z.infer<typeof parcelPayload>;

/** States in which a parcel is none of its order. */
const NOT_SENT = new Set(["cancelled", "error", "failure"]);
const isSent = ({ status }: Pick<RawParcel, "status">): boolean => !NOT_SENT.has(status?.toLowerCase() ?? "");
const deliveredAt = (raw: RawParcel, arrived: Date): Date | null => (raw.shipment_status?.toLowerCase() === "delivered" ? (raw.updated_at ?? arrived) : null);

/** When an order was sent and delivered, as the order itself tells it: only when all of it was. When its parcels were promised, only their carriers tell. */
export function readSending(fulfillmentStatus: string | null, parcels: readonly RawParcel[], updatedAt: Date): Pick<Order, "fulfilledAt" | "deliveredAt" | "expectedAt" | "parcels"> {
  const sent = parcels.filter(isSent);
  const begun = sent.map((one) => one.created_at ?? updatedAt);
  const ended = sent.flatMap((one) => deliveredAt(one, updatedAt) ?? []);
  const isFulfilled = fulfillmentStatus?.toLowerCase() === "fulfilled" && sent.length > 0;
  return { fulfilledAt: isFulfilled ? last(begun) : null, deliveredAt: isFulfilled && ended.length === sent.length ? last(ended) : null, expectedAt: null, parcels: sent.length };
}

function last(times: readonly Date[]): Date {
  return new Date(Math.max(...times.map(Number)));
}

/** fulfillments/create and fulfillments/update. Throws PayloadRefused without ids. */
export function readParcel(raw: RawParcel, arrived: Date): readonly ShopFact[] {
  const [parcelId, orderId] = [need(raw.id, ["id"], "a numeric id"), need(raw.order_id, ["order_id"], "a numeric id")];
  const at = raw.updated_at ?? raw.created_at ?? arrived;
  return [
    { kind: "fulfilment", news: { orderId, parcelId, source: "record", at, cancelled: !isSent(raw), deliveredAt: isSent(raw) ? deliveredAt(raw, at) : null, expectedAt: null } },
  ];
}

/** fulfillment_events/create: what a carrier says of a parcel. */
export const parcelEventPayload = payload({ fulfillment_id: id, order_id: id, status: text, happened_at: time, created_at: time, estimated_delivery_at: time });

/** Throws PayloadRefused without ids. */
export function readParcelEvent(raw: z.infer<typeof parcelEventPayload>, arrived: Date): readonly ShopFact[] {
  const [orderId, parcelId] = [need(raw.order_id, ["order_id"], "a numeric id"), need(raw.fulfillment_id, ["fulfillment_id"], "a numeric id")];
  const at = raw.happened_at ?? raw.created_at ?? arrived;
  const news = { orderId, parcelId, at, cancelled: false, deliveredAt: null, expectedAt: null };
  const promise = raw.estimated_delivery_at && { ...news, source: "promise" as const, expectedAt: raw.estimated_delivery_at };
  return [
    { kind: "fulfilment", news: { ...news, source: "carrier", deliveredAt: raw.status?.toLowerCase() === "delivered" ? at : null } },
    ...(promise ? [{ kind: "fulfilment" as const, news: promise }] : []),
  ];
}
