import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRenderer } from "../../app/adapters/mail/renderer.ts";
import { SUNSET } from "../../app/domain/journeys/library/sunset.ts";
import type { Order } from "../../app/domain/orders/order.ts";
import { money } from "../../app/domain/kernel/money.ts";
import { addCampaign } from "../../app/use-cases/add-campaign.ts";
import type { Deps } from "../../app/use-cases/ports/deps.ts";
import { freshDatabase } from "../support/database.ts";
import type { FreshDatabase } from "../support/database.ts";
import { DAY, HOUR, NOON } from "../support/samples.ts";
import { AShop, personOf } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

const LINES: Order["lines"] = [
  { variantId: "11", productId: "1", title: "Alpine jacket", variantTitle: "Moss / M", quantity: 2, unitPrice: money(4900, "USD") },
  { variantId: "12", productId: "2", title: "Taken out again", variantTitle: null, quantity: 0, unitPrice: money(100, "USD") },
];

/** A shop with one campaign of the library on, a person who agreed to mails, and the product's own renderer. */
async function shopWith(campaign: string) {
  const shop = await AShop.open(db.system, { on: false });
  const id = (await addCampaign(shop.deps, shop.shop, { campaign, holdout: 0 }))!;
  await shop.store.campaigns.switchTo(id, true, NOON);
  await shop.consent({ state: "subscribed" });
  const deps: Deps = { ...shop.deps, renderer: createRenderer() };
  const pass = async (days: number): Promise<void> => {
    for (let hour = 0; hour < days * 24; hour += 1) {
      shop.clock.move(HOUR);
      if (hour % 4 === 3) await shop.work(deps);
    }
  };
  return { shop, pass, mails: () => shop.mailer.taken, order: (change: Partial<Order> = {}) => shop.order({ checkoutToken: null, cartToken: null, lines: LINES, ...change }) };
}

