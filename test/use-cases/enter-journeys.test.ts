import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mailStep } from "../../app/domain/journeys/default-campaign.ts";
import type { EntryRules } from "../../app/domain/journeys/definition.ts";
import type { Trigger } from "../../app/domain/journeys/triggers.ts";
import type { Order } from "../../app/domain/orders/order.ts";
import type { ShopFact } from "../../app/use-cases/ports/fact-reader.ts";
import { switchCampaign } from "../../app/use-cases/switch-campaign.ts";
import { freshDatabase, type FreshDatabase } from "../support/database.ts";
import { after, anOrder, DAY, HOUR, MINUTE } from "../support/samples.ts";
import { aMailAboutOrders, addCampaign, decisionsIn, journeyOf, journeysIn } from "./a-journey.ts";
import { AShop, orderFact, personOf } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

const ID = "under-test";

/** A shop with one campaign, an hour after its installation. */
async function aShopWith(trigger: Trigger, entry: Partial<EntryRules> = {}): Promise<AShop> {
  const shop = await AShop.open(db.system, { on: false });
  await addCampaign(shop, ID, journeyOf(trigger, { entry }));
  shop.clock.move(HOUR);
  return shop;
}
const journeys = (shop: AShop): Promise<readonly string[]> => journeysIn(db, shop, ID);
const decisions = (shop: AShop): Promise<readonly string[]> => decisionsIn(db, shop, ID);

function customerFact(change: { readonly shopifyId?: string; readonly email?: string | null; readonly since?: Date | null; readonly at?: Date }): ShopFact {
  const at = change.at ?? after(HOUR);
  return { kind: "customer", person: { ...personOf({ email: change.email === undefined ? "ada@example.com" : change.email }, at), shopifyId: change.shopifyId ?? "7", since: change.since === undefined ? at : change.since } };
}

