import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { currentConsent } from "../../app/domain/consent/legal-basis.ts";
import { interpretInbox } from "../../app/use-cases/interpret-inbox.ts";
import type { ShopFact } from "../../app/use-cases/ports/fact-reader.ts";
import { freshDatabase } from "../support/database.ts";
import type { FreshDatabase } from "../support/database.ts";
import { aCheckout, after, aLine, anOrder, DAY, HOUR, MINUTE } from "../support/samples.ts";
import { AShop, CAMPAIGN, checkoutFact, orderFact, personOf } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

describe("webhooks become facts", () => {
  test("it says how many it took, of all shops that are read side by side", async () => {
    const shops = [await AShop.open(db.system), await AShop.open(db.system)];
    for (const shop of shops) for (const n of [1, 2, 3]) await shop.redeliver(`no-meaning-${n}`);
    let taken = 0;
    // which shop falls to which of the two is a matter of moments: a turn may find only one of them
    for (let some = 1; some > 0; taken += some) some = await interpretInbox(shops[0]!.deps, 50);
    expect(taken).toBe(6);
  });

  test("what cannot be understood is set aside with the reason, and holds nothing up", async () => {
    const shop = await AShop.open(db.system);
    await shop.redeliver("no-meaning");
    await shop.receive("w2", checkoutFact(aCheckout()));
    await shop.read();
    expect(await shop.status()).toBe("open");
    const row = await db.database.prisma.inboxRow.findFirst({ where: { shop: shop.shop, webhookId: "no-meaning" } });
    expect(row).toMatchObject({ state: "quarantined", reason: "body: expected an object, got text" });
  });

  test("what fails for a reason of its own is set aside after a second try", async () => {
    const shop = await AShop.open(db.system);
    const broken = checkoutFact(aCheckout({ createdAt: new Date(Number.NaN) }));
    await shop.receive("broken", broken);
    await shop.receive("w2", checkoutFact(aCheckout({ token: "tok-2", cartToken: "cart-2" })));
    await shop.read();
    expect(await shop.status("tok-2")).toBe("open");
    expect((await db.database.prisma.inboxRow.findFirst({ where: { shop: shop.shop, webhookId: "broken" } }))?.state).toBe("quarantined");
    expect(shop.log.errors()).toHaveLength(2);
  });

  test("what makes the reader itself fail is set aside like anything else that cannot be understood", async () => {
    const shop = await AShop.open(db.system);
    const read = shop.reader.read.bind(shop.reader);
    shop.reader.read = (item) => {
      if (item.webhookId === "poison") throw new TypeError("a bug of the reader");
      return read(item);
    };
    await shop.redeliver("poison");
    await shop.receive("w2", checkoutFact(aCheckout()));
    await shop.read();
    expect(await shop.status()).toBe("open");
    expect(await db.database.prisma.inboxRow.findFirst({ where: { shop: shop.shop, webhookId: "poison" } })).toMatchObject({ state: "quarantined", reason: "could not be read: TypeError" });
    expect(shop.log.errors()).toHaveLength(1);
  });

  test("a checkout without anybody is kept and enters nothing", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout({ email: null, firstName: null, lastName: null });
    expect(await shop.status()).toBe("open");
    expect(await shop.timeline()).toEqual([]);
  });

  test("why a checkout did not enter is written down once", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout({ sourceName: "shopify_draft_order", acceptsMarketing: false });
    await shop.checkout({ sourceName: "shopify_draft_order", acceptsMarketing: false, updatedAt: after(MINUTE) });
    expect(await shop.timeline()).toEqual(["not-enrolled:draft-order"]);
  });

  test("the box of one checkout is one consent, however often it is told", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout();
    await shop.checkout({ updatedAt: after(MINUTE) });
    await shop.checkout({ updatedAt: after(2 * MINUTE) });
    expect((await shop.timeline()).filter((one) => one === "consent")).toHaveLength(1);
  });

  test("a box that is unticked before leaving is no consent, in whatever order it is told", async () => {
    const ticked = checkoutFact(aCheckout());
    const unticked = checkoutFact(aCheckout({ acceptsMarketing: false, updatedAt: after(MINUTE) }));
    for (const told of [[ticked, unticked], [unticked, ticked], [ticked, unticked, ticked]]) {
      const shop = await AShop.open(db.system);
      for (const [at, fact] of told.entries()) await shop.receive(`w${at}`, fact);
      await shop.read();
      await shop.after(2 * HOUR);
      expect(shop.mailer.calls).toBe(0);
      expect(await shop.timeline()).toContain("withheld:no-legal-basis");
    }
  });

  test("a box that is ticked anew is consent again, from then on", async () => {
    const shop = await AShop.open(db.system);
    for (const [minute, acceptsMarketing] of [true, false, true, true].entries()) await shop.checkout({ acceptsMarketing, updatedAt: after(minute * MINUTE) });
    await shop.after(2 * HOUR);
    expect(shop.mailer.taken).toHaveLength(1);
    expect((await shop.timeline()).filter((one) => one === "consent")).toHaveLength(3);
  });

  test("going on in the old checkout does not undo an unsubscribe; a new box does", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout();
    shop.clock.move(MINUTE);
    await shop.consent({ state: "unsubscribed" });
    shop.clock.move(MINUTE);
    await shop.checkout({ updatedAt: shop.clock.now() });
    await shop.after(2 * HOUR);
    expect(shop.mailer.calls).toBe(0);
    const began = shop.clock.now();
    await shop.checkout({ token: "tok-2", cartToken: "cart-2", lines: [aLine({ quantity: 2 })], createdAt: began, updatedAt: began });
    await shop.after(HOUR);
    expect(shop.mailer.taken).toHaveLength(1);
  });

  test("a deleted checkout ends its journey", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout();
    await shop.receive("gone", { kind: "checkout-deleted", shopifyId: "901", cartToken: "cart-1" });
    await shop.read();
    await shop.after(HOUR);
    expect(await shop.status()).toBe("deleted");
    expect(await shop.journeys()).toEqual(["exited:checkout-deleted"]);
  });

  test("a change of the shop is left to a job; an uninstall ends everything", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout();
    await shop.receive("changed", { kind: "shop-changed" });
    await shop.read();
    expect(shop.queue.waiting).toMatchObject([{ name: "refresh-shop-profile", payload: { shop: shop.shop } }]);
    shop.clock.move(MINUTE);
    await shop.receive("left", { kind: "uninstalled" });
    await shop.read();
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(0);
    expect(await shop.journeys()).toEqual(["exited:uninstalled"]);
  });
});

