import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "../support/database.ts";
import type { FreshDatabase } from "../support/database.ts";
import { aCheckout, after, anOrder, DAY, HOUR, MINUTE } from "../support/samples.ts";
import { AShop, checkoutFact } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

const token = (n: number) => `tok-${n}`;
async function crowd(shop: AShop, people: number): Promise<void> {
  for (let n = 0; n < people; n += 1) {
    const change = { token: token(n), cartToken: `cart-${n}`, shopifyId: String(n), email: `person-${n}@example.com` };
    await shop.receive(`webhook-${n}`, checkoutFact(aCheckout(change)));
  }
  await shop.read();
}
const reasonsOf = async (shop: AShop, people: number) => (await Promise.all(Array.from({ length: people }, (_, n) => shop.timeline(token(n))))).flat();

describe("the pace", () => {
  test("lets so many go in an hour, in its turn the rest, and loses nobody", async () => {
    const shop = await AShop.open(db.system, { settings: { maxPerHour: 60 } });
    await crowd(shop, 5);
    await shop.after(HOUR);
    expect(shop.mailer.taken).toHaveLength(1);
    for (const sent of [2, 3, 4, 5]) {
      await shop.after(MINUTE);
      expect(shop.mailer.taken).toHaveLength(sent);
    }
    expect((await reasonsOf(shop, 5)).filter((one) => one === "replanned:sending-pace")).toHaveLength(4);
    expect(new Set(shop.mailer.taken.map((mail) => mail.to.email)).size).toBe(5);
  });

  test("warms a new sender domain up: 50 on the first day, the rest on the days after, awake and in order", async () => {
    const shop = await AShop.open(db.system, { settings: { warmUp: { on: true, startedOn: "2026-06-16" }, quietHours: { enabled: true, from: "22:00", to: "07:00" } } });
    await crowd(shop, 53);
    await shop.after(HOUR);
    expect(shop.mailer.taken).toHaveLength(50);
    const waiting = (await Promise.all(Array.from({ length: 53 }, (_, n) => shop.store.enrollments.ofCheckout(token(n))))).flat().filter((one) => one.dueAt && one.dueAt > after(2 * HOUR));
    expect(waiting.filter((one) => one.dueAt!.getTime() === new Date("2026-06-17T11:00:00Z").getTime())).toHaveLength(3);
    await shop.after(HOUR);
    expect(shop.mailer.taken).toHaveLength(50);
    await shop.after(19 * HOUR);
    expect(shop.mailer.taken).toHaveLength(53);
    expect((await reasonsOf(shop, 53)).filter((one) => one === "replanned:warming-up")).toHaveLength(3);
  });

  test("of the provider is kept too", async () => {
    const shop = await AShop.open(db.system);
    Object.assign(shop.mailer, { perSecond: 2 });
    await crowd(shop, 5);
    await shop.after(HOUR);
    expect(shop.mailer.taken).toHaveLength(2);
    await shop.after(1000);
    await shop.after(1000);
    expect(shop.mailer.taken).toHaveLength(5);
  });
});

describe("what else the arbiter knows", () => {
  test("too many complaints: marketing rests, until the merchant lifts the brake for a day", async () => {
    const shop = await AShop.open(db.system);
    await crowd(shop, 4);
    await shop.after(HOUR);
    for (const [n, mail] of shop.mailer.taken.entries()) {
      await shop.store.messages.applyEvent({ eventId: `d${n}`, messageId: mail.messageId, kind: "delivered", at: shop.clock.now(), detail: {} });
      if (n < 3) await shop.store.messages.applyEvent({ eventId: `c${n}`, messageId: mail.messageId, kind: "complained", at: shop.clock.now(), detail: {} });
    }
    await shop.after(DAY);
    expect(shop.mailer.taken).toHaveLength(4);
    expect(await shop.timeline(token(3))).toContain("replanned:complaint-brake");
    await shop.settings({ brakeLiftedUntil: new Date(shop.clock.now().getTime() + DAY).toISOString() });
    await shop.after(6 * HOUR);
    expect(shop.mailer.taken.length).toBeGreaterThan(4);
  });

  test("own customers without consent get mails where the merchant has switched that on, and the decision keeps the order", async () => {
    const shop = await AShop.open(db.system, { settings: { softOptIn: true } });
    await shop.order({ id: "4001", name: "#1000", checkoutToken: null, cartToken: null, createdAt: after(-30 * DAY), updatedAt: after(-30 * DAY) });
    await shop.mailed({ acceptsMarketing: false, country: "GB" });
    const sent = (await shop.store.decisions.ofCheckout("tok-1")).find((row) => row.kind === "sent");
    expect(sent?.detail["basis"]).toMatchObject({ kind: "soft-opt-in", source: "purchase", at: after(-30 * DAY).toISOString(), evidence: { orderId: "4001", law: "PECR 2003 reg. 22(3)" } });
  });

  test("and not where they have not, nor a guest who only typed an address", async () => {
    const off = await AShop.open(db.system);
    await off.order({ id: "4001", checkoutToken: null, cartToken: null, createdAt: after(-30 * DAY), updatedAt: after(-30 * DAY) });
    const guest = await AShop.open(db.system, { settings: { softOptIn: true } });
    await guest.order({ ...anOrder(), id: "4002", email: "eve@example.com", checkoutToken: null, cartToken: null, createdAt: after(-30 * DAY), updatedAt: after(-30 * DAY) });
    for (const shop of [off, guest]) {
      await shop.checkout({ acceptsMarketing: false, country: "GB" });
      await shop.after(HOUR);
      expect(await shop.timeline()).toContain("withheld:no-legal-basis");
      expect(shop.mailer.taken).toHaveLength(0);
    }
  });

  test("the weekly cap holds over the mails of a journey", async () => {
    const shop = await AShop.open(db.system, { settings: { frequencyCapPerWeek: 2 } });
    await shop.checkout();
    await shop.after(HOUR);
    await shop.after(DAY);
    await shop.after(2 * DAY);
    expect(shop.mailer.taken).toHaveLength(2);
    // the third would be allowed a week after the first, which is when the cart is too old to write about
    expect(await shop.timeline()).toContain("withheld:frequency-cap");
  });
});

describe("Shopify's own automation", () => {
  test("that has written about a cart, or is going to, keeps us silent; the figures know it", async () => {
    const shop = await AShop.open(db.system);
    const month = new Date(shop.clock.now().getTime() - 30 * DAY);
    expect(await shop.store.figures.shopifyMails(month)).toEqual({ wroteAt: null, asked: false });
    shop.api.shopifyMails.set("tok-1", "scheduled");
    await shop.checkout();
    await shop.after(HOUR);
    expect(await shop.timeline()).toContain("withheld:shopify-has-written");
    expect(shop.mailer.taken).toHaveLength(0);
    const { wroteAt, asked } = await shop.store.figures.shopifyMails(month);
    expect([wroteAt !== null, asked]).toEqual([true, true]);
  });

  test("that did not write is on record too, for many carts at once", async () => {
    const shop = await AShop.open(db.system);
    for (let n = 0; n < 3; n += 1) shop.api.shopifyMails.set(token(n), n === 0 ? "sent" : "not-sent");
    await crowd(shop, 3);
    await shop.after(HOUR);
    expect(shop.mailer.taken).toHaveLength(2);
    expect(await shop.store.figures.shopifyMails(shop.clock.now())).toEqual({ wroteAt: null, asked: false });
  });
});