describe("an order", () => {
  test("starts a journey when it is placed, once however often it is told", async () => {
    const shop = await aShopWith({ kind: "order-placed" });
    const order = await shop.order({ id: "1" });
    await shop.receive("again", orderFact({ ...order, updatedAt: after(HOUR + MINUTE) }));
    await shop.read();
    expect(await journeys(shop)).toEqual([`ada@example.com 1 open ${after(HOUR).toISOString()}`]);
    expect(await decisions(shop)).toEqual(["enrolled"]);
  });

  test("starts others when it is sent, delivered, or late", async () => {
    const shop = await aShopWith({ kind: "order-fulfilled" });
    await addCampaign(shop, "delivered", journeyOf({ kind: "order-delivered" }));
    await addCampaign(shop, "late", journeyOf({ kind: "order-late", of: "sending", afterDays: 3 }));
    await addCampaign(shop, "late-there", journeyOf({ kind: "order-late", of: "delivery", afterDays: 5 }));
    const order = await shop.order({ id: "1" });
    expect([await journeys(shop), await journeysIn(db, shop, "delivered"), await journeysIn(db, shop, "late-there")]).toEqual([[], [], []]);
    expect(await journeysIn(db, shop, "late")).toEqual([`ada@example.com 1 open ${after(HOUR + 3 * DAY).toISOString()}`]);
    shop.clock.move(DAY);
    await shop.order({ ...order, updatedAt: shop.clock.now(), fulfilledAt: shop.clock.now() });
    expect(await journeys(shop)).toEqual([`ada@example.com 1 open ${after(HOUR + DAY).toISOString()}`]);
    expect(await journeysIn(db, shop, "late-there")).toEqual([`ada@example.com 1 open ${after(HOUR + 6 * DAY).toISOString()}`]);
    shop.clock.move(DAY);
    await shop.order({ ...order, updatedAt: shop.clock.now(), fulfilledAt: after(HOUR + DAY), deliveredAt: shop.clock.now() });
    expect(await journeysIn(db, shop, "delivered")).toHaveLength(1);
    await shop.work();
    expect((await journeysIn(db, shop, "late"))[0]).toContain("exited:arrived");
    expect((await journeysIn(db, shop, "late-there"))[0]).toContain("exited:arrived");
  });

  test("starts nothing where it is a test, cancelled, from before, or old news, and says why", async () => {
    const reasons: string[] = [];
    for (const change of [{ test: true }, { cancelledAt: after(HOUR) }, { createdAt: after(-HOUR) }] satisfies Partial<Order>[]) {
      const shop = await aShopWith({ kind: "order-placed" });
      await shop.order(change);
      expect(await journeys(shop)).toEqual([]);
      reasons.push(...(await decisions(shop)));
    }
    const shop = await aShopWith({ kind: "order-placed" });
    shop.clock.move(3 * DAY);
    await shop.order({ createdAt: after(2 * HOUR) });
    expect([...reasons, ...(await decisions(shop))]).toEqual(["not-enrolled:test", "not-enrolled:order-cancelled", "not-enrolled:before-installation", "not-enrolled:too-old"]);
  });

  test("from before the campaign was switched on starts nothing", async () => {
    const shop = await AShop.open(db.system, { on: false });
    shop.clock.move(DAY);
    await addCampaign(shop, ID, journeyOf({ kind: "order-placed" }));
    await shop.order({ createdAt: after(DAY - HOUR) });
    expect(await decisions(shop)).toEqual(["not-enrolled:too-old"]);
  });

  test("takes over from another while its journey has not begun", async () => {
    const shop = await aShopWith({ kind: "order-placed" });
    await shop.order({ id: "1" });
    shop.clock.move(10 * MINUTE);
    await shop.order({ id: "2", createdAt: shop.clock.now() });
    expect(await journeys(shop)).toEqual([`ada@example.com 2 open ${after(HOUR + 10 * MINUTE).toISOString()}`]);
    await shop.after(2 * HOUR);
    expect((await journeys(shop))[0]).toContain(" 2 done");
    await shop.order({ id: "3", createdAt: shop.clock.now() });
    expect(await journeys(shop)).toHaveLength(2);
  });

  test("is refused by the campaign's own rules: minimum, once, a pause between", async () => {
    const small = await aShopWith({ kind: "order-placed" }, { minimumMinor: 5000 });
    await small.order();
    const once = await aShopWith({ kind: "order-placed" }, { reEntry: "once" });
    const pause = await aShopWith({ kind: "order-placed" }, { coolDownDays: 30 });
    for (const shop of [once, pause]) {
      await shop.order({ id: "1" });
      await shop.after(2 * HOUR);
      await shop.order({ id: "2", createdAt: shop.clock.now() });
    }
    const refusals = async (shop: AShop): Promise<readonly string[]> => (await decisions(shop)).filter((one) => one.startsWith("not-enrolled"));
    expect([await refusals(small), await refusals(once), await refusals(pause)]).toEqual([["not-enrolled:below-minimum"], ["not-enrolled:only-once"], ["not-enrolled:cooling-down"]]);
    await pause.after(31 * DAY);
    await pause.order({ id: "3", createdAt: pause.clock.now() });
    expect(await journeys(pause)).toHaveLength(2);
  });
});

