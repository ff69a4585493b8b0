import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Trigger } from "../../app/domain/journeys/triggers.ts";
import { importShop } from "../../app/use-cases/import-shop.ts";
import { letPeopleIn, planLettingIn } from "../../app/use-cases/let-people-in.ts";
import { readSegments } from "../../app/use-cases/read-segments.ts";
import { switchCampaign } from "../../app/use-cases/switch-campaign.ts";
import { freshDatabase, type FreshDatabase } from "../support/database.ts";
import { after, anOrder, DAY, HOUR, MINUTE } from "../support/samples.ts";
import { addCampaign, decisionsIn, journeyOf, journeysIn } from "./a-journey.ts";
import { AShop, personOf } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

const ID = "under-test";
const journeys = async (shop: AShop): Promise<readonly string[]> => journeysIn(db, shop, ID);

/** The job, as often as it asks to be run again. */
async function job(shop: AShop): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    shop.queue.waiting.length = 0;
    await letPeopleIn(shop.deps, { shop: shop.shop });
    if (!shop.queue.waiting.some((one) => one.name === "let-people-in")) return;
  }
}
async function people(shop: AShop, count: number, from = 1): Promise<void> {
  for (let n = from; n < from + count; n += 1) {
    await shop.store.customers.upsert({ ...personOf({ email: `p${n}@example.com` }, shop.clock.now()), shopifyId: String(n) }, `p-${String(n).padStart(5, "0")}`);
  }
}
const broadcast = (segmentId: string | null, at: Date): Trigger => ({ kind: "broadcast", segmentId, at: at.toISOString() });

describe("switching a campaign on", () => {
  test("lets in checkouts whose first mail is still ahead, and no others", async () => {
    const shop = await AShop.open(db.system, { on: false });
    await shop.checkout({ token: "old", email: "old@example.com", cartToken: "c-old" });
    shop.clock.move(30 * MINUTE);
    await shop.checkout({ token: "fresh", email: "ada@example.com", cartToken: "c-fresh", createdAt: after(30 * MINUTE), updatedAt: after(30 * MINUTE) });
    shop.clock.move(35 * MINUTE);
    await addCampaign(shop, ID, journeyOf({ kind: "checkout-abandoned", idleMinutes: 10, changedCart: "go-on" }));
    await job(shop);
    await job(shop);
    expect((await journeys(shop)).map((one) => one.split(" ")[0])).toEqual(["ada@example.com"]);
    await shop.after(HOUR);
    expect([(await shop.messages("fresh")).length, (await shop.messages("old")).length]).toEqual([1, 0]);
    // news of a cart whose first mail would have gone before the campaign was on
    await shop.checkout({ token: "late", email: "late@example.com", cartToken: "c-late", createdAt: after(-HOUR), updatedAt: after(MINUTE) });
    expect(await decisionsIn(db, shop, ID)).toContain("not-enrolled:too-old");
  });

  test("lets in everybody whose date lies ahead, and starts nothing for those whose date has passed", async () => {
    const shop = await AShop.open(db.system, { on: false });
    await shop.order({ id: "1", email: "ada@example.com", createdAt: after(-10 * DAY) });
    await shop.order({ id: "2", email: "bea@example.com", createdAt: after(-40 * DAY) });
    await shop.order({ id: "3", email: "cid@example.com", createdAt: after(-5 * DAY), test: true });
    await addCampaign(shop, ID, journeyOf({ kind: "date", after: "last-order", days: 30 }));
    await job(shop);
    await job(shop);
    expect(await journeys(shop)).toEqual([`ada@example.com 1 open ${after(20 * DAY).toISOString()}`]);
    expect(await decisionsIn(db, shop, ID)).toEqual(["enrolled"]);
  });

  test("finds those whose dates become known with the shop's past", async () => {
    const shop = await AShop.open(db.system, { on: false });
    await addCampaign(shop, ID, journeyOf({ kind: "date", after: "last-order", days: 30 }));
    await job(shop);
    expect(await shop.store.walks.get(ID)).toMatchObject({ endedAt: after(0) });
    shop.api.told.push(...[10, 40].map((days, n) => {
      const order = anOrder({ id: String(n), email: `p${n}@example.com`, createdAt: after(-days * DAY), updatedAt: after(-days * DAY) });
      return { kind: "order" as const, order, person: personOf({ email: order.email }, order.updatedAt) };
    }));
    await shop.store.sync.planImport(after(0));
    for (let turn = 0; turn < 3; turn += 1) await importShop(shop.deps, { shop: shop.shop });
    expect(await journeys(shop)).toEqual([]);
    await job(shop);
    expect(await journeys(shop)).toEqual([`p0@example.com 0 open ${after(20 * DAY).toISOString()}`]);
  });

  test("is done once, and dropped when the campaign is switched off before", async () => {
    const shop = await AShop.open(db.system, { on: false });
    await people(shop, 3);
    await addCampaign(shop, ID, journeyOf(broadcast(null, after(0))));
    const planned = await shop.store.walks.get(ID);
    await switchCampaign(shop.deps, shop.store, ID, true);
    expect(await shop.store.walks.get(ID)).toEqual(planned);
    await switchCampaign(shop.deps, shop.store, ID, false);
    await job(shop);
    expect([await journeys(shop), await shop.store.walks.get(ID)]).toEqual([[], null]);
  });
});

