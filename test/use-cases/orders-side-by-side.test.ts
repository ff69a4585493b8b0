import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EntryRules, JourneyDefinition } from "../../app/domain/journeys/definition.ts";
import type { Step } from "../../app/domain/journeys/steps.ts";
import type { Trigger } from "../../app/domain/journeys/triggers.ts";
import type { Order } from "../../app/domain/orders/order.ts";
import { personView } from "../../app/presenters/people/person-detail.ts";
import { advanceDue } from "../../app/use-cases/advance-due.ts";
import { interpretInbox } from "../../app/use-cases/interpret-inbox.ts";
import { lookAtPerson } from "../../app/use-cases/look-at-person.ts";
import { moveJourneys } from "../../app/use-cases/move-journeys.ts";
import { Fuse } from "../fakes/fuse.ts";
import { freshDatabase, type FreshDatabase } from "../support/database.ts";
import { aCheckout, after, anOrder, HOUR, MINUTE } from "../support/samples.ts";
import { aMailAboutOrders, addCampaign, decisionsIn, journeyOf, journeysIn } from "./a-journey.ts";
import { AShop, orderFact } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

const ID = "under-test";
const mail = (id: string): Step => ({ id, kind: "message", templateId: "about-order", offer: null, offerStepId: null, purpose: "transactional" });
const HOUR_MAIL_HOUR_MAIL: readonly Step[] = [{ id: "wait", kind: "wait", minutes: 60 }, mail("first"), { id: "again", kind: "wait", minutes: 60 }, mail("second")];
const eachOrder = (trigger: Trigger = { kind: "order-placed" }, entry: Partial<EntryRules> = {}): JourneyDefinition => journeyOf(trigger, { entry: { reEntry: "each-order", ...entry }, steps: HOUR_MAIL_HOUR_MAIL });

async function aShopWith(definition: JourneyDefinition): Promise<AShop> {
  const shop = await AShop.open(db.system, { on: false });
  await aMailAboutOrders(shop, "about-order");
  await addCampaign(shop, ID, definition);
  shop.clock.move(HOUR);
  return shop;
}
const nth = (n: number, change: Partial<Order> = {}): Order => anOrder({ id: String(n), name: `#${n}`, checkoutToken: null, cartToken: null, createdAt: after(HOUR + n * MINUTE), updatedAt: after(HOUR + n * MINUTE), ...change });
/** the worker looks every hour: a wait counts from when the step before was done */
async function hours(shop: AShop, count: number): Promise<void> {
  for (let hour = 0; hour < count; hour += 1) await shop.after(HOUR);
}
/** what the provider took and what the ledger holds, as "step order status" */
async function mailsOf(shop: AShop): Promise<readonly string[]> {
  const rows = await db.database.prisma.message.findMany({ where: { shop: shop.shop, campaignId: ID } });
  return rows.map((row) => `${row.stepId} ${row.occasion} ${row.status}`).sort();
}

describe("one order at a time", () => {
  test("a parcel that arrives leaves its place to the next, of which there is no news because it is late", async () => {
    const shop = await aShopWith(journeyOf({ kind: "order-late", of: "delivery", afterDays: 3 }, { steps: HOUR_MAIL_HOUR_MAIL }));
    const first = nth(1, { fulfilledAt: after(HOUR) });
    for (const order of [first, nth(2, { fulfilledAt: after(2 * HOUR) }), nth(3, { fulfilledAt: after(3 * HOUR) }), nth(4, { fulfilledAt: after(HOUR), cancelledAt: after(2 * HOUR) })]) await shop.order(order);
    expect((await journeysIn(db, shop, ID)).map((one) => one.split(" ").slice(1, 3).join(" "))).toEqual(["1 open"]);
    await shop.after(24 * HOUR);
    await shop.order({ ...first, deliveredAt: shop.clock.now(), updatedAt: shop.clock.now() });
    await shop.work();
    expect((await journeysIn(db, shop, ID)).map((one) => one.split(" ").slice(1, 3).join(" "))).toEqual(["1 exited:arrived", "2 open"]);
    await hours(shop, 55);
    expect(await mailsOf(shop)).toEqual(["first 2 handed-off", "second 2 handed-off"]);
  });

  test("the place goes to nobody else's parcel, though its address was typed in a cart of the same person", async () => {
    const shop = await aShopWith(journeyOf({ kind: "order-late", of: "delivery", afterDays: 3 }, { steps: HOUR_MAIL_HOUR_MAIL }));
    const first = nth(1, { fulfilledAt: after(HOUR) });
    await shop.order(first);
    const { id } = await db.database.prisma.customer.findFirstOrThrow({ where: { shop: shop.shop } });
    await shop.store.checkouts.upsert(aCheckout({ token: "typed", cartToken: "typed", email: "partner@example.com" }), id);
    await shop.order(nth(2, { email: "partner@example.com", customerShopifyId: "777", fulfilledAt: after(2 * HOUR) }));
    await shop.after(24 * HOUR);
    await shop.order({ ...first, deliveredAt: shop.clock.now(), updatedAt: shop.clock.now() });
    await shop.work();
    const journeys = await db.database.prisma.enrollment.findMany({ where: { shop: shop.shop, campaignId: ID }, orderBy: { orderId: "asc" } });
    expect(journeys.map(({ orderId, customerId, exitReason }) => [orderId, customerId === id, exitReason])).toEqual([["1", true, "arrived"], ["2", false, null]]);
  });

  test("an order that is there leaves its place to nobody once it was written about", async () => {
    const shop = await aShopWith(journeyOf({ kind: "order-late", of: "delivery", afterDays: 1 }, { steps: HOUR_MAIL_HOUR_MAIL }));
    const first = nth(1, { fulfilledAt: after(HOUR) });
    for (const order of [first, nth(2, { fulfilledAt: after(2 * HOUR) })]) await shop.order(order);
    await shop.after(25 * HOUR);
    await shop.order({ ...first, deliveredAt: shop.clock.now(), updatedAt: shop.clock.now() });
    await hours(shop, 30);
    expect(await mailsOf(shop)).toEqual(["first 1 handed-off"]);
  });
});

