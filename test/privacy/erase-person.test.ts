import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { DAY, HOUR, MINUTE } from "../support/samples.ts";
import type { AShop } from "../use-cases/a-shop.ts";
import { ADA, answer, ask, checkoutPayload, GRACE, live, openShop, redact, tracesOf, webhook } from "./people.ts";
import { searchEverything } from "./search-everything.ts";

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(async () => fresh.close());

const search = (shop: AShop, texts: readonly string[]) => searchEverything(fresh.database.pool, shop.shop, texts);
const totals = (shop: AShop) => shop.store.figures.totals(new Date(0), new Date("2100-01-01"));
const request = (shop: AShop, id: string) => fresh.database.prisma.privacyRequest.findUniqueOrThrow({ where: { shop_id: { shop: shop.shop, id } } });

describe("customers/redact", () => {
  it("leaves nothing of the person in any table nor in the raw webhooks, and all of everybody else", async () => {
    const [shop, other] = [await openShop(fresh.system), await openShop(fresh.system)];
    for (const person of [ADA, GRACE]) await live(shop, person);
    await live(other, ADA);
    const [customer] = await fresh.database.prisma.customer.findMany({ where: { shop: shop.shop, lastName: ADA.last } });
    const traces = [...tracesOf(ADA), customer!.id];
    const before = await search(shop, traces);
    for (const place of ["customers.email", "checkouts.lines", "checkouts.recoveryUrl", "orders.name", "messages.html", "messages.address", "delivery_events.detail", "decisions.customerId", "consents.evidence", "attributions.orderId", "exposures.customerId", "enrollments.customerId", "inbox.body"]) {
      expect(before, `control: the search sees ${place}`).toContain(place);
    }
    // her numbers are the beginnings of Ada's: no pattern may take one for the other
    const graces = [GRACE.email, GRACE.first, GRACE.last, GRACE.token];
    const [grace, elsewhere, figures] = [await search(shop, graces), await search(other, tracesOf(ADA)), await totals(shop)];
    expect(figures).toMatchObject({ sent: 2, recovered: 2, abandoned: 2 });

    const id = await redact(shop, ADA);

    expect(await search(shop, traces)).toEqual([]);
    expect(await search(shop, graces)).toEqual(grace);
    expect(await fresh.database.prisma.inboxRow.count({ where: { shop: shop.shop } })).toBe(8);
    expect(await search(other, tracesOf(ADA))).toEqual(elsewhere);
    expect(await totals(shop)).toEqual(figures);
    expect(await request(shop, id)).toMatchObject({ state: "done", subject: null, answeredAt: shop.clock.now(), result: { customers: 1, orders: 1, messages: 1, attributions: 1, inbox: 9, parcels: 2 } });
    expect(shop.log.errors().filter((line) => /Adalberta|Lovelace/i.test(line))).toEqual([]);
  });

  it("keeps the address closed as a keyed hash: a new checkout without a new consent is not mailed, one with it is", async () => {
    const shop = await openShop(fresh.system);
    await live(shop, ADA);
    await redact(shop, ADA);
    const closed = await fresh.database.prisma.suppression.findMany({ where: { shop: shop.shop }, orderBy: { channel: "asc" } });
    expect(closed.map((row) => [row.channel, row.reason, /^[0-9a-f]{64}$/.test(row.addressHash)])).toEqual([["email", "erased", true], ["sms", "erased", true]]);
    const mails = shop.mailer.taken.length;

    shop.clock.move(DAY);
    await webhook(shop, "checkouts/create", checkoutPayload(shop, ADA, { token: "tok-new-1", buyer_accepts_marketing: false }));
    // a late word of the time before the erasure must not count as a new one
    await webhook(shop, "checkouts/update", checkoutPayload(shop, ADA, { token: "tok-old-1", created_at: new Date(shop.clock.now().getTime() - 2 * DAY).toISOString() }));
    await shop.read();
    await shop.after(3 * DAY);
    expect(shop.mailer.taken).toHaveLength(mails);
    expect([...(await shop.timeline("tok-new-1")), ...(await shop.timeline("tok-old-1"))].join()).toMatch(/suppressed|no-legal-basis/);

    await webhook(shop, "checkouts/create", checkoutPayload(shop, ADA, { token: "tok-new-2", buyer_accepts_marketing: true }));
    await shop.read();
    await shop.after(2 * HOUR);
    expect(shop.mailer.taken).toHaveLength(mails + 1);
  });

  it("finds them in webhooks about somebody else, and looks at no webhook that cannot name them", async () => {
    const shop = await openShop(fresh.system);
    await live(shop, ADA);
    const mentions = [{ note: `A gift for ${ADA.email}.` }, { note: `call '${ADA.phone}'` }, { shipping_address: { first_name: "Somebody", phone: ADA.phone } }, { note_attributes: [{ name: "who", value: `"${ADA.email.toUpperCase()}"` }] }];
    for (const [n, mention] of mentions.entries()) await webhook(shop, "checkouts/update", checkoutPayload(shop, GRACE, { token: `tok-gift-${n}`, ...mention }));
    await webhook(shop, "checkouts/update", checkoutPayload(shop, GRACE, { token: "tok-own-1" }));
    await webhook(shop, "fulfillments/create", { id: 5, order_id: 1, status: "success", email: ADA.email });
    await shop.read();
    const subjects = await fresh.database.prisma.inboxRow.findMany({ where: { shop: shop.shop, topic: { in: ["checkouts/update", "fulfillments/create"] } }, orderBy: { id: "asc" }, select: { subjects: true } });
    expect(subjects.slice(-6).map((row) => row.subjects.includes("?"))).toEqual([false, false, false, false, false, true]);
    expect(subjects.at(-2)?.subjects).toEqual(expect.arrayContaining(["tok-own-1", "cart-tok-grace-0001", String(GRACE.id), GRACE.email, GRACE.phone]));
    await redact(shop, ADA);
    expect(await search(shop, tracesOf(ADA))).toEqual([]);
    expect(await fresh.database.prisma.inboxRow.count({ where: { shop: shop.shop } })).toBe(1);
  });

  it("finds them under their other names too", async () => {
    const shop = await openShop(fresh.system);
    await live(shop, ADA);
    const work = "adalberta@work.example";
    await webhook(shop, "checkouts/create", checkoutPayload(shop, ADA, { token: "tok-work-1", email: work, customer: null, phone: null, billing_address: null, line_items: [] }));
    await shop.read();
    const [guest, known] = await Promise.all([work, ADA.email.toLowerCase()].map((email) => fresh.database.prisma.customer.findFirstOrThrow({ where: { shop: shop.shop, email } })));
    await webhook(shop, "customers/update", { id: ADA.id, email: work, updated_at: new Date(shop.clock.now().getTime() + 1000).toISOString() });
    await shop.read();
    expect(await search(shop, [work])).toContain("inbox.body");
    await redact(shop, ADA);
    expect(await search(shop, [...tracesOf(ADA), work, "tok-work-1", guest!.id, known!.id])).toEqual([]);
    expect(await fresh.database.prisma.suppression.count({ where: { shop: shop.shop, channel: "email" } })).toBe(2);
  });

  it("an unsubscribe and a complaint survive it, the complaint also a new consent", async () => {
    const shop = await openShop(fresh.system);
    await live(shop, ADA);
    await shop.store.customers.suppress("email", ADA.email, "complained", shop.clock.now());
    await redact(shop, ADA);
    const mails = shop.mailer.taken.length;
    shop.clock.move(DAY);
    await webhook(shop, "checkouts/create", checkoutPayload(shop, ADA, { token: "tok-new-3" }));
    await shop.read();
    await shop.after(DAY);
    expect(shop.mailer.taken).toHaveLength(mails);
  });

  it("in the middle of a journey ends it, and nothing more is sent", async () => {
    const shop = await openShop(fresh.system);
    await webhook(shop, "checkouts/create", checkoutPayload(shop, ADA));
    await shop.read();
    await redact(shop, ADA);
    await shop.after(5 * DAY);
    expect(shop.mailer.taken).toEqual([]);
    expect(await search(shop, tracesOf(ADA))).toEqual([]);
  });

  it("waits while a worker decides for the person, and is done when the worker is", async () => {
    const shop = await openShop(fresh.system);
    await webhook(shop, "checkouts/create", checkoutPayload(shop, ADA));
    await shop.read();
    shop.clock.move(2 * HOUR);
    const [claimed] = await fresh.system.claimDue(shop.clock.now(), "slow", 60_000, 10);
    const id = await redact(shop, ADA);
    expect(await request(shop, id)).toMatchObject({ state: "open", attempts: 1, problem: "PersonBusy" });
    await shop.store.enrollments.release({ customerId: claimed!.customerId, fence: claimed!.fence, revisions: new Map() });
    expect(await answer(shop)).toBe(1);
    expect(await search(shop, tracesOf(ADA))).toEqual([]);
  });

  it("also when the app was removed long ago, and twice is as good as once", async () => {
    const shop = await openShop(fresh.system);
    await live(shop, ADA);
    await shop.deps.system.uninstall(shop.shop, shop.clock.now());
    shop.clock.move(9 * DAY);
    const id = await redact(shop, ADA);
    expect(await search(shop, tracesOf(ADA))).toEqual([]);
    expect(await request(shop, id)).toMatchObject({ state: "done" });
    const again = await redact(shop, ADA);
    expect(await request(shop, again)).toMatchObject({ state: "done", result: { inbox: 1 } });
    expect(await search(shop, tracesOf(ADA))).toEqual([]);
  });

  it("of an address does not touch another of Shopify's customers who has that address now", async () => {
    const shop = await openShop(fresh.system);
    await live(shop, GRACE);
    const before = await search(shop, [GRACE.first, GRACE.last]);
    await ask(shop, "customers/redact", { customer: { id: 999, email: GRACE.email, phone: null }, orders_to_redact: [] });
    expect(await search(shop, [GRACE.first, GRACE.last])).toEqual(before);
    expect(await fresh.database.prisma.suppression.count({ where: { shop: shop.shop } })).toBe(0);
  });

  it("erases in the shop that the signed body names, and nothing in the shop that the header claims", async () => {
    const [claimed, named] = [await openShop(fresh.system), await openShop(fresh.system)];
    for (const shop of [claimed, named]) await live(shop, ADA);
    const before = await search(claimed, tracesOf(ADA));
    await webhook(claimed, "customers/redact", { shop_id: 1, shop_domain: named.shop, customer: { id: ADA.id, email: ADA.email, phone: ADA.phone }, orders_to_redact: [ADA.order] });
    await claimed.read();
    await answer(named);
    expect(await search(named, tracesOf(ADA))).toEqual([]);
    // also the request itself, which lies with the claimed shop, is gone
    expect(await search(claimed, tracesOf(ADA))).toEqual(before);
  });

  it("is told to the operator when the deadline comes near", async () => {
    const shop = await openShop(fresh.system);
    await webhook(shop, "checkouts/create", checkoutPayload(shop, ADA));
    await shop.read();
    shop.clock.move(2 * HOUR);
    await fresh.system.claimDue(shop.clock.now(), "stuck", 60 * MINUTE, 10);
    const id = await redact(shop, ADA);
    expect((await request(shop, id)).dueAt).toEqual(new Date(shop.clock.now().getTime() + 30 * DAY));
    shop.clock.move(11 * DAY);
    await answer(shop);
    expect(shop.log.errors().join()).toContain("near its deadline");
  });
});