describe("a second checkout", () => {
  test("of the same cart brings no second mail, and the timeline says why", async () => {
    const shop = await AShop.open(db.system);
    await shop.mailed();
    const began = shop.clock.now();
    await shop.checkout({ token: "tok-2", createdAt: began, updatedAt: began });
    await shop.after(HOUR);
    expect(shop.mailer.taken).toHaveLength(1);
    expect(await shop.timeline("tok-1")).toContain("exited:newer-checkout");
    expect(await shop.timeline("tok-2")).toContain("withheld:already-sent");
    await shop.after(23 * HOUR);
    expect(shop.mailer.taken).toHaveLength(2);
  });

  test("of the same cart after a refused mail: not mailed either, but nobody says that the mail went", async () => {
    const shop = await AShop.open(db.system);
    shop.mailer.answer({ kind: "refused", reason: "550 no such user" });
    await shop.mailed();
    const began = shop.clock.now();
    await shop.checkout({ token: "tok-2", createdAt: began, updatedAt: began });
    await shop.after(HOUR);
    const told = await shop.timeline("tok-2");
    expect(told).toContain("withheld:provider-refused");
    expect(told).not.toContain("withheld:already-sent");
  });

  test("of the same cart after the journey is over brings none at all", async () => {
    const shop = await AShop.open(db.system);
    await shop.mailed();
    await shop.after(3 * DAY);
    await shop.after(3 * DAY);
    const sent = shop.mailer.taken.length;
    const began = shop.clock.now();
    await shop.checkout({ token: "tok-2", createdAt: began, updatedAt: began });
    await shop.after(HOUR);
    expect(shop.mailer.taken).toHaveLength(sent);
    expect(await shop.timeline("tok-2")).toContain("not-enrolled:already-enrolled");
  });

  test("before the mail moves the journey to the newer one, whichever is heard of first", async () => {
    const older = { token: "tok-1", cartToken: "cart-1" };
    const newer = { token: "tok-2", cartToken: "cart-2", lines: [aLine({ title: "Tent" })], createdAt: after(10 * MINUTE), updatedAt: after(10 * MINUTE) };
    for (const order of [[older, newer], [newer, older]]) {
      const shop = await AShop.open(db.system);
      for (const change of order) await shop.checkout(change);
      await shop.after(2 * HOUR);
      expect(shop.mailer.taken.map((mail) => mail.subject)).toEqual(["Your cart: Tent"]);
      expect(await shop.journeys("tok-2")).toEqual(["open"]);
    }
  });

  test("with other lines in it is shown as it stands", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout();
    await shop.checkout({ lines: [aLine({ title: "Stove" })], updatedAt: after(5 * MINUTE) });
    await shop.after(HOUR + 5 * MINUTE);
    expect(shop.mailer.taken.map((mail) => mail.subject)).toEqual(["Your cart: Stove"]);
  });
});

