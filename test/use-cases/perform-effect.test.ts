import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mailStep } from "../../app/domain/journeys/default-campaign.ts";
import type { Step } from "../../app/domain/journeys/steps.ts";
import { freshDatabase, type FreshDatabase } from "../support/database.ts";
import { anOrder, DAY, HOUR, MINUTE } from "../support/samples.ts";
import { addCampaign, aMailAboutOrders, decisionsIn, journeyOf, journeysIn } from "./a-journey.ts";
import { AShop, orderFact } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

const ID = "under-test";
const TAG: Step = { id: "tag", kind: "tag", add: ["buyer"], remove: ["lead"] };
const TELL: Step = { id: "tell", kind: "webhook", url: "https://hooks.example/in" };
const FLOW: Step = { id: "flow", kind: "flow" };
const OFFER: Step = { id: "thanks", kind: "offer", terms: { kind: "percentage", percent: 15, validHours: 72 } };
const LAST: Step = mailStep("hello", "remind");

/** Somebody with an order at noon plus an hour, in a journey of these steps. */
async function started(...steps: readonly Step[]): Promise<AShop> {
  const shop = await AShop.open(db.system, { on: false });
  await addCampaign(shop, ID, journeyOf({ kind: "order-placed" }, { steps: [...steps, { id: "end", kind: "wait", minutes: 60 }, LAST] }));
  shop.clock.move(HOUR);
  shop.api.tags.set("7", new Set(["lead"]));
  const order = anOrder({ id: "1", customerShopifyId: "7", createdAt: shop.clock.now(), updatedAt: shop.clock.now(), checkoutToken: null, cartToken: null });
  const fact = orderFact(order);
  await shop.receive("order", fact.kind === "order" && fact.person ? { ...fact, person: { ...fact.person, shopifyId: "7" } } : fact);
  await shop.read();
  return shop;
}
const decisions = async (shop: AShop): Promise<readonly string[]> => (await decisionsIn(db, shop, ID)).filter((one) => /done|offer/.test(one));
const ledger = async (shop: AShop): Promise<readonly string[]> =>
  (await db.database.prisma.journeyEffect.findMany({ where: { shop: shop.shop }, orderBy: { stepId: "asc" } })).map((row) => `${row.stepId} ${row.status} ${row.attempts}`);

