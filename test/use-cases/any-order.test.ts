import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFactReader } from "../../app/adapters/shopify/fact-reader.ts";
import { interpretInbox } from "../../app/use-cases/interpret-inbox.ts";
import { freshDatabase, type FreshDatabase } from "../support/database.ts";
import { after, MINUTE } from "../support/samples.ts";
import { AShop } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

/** One webhook as Shopify sends it. */
interface Sent {
  readonly topic: string;
  readonly body: object;
  readonly minute: number;
}

const time = (minute: number): string => after(minute * MINUTE).toISOString();
const gid = (id: number): string => `gid://shopify/Customer/${id}`;
const email = fc.constantFrom("ada@example.com", "bea@example.com", "Cid@Example.com");
const phone = fc.constantFrom("+15550001", "+15550002");
const customerId = fc.constantFrom(1, 2);
const minute = fc.integer({ min: 0, max: 30 });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });

const customer = fc.record({ id: customerId, email: maybe(email), phone: maybe(phone), first_name: fc.constantFrom("Ada", "Bea"), minute })
  .map(({ minute: at, ...body }): Sent => ({ topic: "customers/update", body: { ...body, updated_at: time(at) }, minute: at }));
/** who a checkout or order names: Shopify's customer with the address of that moment, a guest, or somebody by telephone alone */
const buyer = fc.oneof(
  fc.record({ id: customerId, address: email }).map(({ id, address }) => ({ email: address, customer: { id, email: address } })),
  email.map((address) => ({ email: address })),
  phone.map((number) => ({ phone: number })),
);
const checkout = fc.record({ token: fc.constantFrom("t1", "t2"), buyer, quantity: fc.integer({ min: 1, max: 3 }), minute }).map(({ token, buyer: who, quantity, minute: at }): Sent => ({
  topic: "checkouts/update", minute: at,
  body: {
    token, cart_token: `c-${token}`, name: token === "t1" ? "#901" : "#902", ...who, buyer_accepts_marketing: true, currency: "USD", presentment_currency: "USD", subtotal_price: "10.00", total_price: "10.00",
    line_items: [{ key: "k", variant_id: 11, product_id: 1, title: "Jacket", quantity, price: "10.00" }], created_at: time(-5), updated_at: time(at),
  },
}));
/** what an order came from never changes */
const CAME_FROM: Readonly<Record<number, string | null>> = { 51: "t1", 52: null };
const order = fc.record({ id: fc.constantFrom(51, 52), buyer, total: fc.constantFrom("10.00", "8.00"), minute }).map(({ id, buyer: who, total, minute: at }): Sent => ({
  topic: "orders/updated", minute: at,
  body: { id, name: `#${id}`, ...who, checkout_token: CAME_FROM[id], currency: "USD", total_price: total, financial_status: "paid", created_at: time(20), processed_at: time(20), updated_at: time(at) },
}));
/** what is said of the two parcels of order 51: by the order itself, by each parcel's record, and by its carrier */
const parcelState = fc.constantFrom(null, "in_transit", "delivered");
const sentOrder = fc.record({ first: parcelState, second: parcelState, whole: fc.boolean(), minute }).map(({ first, second, whole, minute: at }): Sent => ({
  topic: "orders/fulfilled", minute: at,
  body: {
    id: 51, name: "#51", email: "ada@example.com", checkout_token: "t1", currency: "USD", total_price: "10.00", financial_status: "paid", created_at: time(20), processed_at: time(20), updated_at: time(at), fulfillment_status: whole ? "fulfilled" : "partial",
    line_items: [{ variant_id: 11, product_id: 1, title: "Jacket", quantity: 2, current_quantity: whole ? 2 : 1, price: "5.00" }],
    fulfillments: [[61, first], [62, second]].map(([id, shipment_status]) => ({ id, status: "success", shipment_status, created_at: time(1), updated_at: time(at) })),
  },
}));
const parcel = fc.record({ id: fc.constantFrom(61, 62), status: fc.constantFrom("success", "success", "cancelled"), shipment_status: parcelState, minute }).map(({ minute: at, ...body }): Sent => ({
  topic: "fulfillments/update", minute: at, body: { ...body, order_id: 51, created_at: time(1), updated_at: time(at) },
}));
const carrier = fc.record({ fulfillment_id: fc.constantFrom(61, 62), status: fc.constantFrom("in_transit", "delivered"), promised: maybe(minute), minute }).map(({ promised, minute: at, ...body }): Sent => ({
  topic: "fulfillment_events/create", minute: at, body: { id: 7_000 + at, ...body, order_id: 51, happened_at: time(at), updated_at: time(at), estimated_delivery_at: promised === null ? null : time(promised) },
}));
const consent = fc.record({ id: customerId, state: fc.constantFrom("subscribed", "unsubscribed"), address: email, minute }).map(({ id, state, address, minute: at }): Sent => ({
  topic: "customers_email_marketing_consent/update", minute: at, body: { customer_id: id, email_address: address, email_marketing_consent: { state, opt_in_level: "single_opt_in", consent_updated_at: time(at) } },
}));
const product = fc.record({ quantity: fc.integer({ min: -1, max: 3 }), price: fc.constantFrom("10.00", "12.00"), minute }).map(({ quantity, price, minute: at }): Sent => ({
  topic: "products/update", minute: at, body: { id: 1, title: "Jacket", handle: "jacket", updated_at: time(at), variants: [{ id: 11, price, inventory_quantity: quantity, inventory_policy: "deny" }] },
}));
const merge = fc.tuple(fc.constantFrom([1, 2], [2, 1]), minute).map(([[kept, gone], at]): Sent => ({
  topic: "customers/merge", minute: at, body: { admin_graphql_api_customer_kept_id: gid(kept!), admin_graphql_api_customer_deleted_id: gid(gone!), status: "completed" },
}));
/** Shopify does not say two different things of one moment about one thing. */
const momentOf = ({ topic, body, minute: at }: Sent): string => {
  const { id, token, customer_id: person } = body as { id?: number; token?: string; customer_id?: number };
  return `${topic} ${id ?? token ?? person ?? ""} ${at}`;
};
const history = fc.uniqueArray(fc.oneof(customer, checkout, checkout, order, sentOrder, parcel, carrier, consent, product, merge), { minLength: 2, maxLength: 9, selector: momentOf })
  .map((list) => list.map((one) => ({ ...one, webhookId: randomUUID() })));