/** A shopper's afternoon, as Shopify tells it. */
const STORY: readonly (readonly [string, ShopFact])[] = [
  ["created", checkoutFact(aCheckout({ email: null, acceptsMarketing: false, firstName: null }))],
  ["typed", checkoutFact(aCheckout({ updatedAt: after(MINUTE) }))],
  ["changed", checkoutFact(aCheckout({ updatedAt: after(2 * MINUTE), lines: [aLine({ quantity: 2 })] }))],
  ["customer", { kind: "customer", person: { ...personOf({ email: "ada@example.com" }, after(3 * MINUTE)), shopifyId: "77" } }],
  ["subscribed", { kind: "consent", person: { ...personOf({ email: "ada@example.com" }, after(4 * MINUTE)), shopifyId: "77" }, consent: { channel: "email", state: "subscribed", source: "shopify-customer", at: after(4 * MINUTE), evidence: {} } }],
  ["unsubscribed", { kind: "consent", person: { ...personOf({ email: "ada@example.com" }, after(5 * MINUTE)), shopifyId: "77" }, consent: { channel: "email", state: "unsubscribed", source: "shopify-customer", at: after(5 * MINUTE), evidence: {} } }],
  ["ordered", orderFact(anOrder({ createdAt: after(6 * MINUTE), updatedAt: after(6 * MINUTE) }))],
  ["completed", checkoutFact(aCheckout({ updatedAt: after(6 * MINUTE), lines: [aLine({ quantity: 2 })], completedAt: after(6 * MINUTE) }))],
  ["cancelled", orderFact(anOrder({ createdAt: after(6 * MINUTE), updatedAt: after(8 * MINUTE), cancelledAt: after(8 * MINUTE) }))],
];

test("the same webhooks in any order, and repeated, end in the same state and send nothing", { timeout: 120_000 }, async () => {
  const told = async (order: readonly number[]): Promise<object> => {
    const shop = await AShop.open(db.system);
    for (const [turn, index] of order.entries()) {
      const [id, fact] = STORY[index]!;
      shop.reader.means(`${id}-${turn}`, fact);
      await shop.redeliver(`${id}-${turn}`);
    }
    await shop.read();
    await shop.after(5 * HOUR);
    expect(shop.mailer.calls).toBe(0);
    expect(shop.log.errors()).toEqual([]);
    const checkout = await shop.store.checkouts.get("tok-1");
    const customer = await shop.store.customers.byShopifyId("77");
    const consents = await shop.store.customers.consents(customer!.id, "email");
    const order0 = await shop.store.orders.get("5001");
    const suppressions = await db.database.prisma.suppression.findMany({ where: { shop: shop.shop }, select: { reason: true, at: true } });
    return {
      status: checkout?.status, lines: checkout?.lines, mine: checkout?.customerId === customer?.id, completedAt: checkout?.completedAt, cancelledAt: order0?.cancelledAt,
      consent: currentConsent(consents, "email")?.state, open: (await shop.store.enrollments.openOf(customer!.id)).length, suppressions,
    };
  };
  const inOrder = await told(STORY.map((_, index) => index));
  expect(inOrder).toMatchObject({ status: "purchased", consent: "unsubscribed", open: 0, mine: true, suppressions: [{ reason: "unsubscribed" }] });
  const all = STORY.map((_, index) => index);
  const shuffledWithRepeats = fc
    .tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.array(fc.constantFrom(...all), { maxLength: 4 }))
    .map(([order, repeats]) => [...order, ...repeats]);
  const property = fc.asyncProperty(shuffledWithRepeats, async (order) => {
    expect(await told(order)).toEqual(inOrder);
  });
  await fc.assert(property, { numRuns: 25 });
});

test("an off campaign enters nobody", async () => {
  const shop = await AShop.open(db.system);
  await shop.store.campaigns.switchTo(CAMPAIGN, false, shop.clock.now());
  await shop.checkout();
  expect(await shop.journeys()).toEqual([]);
});
