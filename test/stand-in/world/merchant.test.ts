import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createFactReader } from "../../../app/adapters/shopify/fact-reader.ts";
import { livingWorld } from "../living-world.ts";
import { ADDRESS, Shopper, startStore, variantId, type RunningStore } from "../storefront/shopper.ts";
import { ownMailOf, runOwnMail, switchOwnMail } from "./automation/own-mail.ts";
import { readFlowTriggers, startRun } from "./flow/runs.ts";
import { deliverOrder, fulfilOrder } from "./orders/fulfil.ts";
import { parseSegmentQuery, SegmentQueryError } from "./segments/query.ts";
import { createSegment, lookAtSegments, membersOf } from "./segments/segments.ts";
import { TEST_SHOP, testWorld, type TestWorld } from "./test-world.ts";
import type { Checkout, Customer, FlowRun, Mail, Order } from "./types.ts";
import type { World } from "./world.ts";

let kept: TestWorld;
let world: World;
let store: RunningStore;
let shop: { world: World; storefrontUrl: string; shopDomain: string };
const HOUR = 3_600_000;

beforeEach(async () => {
  await store?.close();
  kept = testWorld();
  world = livingWorld(kept);
  store = await startStore(world);
  shop = { world, storefrontUrl: store.url, shopDomain: TEST_SHOP };
});
afterAll(() => store.close());

async function leave(contact: string): Promise<{ shopper: Shopper; token: string }> {
  const shopper = new Shopper(store.url);
  const token = await shopper.begin([{ variantId: variantId(world, "morgenrot-enamel-mug", 1) }]);
  await shopper.json(`/checkouts/${token}/autosave`, { contact, marketing: true });
  return { shopper, token };
}
async function buy(contact = "lena@example.com"): Promise<Order> {
  const { shopper, token } = await leave(contact);
  await shopper.post(`/checkouts/${token}/pay`, { contact, marketing: "1", ...ADDRESS });
  return world.documents.list<Order>("order").at(-1)!;
}
/** What the app makes of the webhooks of these topics, oldest first. */
function understood(...topics: string[]) {
  const reader = createFactReader();
  return kept.emitted.filter((one) => topics.includes(one.topic)).flatMap(({ topic, payload }) => {
    const read = reader.read({ id: 1n, shop: TEST_SHOP, topic, webhookId: "w", apiVersion: "2026-07", triggeredAt: kept.clock.now(), receivedAt: kept.clock.now(), body: Buffer.from(JSON.stringify(payload)) });
    if (!read.ok) throw new Error(read.reason);
    return read.facts;
  });
}

describe("an order is sent", () => {
  test("and the app learns when, when it is due, and when it was delivered", async () => {
    const order = await buy();
    expect(deliverOrder(shop, order.id)).toBe("not sent yet");
    kept.clock.advance(5 * HOUR);
    fulfilOrder(shop, order.id);
    const sentAt = kept.clock.now();
    expect(fulfilOrder(shop, order.id)).toBe("sent already");
    expect(understood("orders/fulfilled")).toMatchObject([{ kind: "order", order: { id: order.id, fulfilledAt: sentAt, deliveredAt: null, parcels: 1, lines: [{ quantity: 1 }] } }]);
    expect(understood("fulfillment_events/create").at(-1)).toMatchObject({ kind: "fulfilment", news: { source: "promise", orderId: order.id, expectedAt: new Date(sentAt.getTime() + 72 * HOUR) } });
    kept.clock.advance(48 * HOUR);
    deliverOrder(shop, order.id);
    expect(deliverOrder(shop, order.id)).toBe("delivered already");
    expect(understood("fulfillments/update").at(-1)).toMatchObject({ kind: "fulfilment", news: { source: "record", deliveredAt: kept.clock.now() } });
    expect(understood("orders/updated").at(-1)).toMatchObject({ order: { deliveredAt: kept.clock.now() } });
  });

  test("only where there is one", () => {
    expect(fulfilOrder(shop, "1")).toBe("no such order");
  });
});