describe("a broadcast", () => {
  test("enters everybody with an address at its time, in pages, once", { timeout: 60_000 }, async () => {
    const shop = await AShop.open(db.system, { on: false });
    await people(shop, 530);
    await shop.store.customers.upsert({ ...personOf({ email: null }, shop.clock.now()), shopifyId: "9999" }, "p-99999");
    await addCampaign(shop, ID, journeyOf(broadcast(null, after(DAY))));
    await job(shop);
    expect(await journeys(shop)).toEqual([]);
    shop.clock.move(DAY);
    shop.queue.waiting.length = 0;
    await planLettingIn(shop.deps);
    expect(shop.queue.waiting.filter((one) => JSON.stringify(one.payload).includes(shop.shop)).map((one) => one.name)).toEqual(["let-people-in"]);
    await job(shop);
    await job(shop);
    expect(await journeys(shop)).toHaveLength(530);
    expect(await shop.store.walks.get(ID)).toMatchObject({ looked: 530, entered: 530, endedAt: after(DAY) });
  });

  test("waits for the shop's people to be imported, goes on where a killed worker was, and lets nobody in twice", { timeout: 60_000 }, async () => {
    const shop = await AShop.open(db.system, { on: false });
    await people(shop, 520);
    await shop.store.sync.planImport(after(0));
    await addCampaign(shop, ID, journeyOf(broadcast(null, after(0))));
    await job(shop);
    expect(await journeys(shop)).toEqual([]);
    for (const resource of ["customers", "orders", "checkouts"] as const) await shop.store.sync.saveImport(resource, { state: "done" });
    const { walks } = shop.store;
    const store = { ...shop.store, walks: { ...walks, save: () => Promise.reject(new Error("killed")) } };
    await expect(letPeopleIn({ ...shop.deps, system: { ...shop.deps.system, forShop: () => store } }, { shop: shop.shop })).rejects.toThrow("killed");
    expect(await journeys(shop)).toHaveLength(500);
    await job(shop);
    expect(await journeys(shop)).toHaveLength(520);
  });

  test("to a segment waits until its members are read, and takes those", async () => {
    const shop = await AShop.open(db.system, { on: false });
    await people(shop, 8);
    shop.api.segmentsThere.set("71", { id: "71", name: "Regulars", query: "", members: ["1", "2", "3", "4", "5"] });
    shop.api.segmentsThere.set("72", { id: "72", name: "Others", query: "", members: ["6"] });
    await addCampaign(shop, ID, journeyOf(broadcast("71", after(0))));
    await letPeopleIn(shop.deps, { shop: shop.shop });
    expect(await journeys(shop)).toEqual([]);
    expect(shop.queue.waiting.map((one) => one.name)).toContain("read-segments");
    await readSegments(shop.deps, { shop: shop.shop });
    await job(shop);
    expect((await journeys(shop)).map((one) => one.split("@")[0])).toEqual(["p1", "p2", "p3", "p4", "p5"]);
    expect((await shop.store.segments.list()).map((one) => one.name)).toEqual(["Others", "Regulars"]);
    expect([await shop.store.segments.members("72", null, 10), (await shop.store.segments.reading("72"))?.readAt]).toEqual([[], null]);
  });
});

describe("reading segments", () => {
  test("finds who was missed: they enter, and who left is looked at again", async () => {
    const shop = await AShop.open(db.system, { on: false });
    await people(shop, 4);
    const regulars = { id: "71", name: "Regulars", query: "", members: ["1", "2"] };
    shop.api.segmentsThere.set("71", regulars);
    await addCampaign(shop, ID, { ...journeyOf({ kind: "segment-entered", segmentId: "71" }), exits: [{ kind: "left-segment", segmentId: "71" }] });
    await readSegments(shop.deps, { shop: shop.shop });
    expect(await journeys(shop)).toEqual([]);
    shop.clock.move(HOUR);
    regulars.members.splice(0, 1, "3");
    await readSegments(shop.deps, { shop: shop.shop });
    expect(await journeys(shop)).toEqual([`p3@example.com 2026-06-16 open ${after(HOUR).toISOString()}`]);
    expect(await shop.store.segments.members("71", null, 10)).toEqual(["p-00002", "p-00003"]);
    shop.clock.move(MINUTE);
    regulars.members.length = 0;
    await readSegments(shop.deps, { shop: shop.shop });
    await shop.work();
    expect((await journeys(shop))[0]).toContain("exited:left-segment");
  });

  test("goes on after a shop that was away, and forgets a segment that is gone", async () => {
    const shop = await AShop.open(db.system, { on: false });
    await people(shop, 3);
    shop.api.segmentsThere.set("71", { id: "71", name: "Regulars", query: "", members: ["1", "2", "3"] });
    await addCampaign(shop, ID, journeyOf({ kind: "segment-entered", segmentId: "71" }));
    shop.api.unreachableFor = 1;
    await expect(readSegments(shop.deps, { shop: shop.shop })).rejects.toThrow();
    await readSegments(shop.deps, { shop: shop.shop });
    expect(await shop.store.segments.members("71", null, 10)).toHaveLength(3);
    shop.api.segmentsThere.clear();
    shop.clock.move(HOUR);
    await readSegments(shop.deps, { shop: shop.shop });
    expect([await shop.store.segments.members("71", null, 10), await shop.store.segments.list()]).toEqual([[], []]);
  });
});