describe("campaigns of the library, as production runs them", () => {
  test("after the order: thanks with what was ordered, and a question only after a delivery", async () => {
    const { shop, pass, mails, order } = await shopWith("post-purchase");
    const placed = await order();
    await pass(3);
    expect(mails().map(({ subject }) => subject)).toEqual(["Thank you for your order #1001"]);
    expect(mails()[0]?.text).toMatch(/Alpine jacket \(Moss \/ M\)\n {2}Quantity: 2/);
    expect(mails()[0]?.text).not.toContain("Taken out again");
    expect(mails()[0]?.html).toContain("https://cdn.example/a.png");
    expect(Object.keys(mails()[0]!.headers)).toEqual(["List-Unsubscribe", "List-Unsubscribe-Post"]);
    await order({ ...placed, deliveredAt: shop.clock.now(), fulfilledAt: shop.clock.now(), updatedAt: shop.clock.now() });
    await pass(5);
    expect(mails().map(({ subject }) => subject)).toEqual(["Thank you for your order #1001", "Is everything all right with your order?"]);
  });

  test("a refunded order is thanked for no more, and asked about no more", async () => {
    const { pass, mails, order } = await shopWith("post-purchase");
    const placed = await order();
    await order({ ...placed, total: money(0, "USD"), updatedAt: new Date(placed.updatedAt.getTime() + HOUR) });
    await pass(4);
    expect(mails()).toEqual([]);
  });

  test("a review is asked for a week after delivery, and three weeks after sending where no carrier tells", async () => {
    for (const [delivered, days] of [[true, 8], [false, 22]] as const) {
      const { shop, pass, mails, order } = await shopWith("review-request");
      const at = shop.clock.now();
      await order({ fulfilledAt: at, deliveredAt: delivered ? at : null });
      await pass(days - 2);
      expect(mails()).toEqual([]);
      await pass(2);
      expect(mails().map(({ subject }) => subject)).toEqual(["What do you think of Alpine jacket?"]);
    }
  });

  test("replenishment brings the last order's lines, counted anew from each order", async () => {
    const { shop, pass, mails, order } = await shopWith("replenishment");
    await order();
    await pass(20);
    await order({ id: "5002", name: "#1002", createdAt: shop.clock.now(), updatedAt: shop.clock.now() });
    await pass(20);
    expect(mails()).toEqual([]);
    await pass(12);
    expect(mails().map(({ subject }) => subject)).toEqual(["Time for more Alpine jacket?"]);
    expect((await shop.store.messages.get(mails()[0]!.messageId))?.links.some((link) => link.includes("/cart/11:2"))).toBe(true);
  });

  test("win-back writes three times, offers last, and an order ends it", async () => {
    const { shop, pass, mails, order } = await shopWith("win-back");
    await order();
    await pass(92);
    expect(mails().map(({ subject }) => subject)).toEqual(["Ada, it has been a while", "Was something not right?", "Your next order, with 10% off"]);
    expect(mails()[2]?.text).toContain("Already applied when you use the button");
    expect(mails()[0]?.text).not.toContain("Alpine jacket");
    expect((await shop.store.messages.get(mails()[2]!.messageId))?.links.some((link) => /\/discount\/LM-/.test(link))).toBe(true);
    const bought = await shopWith("win-back");
    await bought.order();
    await bought.pass(61);
    await bought.order({ id: "5003", name: "#1003", createdAt: bought.shop.clock.now(), updatedAt: bought.shop.clock.now() });
    await bought.pass(40);
    expect(bought.mails()).toHaveLength(1);
  });

  test("a VIP is thanked after the fifth order, and never again", async () => {
    const { pass, mails, order } = await shopWith("vip");
    for (let number = 1; number <= 7; number += 1) {
      await order({ id: String(6000 + number), name: `#${number}` });
      await pass(5);
      expect(mails()).toHaveLength(number < 5 ? 0 : 1);
    }
  });

  test("sunset asks twice, then stops asking", async () => {
    const { pass, mails, order } = await shopWith("sunset");
    await order();
    await pass(182);
    expect(mails().map(({ subject }) => subject)).toEqual(["Would you still like to hear from us?"]);
    await pass(40);
    expect(mails()).toHaveLength(2);
    expect(mails().every(({ text }) => text!.includes("one click") || text!.includes("One click"))).toBe(true);
  }, 60_000);

  /** Somebody whom Shopify knows, with one order; answers how to see their tags. */
  async function lapsing(holdout = 0) {
    const opened = await shopWith("sunset");
    await opened.shop.store.campaigns.saveVersion("sunset", SUNSET.journey({ stay: "sunset-stay", last: "sunset-last" }), holdout, NOON);
    opened.shop.api.tags.set("7", new Set());
    await opened.shop.receive("ada", { kind: "customer", person: { ...personOf({ email: "ada@example.com" }, opened.shop.clock.now()), shopifyId: "7" } });
    await opened.order();
    return { ...opened, tags: () => [...opened.shop.api.tags.get("7")!] };
  }

  test("sunset tags who was asked twice and did not answer", async () => {
    const { pass, mails, tags } = await lapsing();
    await pass(209);
    expect([mails().length, tags()]).toEqual([2, []]);
    await pass(3);
    expect(tags()).toEqual(["Inactive"]);
  }, 60_000);

  test("sunset tags nobody whom it never asked: neither without consent, nor held out", async () => {
    const silent = await lapsing();
    await silent.shop.consent({ state: "pending", at: new Date(NOON.getTime() + DAY) });
    await silent.pass(215);
    expect([silent.mails(), silent.tags()]).toEqual([[], []]);
    const heldOut = await lapsing(1);
    await heldOut.pass(215);
    expect([heldOut.mails(), heldOut.tags()]).toEqual([[], []]);
  }, 60_000);

  test("sunset neither asks a last time nor tags whom the first question did not reach", async () => {
    const { shop, pass, mails, tags } = await lapsing();
    shop.mailer.answer({ kind: "refused", reason: "no such mailbox" });
    await pass(215);
    expect([shop.mailer.calls, mails(), tags()]).toEqual([1, [], []]);
  }, 60_000);

  test("without consent nobody is written to, about an order as about anything", async () => {
    const { shop, pass, mails, order } = await shopWith("post-purchase");
    await shop.consent({ state: "unsubscribed", at: new Date(NOON.getTime() + DAY / 24) });
    shop.clock.move(2 * HOUR);
    await order();
    await pass(4);
    expect(mails()).toEqual([]);
  });
});