describe("dates and people", () => {
  test("count from the last order: a newer one moves the date", async () => {
    const shop = await aShopWith({ kind: "date", after: "last-order", days: 30 });
    await shop.order({ id: "1" });
    shop.clock.move(10 * DAY);
    await shop.order({ id: "2", createdAt: shop.clock.now() });
    expect(await journeys(shop)).toEqual([`ada@example.com 2 open ${after(HOUR + 40 * DAY).toISOString()}`]);
    await shop.order({ id: "2", createdAt: after(HOUR + 10 * DAY), updatedAt: after(HOUR + 11 * DAY), cancelledAt: shop.clock.now() });
    expect(await journeys(shop)).toEqual([`ada@example.com 1 open ${after(HOUR + 30 * DAY).toISOString()}`]);
  });

  test("count from the first order, and from when Shopify made the customer", async () => {
    const shop = await aShopWith({ kind: "date", after: "first-order", days: 30 });
    await addCampaign(shop, "birthday", journeyOf({ kind: "date", after: "customer-created", days: 7 }));
    await shop.order({ id: "1" });
    await shop.order({ id: "2", createdAt: after(2 * HOUR) });
    await shop.receive("c", customerFact({}));
    await shop.read();
    expect(await journeys(shop)).toEqual([`ada@example.com 1 open ${after(HOUR + 30 * DAY).toISOString()}`]);
    expect((await journeysIn(db, shop, "birthday")).map((one) => one.split(" ").slice(1).join(" "))).toEqual([`once open ${after(HOUR + 7 * DAY).toISOString()}`]);
  });

  test("a customer who is new is welcomed once, one who was there before is not", async () => {
    const shop = await aShopWith({ kind: "customer-created" });
    await shop.receive("new", customerFact({}));
    await shop.receive("changed", customerFact({ at: after(HOUR + MINUTE), since: after(HOUR) }));
    await shop.receive("old", customerFact({ shopifyId: "8", email: "bea@example.com", since: after(-400 * DAY) }));
    await shop.receive("silent", customerFact({ shopifyId: "9", email: "cid@example.com", since: null }));
    await shop.read();
    expect(await journeys(shop)).toEqual([`ada@example.com once open ${after(HOUR).toISOString()}`]);
    expect(await decisions(shop)).toEqual(["enrolled", "not-enrolled:before-installation"]);
  });

  test("who comes into a segment enters on that day; of segments nobody asks about nothing is kept", async () => {
    const shop = await aShopWith({ kind: "segment-entered", segmentId: "71" });
    await shop.receive("c", customerFact({}));
    const joined = { kind: "segment-membership", segmentId: "71", customerShopifyId: "7", member: true, at: after(HOUR) } as const;
    await shop.receive("in", joined);
    await shop.receive("twice", joined);
    await shop.receive("other", { ...joined, segmentId: "72" });
    await shop.receive("left", { ...joined, member: false, at: after(HOUR + MINUTE) });
    await shop.read();
    expect(await journeys(shop)).toEqual([`ada@example.com 2026-06-16 open ${after(HOUR).toISOString()}`]);
    expect(await db.database.prisma.segmentMembership.findMany({ where: { shop: shop.shop }, select: { segmentId: true, member: true } })).toEqual([{ segmentId: "71", member: false }]);
  });
});

test("a campaign that is switched off takes nobody, and one that is switched on again takes only what is new", async () => {
  const shop = await aShopWith({ kind: "order-placed" });
  await shop.order({ id: "1" });
  await switchCampaign(shop.deps, shop.store, ID, false);
  await shop.order({ id: "2", email: "bea@example.com", checkoutToken: null, cartToken: null });
  await shop.after(2 * HOUR);
  await switchCampaign(shop.deps, shop.store, ID, true);
  await shop.after(HOUR);
  expect(await journeys(shop)).toEqual([`ada@example.com 1 exited:campaign-off ${after(HOUR).toISOString()}`]);
});

const people = ["ada@example.com", "bea@example.com"] as const;
const anyOrder = fc.record({ id: fc.integer({ min: 1, max: 4 }), version: fc.integer({ min: 1, max: 3 }), sent: fc.boolean(), cancelled: fc.boolean() }).map(({ id, version, sent, cancelled }): Order => anOrder({
  id: String(id), email: people[id % 2]!, checkoutToken: null, cartToken: null, createdAt: after(HOUR + id * MINUTE), updatedAt: after(HOUR + (10 * id + version) * MINUTE),
  // what a version says is the same whenever it is told
  fulfilledAt: sent || version === 3 ? after(HOUR + 50 * MINUTE) : null, cancelledAt: cancelled && version === 3 ? after(HOUR + 55 * MINUTE) : null,
}));