describe("segments", () => {
  test("say who is in them, and tell who came in and who went out", async () => {
    const regulars = createSegment(world, "Regulars", "number_of_orders > 1");
    const lately = createSegment(world, "Lately", "last_order_date >= -2d");
    await buy();
    await buy();
    const [customer] = world.documents.list<Customer>("customer");
    expect(membersOf(world, regulars).map((one) => one.id)).toEqual([customer!.id]);
    const told = () => understood("customer.joined_segment", "customer.left_segment").flatMap((one) => (one.kind === "segment-membership" && [regulars.id, lately.id].includes(one.segmentId) ? [`${one.member ? "in" : "out of"} ${one.segmentId === regulars.id ? "Regulars" : "Lately"}`] : []));
    expect(told()).toEqual(["in Lately", "in Regulars"]);
    kept.clock.advance(3 * 24 * HOUR);
    lookAtSegments(world);
    expect(told()).toEqual(["in Lately", "in Regulars", "out of Lately"]);
    lookAtSegments(world);
    expect(told()).toHaveLength(3);
  });

  test.each([
    ["customer_tags CONTAINS 'VIP'", true], ["customer_tags NOT CONTAINS 'vip'", false], ["customer_countries CONTAINS 'DE' AND amount_spent >= 20", true], ["amount_spent < 20.5 OR number_of_orders BETWEEN 2 AND 3", true],
    ["(number_of_orders = 2 AND email_subscription_status = 'SUBSCRIBED')", false], ["last_order_date IS NULL", true], ["last_order_date IS NOT NULL", false], ["customer_added_date >= 2026-11-01", true], ["customer_added_date > -30d", true],
  ])("%s: %s", (query, expected) => {
    const customer = { numberOfOrders: 2, amountSpent: 2100, tags: ["vip"], addresses: [{ countryCode: "DE" }], emailMarketingConsent: { state: "NOT_SUBSCRIBED" }, locale: "de", createdAt: "2026-11-20T00:00:00Z" } as unknown as Customer;
    expect(parseSegmentQuery(query)({ customer, lastOrder: null, now: kept.clock.now() })).toBe(expected);
  });

  test.each(["", "shoe_size > 40", "number_of_orders", "number_of_orders >", "number_of_orders LIKE 3", "(number_of_orders = 1", "number_of_orders = 1 OR", "number_of_orders = 1 2"])("refuses %j with the reason", (query) => {
    expect(() => parseSegmentQuery(query)).toThrow(SegmentQueryError);
  });
});

describe("Shopify's own mail", () => {
  const mails = () => world.documents.list<Mail>("mail");

  test("is off at first, then planned once a checkout was left, and sent after ten hours", async () => {
    const { token } = await leave("lena@example.com");
    kept.clock.advance(11 * HOUR);
    runOwnMail(shop);
    expect([ownMailOf(world, token), mails()]).toEqual([null, []]);
    const other = await leave("max@example.com");
    kept.clock.advance(HOUR);
    switchOwnMail(shop, true);
    expect(ownMailOf(world, other.token)?.state).toBe("SCHEDULED");
    expect(mails().map((mail) => mail.to.email)).toEqual(["lena@example.com"]);
    kept.clock.advance(9 * HOUR + 60_000);
    runOwnMail(shop);
    runOwnMail(shop);
    expect(ownMailOf(world, other.token)?.state).toBe("SENT");
    expect(mails()).toHaveLength(2);
  });

  test("does not go to who has bought, nor once it is switched off", async () => {
    switchOwnMail(shop, true);
    const left = await leave("lena@example.com");
    const late = await leave("max@example.com");
    kept.clock.advance(HOUR);
    runOwnMail(shop);
    await buy("lena@example.com");
    kept.clock.advance(HOUR);
    runOwnMail(shop);
    expect(ownMailOf(world, left.token)).toBeNull();
    switchOwnMail(shop, false);
    kept.clock.advance(20 * HOUR);
    runOwnMail(shop);
    expect([ownMailOf(world, late.token), mails()]).toEqual([null, []]);
    expect(world.documents.list<Checkout>("checkout")).toHaveLength(3);
  });
});

describe("Flow", () => {
  const triggers = readFlowTriggers(new URL("../../../extensions", import.meta.url).pathname);

  test("knows the app's trigger, and keeps what it is told", () => {
    const payload = { customer_id: 5, campaign: "Win-back", step: "Call", "idempotency key": "k" };
    expect(startRun(world, triggers, "lastmile-journey-step", payload)).toMatchObject({ payload });
    expect(world.documents.list<FlowRun>("flow-run")).toHaveLength(1);
  });

  test("refuses another handle, and a payload with more or less than the trigger has", () => {
    expect(startRun(world, triggers, "other", {})).toMatch(/handle/);
    expect(startRun(world, triggers, "lastmile-journey-step", { campaign: "c", step: "s" })).toMatch(/missing: idempotency key/);
    expect(startRun(world, triggers, "lastmile-journey-step", { campaign: "c", step: "s", "idempotency key": "k", colour: "red" })).toMatch(/colour/);
    expect(world.documents.list("flow-run")).toEqual([]);
  });
});