describe("steps other than messages", () => {
  test("are done once each, in their order, and the journey goes on", async () => {
    const shop = await started(TAG, TELL, FLOW);
    await shop.work();
    expect([...shop.api.tags.get("7")!]).toEqual(["buyer"]);
    expect(shop.api.flowStarts).toEqual([{ customerShopifyId: "7", campaign: ID, step: "flow", idempotencyKey: expect.any(String) }]);
    expect(shop.webhooks.calls).toEqual([{ url: "https://hooks.example/in", body: {
      shop: shop.shop, campaign: { id: ID, name: ID }, step: "tell", customerId: "7", checkoutId: null, orderId: "1", idempotencyKey: expect.any(String), at: shop.clock.now().toISOString(),
    } }]);
    expect(await ledger(shop)).toEqual(["flow done 1", "tag done 1", "tell done 1"]);
    await shop.order({ id: "9", createdAt: shop.clock.now() });
    await shop.after(2 * HOUR);
    expect([shop.webhooks.calls.length, shop.api.flowStarts.length]).toEqual([1, 1]);
    expect(await decisions(shop)).toEqual(["done"]);
    expect((await journeysIn(db, shop, ID))[0]).toContain(" 1 done");
  });

  test("a call that is not answered is repeated with the same key after growing pauses, then given up, and the journey goes on", async () => {
    const shop = await started(TELL);
    shop.webhooks.answers.push(...Array.from({ length: 20 }, () => "again" as const));
    await shop.work();
    expect(shop.webhooks.calls).toHaveLength(1);
    await shop.after(MINUTE);
    await shop.after(MINUTE);
    expect(shop.webhooks.calls).toHaveLength(2);
    await shop.after(MINUTE);
    expect(shop.webhooks.calls).toHaveLength(3);
    for (let hours = 0; hours < 6; hours += 1) await shop.after(HOUR);
    expect(shop.webhooks.calls).toHaveLength(8);
    expect(new Set(shop.webhooks.calls.map((one) => one.body.idempotencyKey)).size).toBe(1);
    expect(await decisions(shop)).toEqual(["not-done:address-unreachable"]);
    expect((await journeysIn(db, shop, ID))[0]).toContain(" 1 done");
  });

  test("what is refused for good is not tried again", async () => {
    for (const [answer, reason] of [["refused", "address-refused"], ["declined", "address-declined"]] as const) {
      const shop = await started(TELL);
      shop.webhooks.answers.push(answer);
      await shop.work();
      expect([shop.webhooks.calls.length, await decisions(shop)]).toEqual([1, [`not-done:${reason}`]]);
    }
    const shop = await started(TAG, FLOW);
    shop.api.tags.clear();
    shop.api.flowsRefused = "not installed";
    await shop.work();
    expect(await decisions(shop)).toEqual(["not-done:shop-refused"]);
    expect(await ledger(shop)).toEqual(["flow not-done 1", "tag not-done 1"]);
  });

  test("a shop that is away is asked again later", async () => {
    const shop = await started(TAG);
    shop.api.unreachableFor = 1;
    await shop.work();
    expect([...shop.api.tags.get("7")!]).toEqual(["lead"]);
    await shop.after(5 * MINUTE);
    expect([...shop.api.tags.get("7")!]).toEqual(["buyer"]);
  });

  test("a crash between the call and its result repeats the call, and once it is written nothing more", async () => {
    const shop = await started(TELL);
    const { effects } = shop.store;
    const broken = { ...shop.deps, system: { ...shop.deps.system, forShop: () => ({ ...shop.store, effects: { ...effects, end: () => Promise.reject(new Error("killed")) } }),
      together: () => () => ({ ...shop.store, effects: { ...effects, end: () => Promise.reject(new Error("killed")) } }) } };
    await shop.work(broken);
    expect([shop.webhooks.calls.length, await ledger(shop)]).toEqual([1, ["tell intent 1"]]);
    await db.database.pool.query(`UPDATE customers SET "leaseUntil" = NULL, "claimFailures" = 0 WHERE shop = $1`, [shop.shop]);
    await shop.work();
    expect([shop.webhooks.calls.length, await ledger(shop)]).toEqual([2, ["tell done 2"]]);
    expect(new Set(shop.webhooks.calls.map((one) => one.body.idempotencyKey)).size).toBe(1);
    await shop.after(2 * HOUR);
    expect(shop.webhooks.calls).toHaveLength(2);
  });

  test("a condition on whether a mail was sent is asked when its outcome is known, and a refused mail is none", async () => {
    const asks: Step = { id: "asked", kind: "split", if: { kind: "mailed", stepId: "first" }, yes: [{ id: "w", kind: "wait", minutes: 60 }, { ...TAG, id: "yes", add: ["was mailed"] }], no: [{ id: "w2", kind: "wait", minutes: 60 }, { ...TAG, id: "no", add: ["was not mailed"] }] };
    for (const [consent, result, tag] of [["subscribed", "accepted", "was mailed"], ["subscribed", "refused", "was not mailed"], ["pending", "accepted", "was not mailed"]] as const) {
      const shop = await started(mailStep("first", "about"), asks);
      await aMailAboutOrders(shop, "about");
      await shop.consent({ state: consent });
      if (result === "refused") shop.mailer.answer({ kind: "refused", reason: "no such mailbox" });
      await shop.work();
      expect(shop.mailer.calls).toBe(consent === "subscribed" ? 1 : 0);
      await shop.after(HOUR);
      expect([...shop.api.tags.get("7")!]).toEqual([tag]);
    }
  });

  test("a code is made at its step, runs from then on, and later mails show it", async () => {
    const shop = await AShop.open(db.system, { definition: journeyOf({ kind: "checkout-abandoned", idleMinutes: 10, changedCart: "go-on" }, { steps: [
      { id: "w", kind: "wait", minutes: 60 }, OFFER, { id: "w2", kind: "wait", minutes: 24 * 60 }, { ...mailStep("show", "offer"), offerStepId: "thanks" } as Step,
      { id: "w3", kind: "wait", minutes: 72 * 60 }, { ...mailStep("too-late", "offer"), offerStepId: "thanks" } as Step,
    ] }) });
    await shop.checkout();
    await shop.after(HOUR);
    const [code] = [...shop.api.issued.values()];
    expect(code?.endsAt).toEqual(new Date(shop.clock.now().getTime() + 3 * DAY));
    await shop.after(DAY);
    expect((await shop.messages()).map((one) => one.discountCode)).toEqual([code?.code]);
    await shop.after(3 * DAY);
    expect(shop.api.issued.size).toBe(1);
    expect(await shop.timeline()).toEqual(expect.arrayContaining(["offer-issued", "sent", "withheld:too-old"]));
    expect(await shop.messages()).toHaveLength(1);
  });
});