const inTwoOrders = history.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })));

async function deliver(sent: readonly (Sent & { readonly webhookId: string })[]): Promise<AShop> {
  const shop = await AShop.open(db.system);
  const deps = { ...shop.deps, facts: createFactReader() };
  for (const { topic, body, minute: at, webhookId } of sent) {
    // a repeat comes under an id of its own, as it does when a subscription is doubled
    await db.system.appendInbox([{ shop: shop.shop, topic, webhookId: `${webhookId}-${randomUUID()}`, eventId: null, apiVersion: "2026-07", triggeredAt: after(at * MINUTE), body: Buffer.from(JSON.stringify(body)) }]);
    while ((await interpretInbox(deps, 50)) > 0);
  }
  return shop;
}

/** All facts of a shop, with a person's names in the place of our own ids. */
async function factsOf({ shop }: AShop): Promise<unknown> {
  const { prisma } = db.database;
  const where = { shop };
  const [identities, customers, checkouts, orders, consents, versions, aside] = await Promise.all([
    prisma.identity.findMany({ where, orderBy: { key: "asc" } }), prisma.customer.findMany({ where: { shop, joinedInto: null } }), prisma.checkout.findMany({ where, orderBy: { token: "asc" } }),
    prisma.order.findMany({ where, orderBy: { id: "asc" } }), prisma.consent.findMany({ where }), prisma.factVersion.findMany({ where, orderBy: [{ kind: "asc" }, { subject: "asc" }, { at: "asc" }] }),
    prisma.inboxRow.findMany({ where: { shop, state: "quarantined" }, select: { topic: true, reason: true } }),
  ]);
  const names = new Map<string | null, string>([...Map.groupBy(identities, (one) => one.customerId)].map(([id, some]) => [id, some.map((one) => one.key).join(" ")]));
  return {
    aside,
    people: customers.map(({ id, shopifyId, email: address, phone: number, firstName }) => ({ names: names.get(id), shopifyId, address, number, firstName })).filter((one) => one.names).sort((a, b) => (a.names! < b.names! ? -1 : 1)),
    checkouts: checkouts.map(({ shop: _shop, customerId: id, ...facts }) => ({ ...facts, person: names.get(id) })),
    orders: orders.map(({ shop: _shop, customerId: id, ...facts }) => ({ ...facts, person: names.get(id) })),
    consents: consents.filter((one) => one.source === "shopify-customer").map(({ customerId: id, at, state, identity }) => `${at.toISOString()} ${state} ${identity} of ${names.get(id)}`).sort(),
    versions: versions.map(({ shop: _shop, ...facts }) => facts),
  };
}

test("any order and any repetition of what is said of an order and its parcels reaches the same order", { timeout: 240_000 }, async () => {
  const parcels = fc.uniqueArray(fc.oneof(sentOrder, parcel, parcel, carrier, carrier), { minLength: 3, maxLength: 8, selector: momentOf }).map((list) => list.map((one) => ({ ...one, webhookId: randomUUID() })));
  await fc.assert(
    fc.asyncProperty(parcels.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 }))), async ([list, shuffled]) => {
      expect(await factsOf(await deliver(shuffled))).toEqual(await factsOf(await deliver(list)));
    }),
    { numRuns: Number(process.env["ANY_ORDER_RUNS"] ?? 12) },
  );
});

test("any order and any repetition of a history of webhooks reaches the same facts", { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(inTwoOrders, async ([list, shuffled]) => {
      expect(await factsOf(await deliver(shuffled))).toEqual(await factsOf(await deliver(list)));
    }),
    { numRuns: Number(process.env["ANY_ORDER_RUNS"] ?? 12) },
  );
});
