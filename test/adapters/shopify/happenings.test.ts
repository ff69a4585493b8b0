import { describe, expect, it } from "vitest";
import { facts, read, TRIGGERED } from "./webhook.ts";

const versions = (topic: string, body: object) => facts(topic, body).flatMap((fact) => (fact.kind === "versions" ? fact.versions : []));

describe("products and stock", () => {
  it("have a price and a stock for each variant from the product's time on", () => {
    const at = "2026-07-01T10:00:00Z";
    const body = { id: 1, title: "Jacket", handle: "jacket", status: "active", updated_at: at, variants: [{ id: 11, price: "19.99", compare_at_price: null, inventory_quantity: -2, inventory_policy: "CONTINUE", updated_at: "2026-06-01T00:00:00Z" }] };
    expect(versions("products/update", body)).toEqual([
      { kind: "product", subject: "1", at: new Date(at), value: { title: "Jacket", handle: "jacket", status: "active" }, checkoutToken: null },
      { kind: "price", subject: "11", at: new Date(at), value: { price: "19.99", compareAt: null }, checkoutToken: null },
      { kind: "stock", subject: "11", at: new Date(at), value: { quantity: -2, policy: "continue" }, checkoutToken: null },
    ]);
  });

  it("whose stock the shop does not count have none; ids beyond 2^53 stay exact", () => {
    const body = '{"id": 642667041472713922, "price": "5", "inventory_quantity": null}';
    const [one, ...more] = facts("variants/in_stock", body as unknown as object).flatMap((fact) => (fact.kind === "versions" ? fact.versions : []));
    expect([one?.subject, one?.kind, one?.at, more]).toEqual(["642667041472713922", "price", TRIGGERED, []]);
  });

  it("are refused without an id, or with a stock that is no number", () => {
    expect(read("products/update", { title: "x" })).toEqual({ ok: false, reason: "products/update: id is missing, expected a numeric id" });
    expect(read("variants/in_stock", { id: 1, inventory_quantity: "many" })).toMatchObject({ ok: false });
  });
});

describe("customers who are merged or gone", () => {
  const merged = (status: string) => facts("customers/merge", { admin_graphql_api_customer_kept_id: "gid://shopify/Customer/1", admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/2", status });
  it("are joined only once the merge is done", () => {
    expect(merged("completed")).toEqual([{ kind: "customers-merged", keptId: "1", deletedId: "2", at: TRIGGERED }]);
    for (const status of ["failed", "REQUESTED", "in_progress"]) expect(merged(status)).toEqual([{ kind: "ignored" }]);
  });
  it("are known by the global id where the number was rounded", () => {
    expect(facts("customers/delete", { id: 706405506930370000, admin_graphql_api_id: "gid://shopify/Customer/706405506930370084" })).toEqual([{ kind: "customer-deleted", shopifyId: "706405506930370084", at: TRIGGERED }]);
  });
});

describe("other topics", () => {
  it("keep ids, states and times, and nobody's name or address", () => {
    expect(versions("refunds/create", { id: 5, order_id: 9, note: "Ada called", processed_at: "2026-07-01T10:00:00Z" })).toEqual([{ kind: "refund", subject: "5", at: new Date("2026-07-01T10:00:00Z"), value: {}, checkoutToken: null }]);
    expect(versions("carts/update", { id: "c1", token: "c1", updated_at: "2026-07-01T10:00:00Z", line_items: [{ variant_id: 11, product_id: 1, quantity: 2, properties: { Engraving: "Ada" } }] })[0]?.value).toEqual({ lines: [{ variantId: "11", productId: "1", quantity: 2 }] });
    expect(versions("discounts/redeemcode_removed", { admin_graphql_api_id: "gid://shopify/DiscountCodeNode/1", redeem_code: { id: "x", code: "lm-7" } })[0]).toMatchObject({ subject: "code LM-7", value: { added: false } });
    expect(versions("segments/delete", { id: 3 })[0]).toMatchObject({ kind: "segment", subject: "3", value: { deleted: true } });
  });
});

describe("what is sent", () => {
  const at = new Date("2026-07-01T10:00:00Z");
  const news = { orderId: "9", parcelId: "5", at, cancelled: false, deliveredAt: null, expectedAt: null };
  const body = { id: 5, order_id: 9, status: "success", updated_at: at.toISOString() };
  const ofParcels = (topic: string, payload: object) => facts(topic, payload).flatMap((fact) => (fact.kind === "fulfilment" ? [fact.news] : []));

  it("is a parcel by the shop's own record, delivered or cancelled", () => {
    expect(ofParcels("fulfillments/create", { ...body, shipment_status: null })).toEqual([{ ...news, source: "record" }]);
    expect(ofParcels("fulfillments/update", { ...body, shipment_status: "delivered" })).toEqual([{ ...news, source: "record", deliveredAt: at }]);
    expect(ofParcels("fulfillments/update", { ...body, status: "cancelled", shipment_status: "delivered" })).toEqual([{ ...news, source: "record", cancelled: true }]);
  });

  it("is what a carrier says of it, with the time it promises apart", () => {
    const event = { id: 71, fulfillment_id: 5, order_id: 9, happened_at: at.toISOString(), updated_at: "2026-07-02T00:00:00Z" };
    expect(ofParcels("fulfillment_events/create", { ...event, status: "delivered" })).toEqual([{ ...news, source: "carrier", deliveredAt: at }]);
    expect(ofParcels("fulfillment_events/create", { ...event, status: "in_transit", estimated_delivery_at: "2026-07-04T00:00:00Z" })).toEqual([
      { ...news, source: "carrier" }, { ...news, source: "promise", expectedAt: new Date("2026-07-04T00:00:00Z") },
    ]);
  });

  it("is refused without its order", () => {
    expect(read("fulfillments/update", { ...body, order_id: null })).toEqual({ ok: false, reason: "fulfillments/update: order_id is missing, expected a numeric id" });
  });
});

describe("segments", () => {
  it("are named with their query, and who came in or went out with the webhook's time", () => {
    expect(facts("segments/update", { id: 3, name: "Regulars", query: "number_of_orders > 1", lastEditDate: "2026-07-01T10:00:00Z" })).toContainEqual({ kind: "segment", id: "3", name: "Regulars", query: "number_of_orders > 1", at: new Date("2026-07-01T10:00:00Z"), deleted: false });
    expect(facts("segments/delete", { id: 3 })).toContainEqual({ kind: "segment", id: "3", name: "", query: "", at: TRIGGERED, deleted: true });
    const ids = { customer_id: "gid://shopify/Customer/2", segment_id: "gid://shopify/Segment/3" };
    expect(facts("customer.joined_segment", ids)).toEqual([{ kind: "segment-membership", segmentId: "3", customerShopifyId: "2", member: true, at: TRIGGERED }]);
    expect(facts("customer.left_segment", ids)).toMatchObject([{ member: false }]);
    expect(read("customer.left_segment", { segment_id: ids.segment_id })).toMatchObject({ ok: false });
  });
});