describe("every order", () => {
  test("has its own journey and its own mails, also while those about another are under way", async () => {
    const shop = await aShopWith(eachOrder());
    for (const n of [1, 2]) await shop.order(nth(n));
    await shop.after(90 * MINUTE);
    await shop.order(nth(3, { createdAt: shop.clock.now(), updatedAt: shop.clock.now() }));
    await hours(shop, 3);
    expect((await journeysIn(db, shop, ID)).map((one) => one.split(" ").slice(1, 3).join(" "))).toEqual(["1 done:completed", "2 done:completed", "3 done:completed"]);
    expect(await mailsOf(shop)).toEqual(["first 1 handed-off", "first 2 handed-off", "first 3 handed-off", "second 1 handed-off", "second 2 handed-off", "second 3 handed-off"]);
    expect(await decisionsIn(db, shop, ID)).not.toContain("not-enrolled:already-enrolled");
  });

  test("is named on the customer's page, in what comes next and in the timeline", async () => {
    const shop = await aShopWith(eachOrder());
    for (const n of [1, 2]) await shop.order(nth(n));
    const [person] = await shop.store.seeing.findPeople("ada@", 1);
    const page = await personView(shop.store, (await lookAtPerson(shop.deps, shop.shop, person!.id))!, shop.clock.now());
    expect(page.next.map(({ campaign, order }) => [campaign, order])).toEqual([["under-test", "#1"], ["under-test", "#2"]]);
    expect(new Set(page.next.map(({ id }) => id)).size).toBe(2);
    expect(page.timeline.map(({ title }) => title)).toEqual(expect.arrayContaining(["Entered “under-test” (order #1)", "Entered “under-test” (order #2)"]));
  });

  test("keeps to the pause that a campaign asks for, and comes in once for ever", async () => {
    const shop = await aShopWith(eachOrder(undefined, { coolDownDays: 30 }));
    await shop.order(nth(1));
    await shop.order(nth(2));
    await hours(shop, 3);
    await shop.order(nth(1, { updatedAt: shop.clock.now() }));
    await hours(shop, 3);
    expect(await mailsOf(shop)).toEqual(["first 1 handed-off", "second 1 handed-off"]);
    expect(await decisionsIn(db, shop, ID)).toContain("not-enrolled:cooling-down");
  });

  test("has one journey after two people turned out to be one, and keeps it", async () => {
    const shop = await aShopWith(eachOrder());
    await shop.order(nth(1, { email: "ada@example.com" }));
    await shop.order(nth(2, { email: "bea@example.com" }));
    await shop.order(nth(3, { email: "bea@example.com" }));
    const person = (email: string, shopifyId: string) => ({ shopifyId, email, phone: null, firstName: "Ada", lastName: null, locale: "en", country: "US", at: shop.clock.now() });
    await shop.receive("a", { kind: "customer", person: person("ada@example.com", "7") });
    await shop.receive("b", { kind: "customer", person: person("bea@example.com", "8") });
    await shop.receive("m", { kind: "customers-merged", keptId: "7", deletedId: "8", at: shop.clock.now() });
    await shop.read();
    const rows = await db.database.prisma.enrollment.findMany({ where: { shop: shop.shop, campaignId: ID } });
    expect([new Set(rows.map((row) => row.customerId)).size, rows.map((row) => `${row.occasion} ${row.status}`).sort()]).toEqual([1, ["1 open", "2 open", "3 open"]]);
    await hours(shop, 3);
    expect(await mailsOf(shop)).toHaveLength(6);
  });

  test("goes on as it is when the campaign changes to one order at a time, and the other way", async () => {
    const shop = await aShopWith(eachOrder());
    for (const n of [1, 2]) await shop.order(nth(n));
    const oneAtATime = { ...eachOrder(), entry: { ...eachOrder().entry, reEntry: "each-occasion" as const } };
    const save = async (definition: JourneyDefinition): Promise<void> => {
      const version = await shop.store.campaigns.saveVersion(ID, definition, 0, shop.clock.now());
      await moveJourneys(shop.deps, { shop: shop.shop, campaignId: ID, version });
    };
    await save(oneAtATime);
    await shop.order(nth(3));
    expect(await decisionsIn(db, shop, ID)).toContain("not-enrolled:already-enrolled");
    await save(eachOrder());
    await shop.order(nth(4));
    await hours(shop, 3);
    expect(await mailsOf(shop)).toEqual([1, 2, 4].flatMap((n) => [`first ${n} handed-off`, `second ${n} handed-off`]).sort());
  });

  test("comes to the same in any order and with any repetition of what is told", { timeout: 240_000 }, async () => {
    const told = [1, 2, 3].flatMap((n) => [nth(n), nth(n, { updatedAt: after(HOUR + (10 + n) * MINUTE), fulfilledAt: after(HOUR + (10 + n) * MINUTE) })]);
    const outcome = async (orders: readonly Order[]): Promise<unknown> => {
      const shop = await aShopWith(eachOrder());
      await addCampaign(shop, "sent", eachOrder({ kind: "order-fulfilled" }));
      await addCampaign(shop, "late", eachOrder({ kind: "order-late", of: "delivery", afterDays: 2 }));
      shop.clock.move(HOUR);
      for (const order of orders) {
        await shop.receive(randomUUID(), orderFact(order));
        await shop.read();
      }
      return Promise.all([ID, "sent", "late"].map((id) => journeysIn(db, shop, id)));
    };
    const inOrder = await outcome(told);
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray([...told, ...told], { minLength: 2 * told.length }), async (orders) => {
      expect(await outcome(orders)).toEqual(inOrder);
    }), { numRuns: Number(process.env["LASTMILE_RUNS"] ?? 4) });
  });
});