describe("a promise of the carrier", () => {
  const sentAt = after(DAY);
  const order = anOrder({ id: "1", createdAt: after(2 * HOUR), updatedAt: sentAt, fulfilledAt: sentAt, parcels: 1 });
  const promise = (n: number, day: number): ShopFact => ({ kind: "fulfilment", news: { orderId: "1", parcelId: "61", source: "promise", at: after(DAY + n * HOUR), cancelled: false, deliveredAt: null, expectedAt: after(day * DAY) } });
  const facts: readonly ShopFact[] = [orderFact(anOrder({ id: "1", createdAt: after(2 * HOUR), updatedAt: after(2 * HOUR) })), orderFact(order), promise(1, 2), promise(2, 9), promise(3, 6)];

  test("moves when its parcel is late, in whatever order and how often it is told", { timeout: 120_000 }, async () => {
    const told = async (order: readonly ShopFact[], lookBetween: boolean): Promise<unknown> => {
      const shop = await aShopWith({ kind: "order-late", of: "delivery", afterDays: 3 });
      shop.clock.move(DAY + 3 * HOUR);
      for (const fact of order) {
        await shop.receive(randomUUID(), fact);
        await shop.read();
        if (lookBetween) await shop.work();
      }
      await shop.work();
      const [journey] = await db.database.prisma.enrollment.findMany({ where: { shop: shop.shop, campaignId: ID } });
      return [journey?.status, journey?.stepEnteredAt, journey?.dueAt];
    };
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray([...facts, ...facts], { minLength: 2 * facts.length }), fc.boolean(), async (order, lookBetween) => {
      expect(await told(order, lookBetween)).toEqual(["open", after(7 * DAY), after(7 * DAY)]);
    }), { numRuns: Number(process.env["LASTMILE_RUNS"] ?? 8) });
  });

  test("that only the shop itself knows of, when it is asked before the mail, puts it off; a delivery ends it", async () => {
    const shop = await AShop.open(db.system, { on: false });
    await aMailAboutOrders(shop, "sorry");
    await addCampaign(shop, ID, journeyOf({ kind: "order-late", of: "delivery", afterDays: 3 }, { steps: [mailStep("mail", "sorry")] }));
    shop.clock.move(DAY);
    await shop.receive("sent", orderFact(order));
    await shop.read();
    await shop.consent({ state: "subscribed" });
    shop.api.orders.splice(0, 1, { ...order, expectedAt: after(8 * DAY) });
    await shop.after(4 * DAY);
    expect([shop.mailer.taken.length, await journeys(shop)]).toEqual([0, [`ada@example.com 1 open ${after(9 * DAY).toISOString()}`]]);
    shop.api.orders.splice(0, 1, { ...order, expectedAt: after(8 * DAY), deliveredAt: after(7 * DAY), updatedAt: after(7 * DAY) });
    await shop.after(5 * DAY);
    expect([shop.mailer.taken.length, await journeys(shop)]).toEqual([0, [`ada@example.com 1 exited:arrived ${after(9 * DAY).toISOString()}`]]);
  });

  test("puts off a mail until it is broken, and the mail goes once", async () => {
    const shop = await AShop.open(db.system, { on: false });
    await aMailAboutOrders(shop, "sorry");
    await addCampaign(shop, ID, journeyOf({ kind: "order-late", of: "delivery", afterDays: 3 }, { steps: [mailStep("mail", "sorry")] }));
    shop.clock.move(HOUR);
    shop.clock.move(DAY);
    for (const fact of facts) await shop.receive(randomUUID(), fact);
    await shop.read();
    await shop.consent({ state: "subscribed" });
    await shop.after(5 * DAY);
    expect(shop.mailer.taken).toHaveLength(0);
    await shop.receive("later", promise(4, 8));
    await shop.read();
    await shop.after(2 * DAY);
    expect(shop.mailer.taken).toHaveLength(0);
    await shop.after(DAY);
    await shop.after(DAY);
    expect(shop.mailer.taken).toHaveLength(1);
  });
});

test("any order and any repetition of facts leads to the same journeys", { timeout: 240_000 }, async () => {
  const triggers: readonly Trigger[] = [{ kind: "order-placed" }, { kind: "date", after: "last-order", days: 30 }, { kind: "date", after: "first-order", days: 30 }];
  const told = fc.uniqueArray(anyOrder, { minLength: 2, maxLength: 7, selector: (order) => `${order.id} ${order.updatedAt.getTime()}` })
    .chain((orders) => fc.tuple(fc.constant(orders), fc.shuffledSubarray([...orders, ...orders], { minLength: 2 * orders.length })));
  const after3Hours = async (orders: readonly Order[]): Promise<unknown> => {
    const shop = await AShop.open(db.system, { on: false });
    for (const [n, trigger] of triggers.entries()) await addCampaign(shop, `c${n}`, journeyOf(trigger));
    shop.clock.move(3 * HOUR);
    for (const order of orders) {
      await shop.receive(randomUUID(), orderFact(order));
      await shop.read();
    }
    await shop.work();
    return Promise.all(triggers.map(async (_, n) => (await journeysIn(db, shop, `c${n}`)).filter((one) => one.includes(" open "))));
  };
  await fc.assert(fc.asyncProperty(told, async ([orders, shuffled]) => {
    expect(await after3Hours(shuffled)).toEqual(await after3Hours(orders));
  }), { numRuns: Number(process.env["LASTMILE_RUNS"] ?? 4) });
});
