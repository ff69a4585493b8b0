import { shopTime } from "../shop-time.ts";
import type { Order, Parcel } from "../types.ts";
import { addressPayload } from "./people.ts";

/** fulfillments/create and fulfillments/update, and a parcel inside an order. `lines`: the payloads of the lines that are in it. */
export function parcelPayload(order: Order, parcel: Parcel, lines: readonly object[]): object {
  return {
    id: Number(parcel.id),
    admin_graphql_api_id: `gid://shopify/Fulfillment/${parcel.id}`,
    order_id: Number(order.id),
    name: `${order.name}.1`,
    status: "success",
    service: "manual",
    shipment_status: parcel.carrier,
    tracking_company: "Other",
    tracking_number: `LM${parcel.id.slice(-9)}`,
    tracking_numbers: [`LM${parcel.id.slice(-9)}`],
    tracking_url: null,
    tracking_urls: [],
    location_id: null,
    origin_address: {},
    receipt: {},
    created_at: shopTime(parcel.createdAt),
    updated_at: shopTime(parcel.updatedAt),
    line_items: lines,
    email: order.email,
    destination: addressPayload(order.address),
  };
}

/** fulfillment_events/create: what the carrier says of a parcel now. */
export function parcelEventPayload(order: Order, parcel: Parcel, eventId: string): object {
  const { address } = order;
  return {
    id: Number(eventId),
    admin_graphql_api_id: `gid://shopify/FulfillmentEvent/${eventId}`,
    fulfillment_id: Number(parcel.id),
    order_id: Number(order.id),
    shop_id: 548380009,
    status: parcel.carrier,
    message: null,
    happened_at: shopTime(parcel.updatedAt),
    created_at: shopTime(parcel.updatedAt),
    updated_at: shopTime(parcel.updatedAt),
    estimated_delivery_at: parcel.estimatedDeliveryAt && shopTime(parcel.estimatedDeliveryAt),
    address1: null,
    city: address.city,
    province: address.provinceCode,
    country: address.countryCode,
    zip: address.zip,
    latitude: null,
    longitude: null,
  };
}
