import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mailStep } from "../../app/domain/journeys/default-campaign.ts";
import type { JourneyDefinition } from "../../app/domain/journeys/definition.ts";
import type { Step } from "../../app/domain/journeys/steps.ts";
import { moveJourneys } from "../../app/use-cases/move-journeys.ts";
import { saveCampaign, underWay } from "../../app/use-cases/save-campaign.ts";
import { freshDatabase, type FreshDatabase } from "../support/database.ts";
import { aLine, after, DAY, HOUR, MINUTE } from "../support/samples.ts";
import { addCampaign, decisionsIn, journeyOf, journeysIn } from "./a-journey.ts";
import { AShop } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

const ID = "under-test";
const wait = (id: string, minutes: number): Step => ({ id, kind: "wait", minutes });
const OLD = journeyOf({ kind: "order-placed" }, { steps: [wait("w1", 60), mailStep("one", "remind"), wait("w2", 60), mailStep("two", "reassure")] });
/** without the first mail, with another wait before the second */
const NEW = journeyOf({ kind: "order-placed" }, { steps: [wait("w0", 30), wait("w2", 24 * 60), mailStep("two", "offer")] });

/** Ada waits before the first mail, Bea behind it. */
async function twoUnderWay(): Promise<AShop> {
  const shop = await AShop.open(db.system, { on: false });
  await addCampaign(shop, ID, OLD);
  shop.clock.move(MINUTE);
  await shop.order({ id: "1", email: "bea@example.com", checkoutToken: null, cartToken: null });
  await shop.after(HOUR);
  await shop.order({ id: "2", email: "ada@example.com", checkoutToken: null, cartToken: null });
  await shop.after(MINUTE);
  return shop;
}
async function save(shop: AShop, definition: JourneyDefinition, what: "finish" | "move"): Promise<void> {
  shop.queue.waiting.length = 0;
  await saveCampaign(shop.deps, shop.store, ID, { name: "Renamed", definition, holdout: 0, underWay: what });
  for (const job of shop.queue.waiting) if (job.name === "move-journeys") await moveJourneys(shop.deps, job.payload as Parameters<typeof moveJourneys>[1]);
}
const standing = (shop: AShop) => shop.store.enrollments.standing(ID);

describe("saving a campaign while people are in its journey", () => {
  test("says how many there are, and how many of them could move", async () => {
    const shop = await twoUnderWay();
    expect(await underWay(shop.store, ID, NEW)).toEqual({ open: 2, movable: 1 });
    expect(await underWay(shop.store, ID, journeyOf({ kind: "order-fulfilled" }))).toEqual({ open: 2, movable: 0 });
    expect(await underWay(shop.store, ID, OLD)).toEqual({ open: 2, movable: 2 });
  });

  test("lets them finish on the old version, while others enter the new one", async () => {
    const shop = await twoUnderWay();
    await save(shop, NEW, "finish");
    await shop.order({ id: "3", email: "cid@example.com", checkoutToken: null, cartToken: null });
    expect(await standing(shop)).toEqual([{ campaignVersion: 1, stepIndex: 0, count: 1 }, { campaignVersion: 1, stepIndex: 2, count: 1 }, { campaignVersion: 2, stepIndex: 0, count: 1 }]);
    expect((await shop.store.campaigns.get(ID))?.name).toBe("Renamed");
  });

  test("moves those whose step is there, with a row in their timeline, and leaves the others", async () => {
    const shop = await twoUnderWay();
    await save(shop, NEW, "move");
    expect(await standing(shop)).toEqual([{ campaignVersion: 1, stepIndex: 0, count: 1 }, { campaignVersion: 2, stepIndex: 1, count: 1 }]);
    expect(await decisionsIn(db, shop, ID)).toContain("moved");
    await shop.after(2 * HOUR);
    await shop.after(2 * HOUR);
    // Bea's second wait is a day now; Ada finishes on the old
    expect(await standing(shop)).toEqual([{ campaignVersion: 2, stepIndex: 1, count: 1 }]);
    await shop.after(DAY);
    expect(await standing(shop)).toEqual([]);
  });

  test("moves a date that lies ahead with the days that it counts", async () => {
    const shop = await AShop.open(db.system, { on: false });
    await addCampaign(shop, ID, journeyOf({ kind: "date", after: "last-order", days: 30 }));
    shop.clock.move(HOUR);
    await shop.order({ id: "1" });
    await save(shop, journeyOf({ kind: "date", after: "last-order", days: 20 }), "move");
    expect(await journeysIn(db, shop, ID)).toEqual([`ada@example.com 1 open ${after(HOUR + 20 * DAY).toISOString()}`]);
    await save(shop, journeyOf({ kind: "date", after: "first-order", days: 10 }), "move");
    expect(await standing(shop)).toEqual([{ campaignVersion: 2, stepIndex: 0, count: 1 }]);
  });

  test("a version that was replaced in the meantime moves nobody", async () => {
    const shop = await twoUnderWay();
    await saveCampaign(shop.deps, shop.store, ID, { name: ID, definition: NEW, holdout: 0, underWay: "move" });
    await saveCampaign(shop.deps, shop.store, ID, { name: ID, definition: OLD, holdout: 0, underWay: "finish" });
    await moveJourneys(shop.deps, { shop: shop.shop, campaignId: ID, version: 2 });
    expect((await standing(shop)).map((one) => one.campaignVersion)).toEqual([1, 1]);
  });
});

test("a cart that changes after the first mail goes on, or starts over, as the campaign says", async () => {
  const counts: number[] = [];
  for (const changedCart of ["go-on", "start-over"] as const) {
    const shop = await AShop.open(db.system, { definition: journeyOf({ kind: "checkout-abandoned", idleMinutes: 10, changedCart }, { steps: [wait("w1", 60), mailStep("one", "remind"), wait("w2", 24 * 60), mailStep("two", "reassure")] }) });
    await shop.mailed();
    shop.clock.move(HOUR);
    const changed = { lines: [aLine({ quantity: 2 })], updatedAt: shop.clock.now() };
    await shop.checkout(changed);
    await shop.checkout(changed);
    await shop.after(2 * HOUR);
    counts.push((await shop.messages()).length);
    await shop.after(2 * DAY);
    expect(new Set((await shop.messages()).map((one) => `${one.stepId} ${one.occasion}`)).size).toBe((await shop.messages()).length);
  }
  expect(counts).toEqual([1, 2]);
});