describe("the worker dies", () => {
  /** Two orders, the second while the first waits for its second mail; the worker that has both mails to send dies. */
  async function dieIn(fuse: Fuse): Promise<AShop> {
    const shop = await aShopWith(eachOrder());
    await shop.order(nth(1, { createdAt: after(HOUR), updatedAt: after(HOUR) }));
    await shop.after(HOUR);
    const ports = fuse.around({ system: shop.deps.system, shops: shop.deps.shops, mailers: shop.deps.mailers });
    await shop.receive("second", orderFact(nth(2, { createdAt: after(2 * HOUR), updatedAt: after(2 * HOUR) })));
    const dying = { ...shop.deps, ...ports };
    await interpretInbox({ ...dying, queue: shop.deps.queue }, 50).catch(() => undefined);
    shop.clock.move(HOUR);
    await advanceDue(dying, { owner: "dying", limit: 50, leaseMs: 60_000 }).catch(() => undefined);
    return shop;
  }

  test("at any call: no order's mail goes twice, none is lost, and each order keeps its own", { timeout: 600_000 }, async () => {
    // What other tests left would be the dying worker's too.
    const alone = () => db.database.prisma.enrollment.deleteMany({ where: { status: "open" } });
    await alone();
    const whole = new Fuse(0, "before");
    expect((await dieIn(whole)).mailer.taken).toHaveLength(3);
    await alone();
    for (let call = 1; call <= whole.calls; call += 1) {
      for (const when of ["before", "after"] as const) {
        const fuse = new Fuse(call, when);
        const shop = await dieIn(fuse);
        expect(fuse.blown, `call ${call}`).toBe(true);
        await db.database.prisma.customer.updateMany({ where: { shop: shop.shop }, data: { leaseUntil: new Date(0) } });
        await shop.read();
        await shop.after(10 * MINUTE);
        await hours(shop, 3);
        const ledger = await mailsOf(shop);
        expect(ledger.map((one) => one.split(" ").slice(0, 2).join(" ")), fuse.diedAt).toEqual(["first 1", "first 2", "second 1", "second 2"]);
        const unknown = ledger.filter((one) => !one.endsWith("handed-off"));
        expect(unknown.every((one) => one.endsWith("unknown")), fuse.diedAt).toBe(true);
        expect(shop.mailer.calls - shop.mailer.taken.length, fuse.diedAt).toBeLessThanOrEqual(unknown.length);
        expect(new Set(shop.mailer.taken.map((one) => one.messageId)).size, fuse.diedAt).toBe(shop.mailer.taken.length);
        expect(shop.mailer.taken.length + unknown.length, fuse.diedAt).toBeGreaterThanOrEqual(4);
        expect((await journeysIn(db, shop, ID)).map((one) => one.split(" ").slice(1, 3).join(" ")), fuse.diedAt).toEqual(["1 done:completed", "2 done:completed"]);
      }
    }
  });
});
