import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { followLink } from "../../app/use-cases/follow-link.ts";
import type { MessageRow } from "../../app/use-cases/ports/rows.ts";
import { readOffer } from "../../app/use-cases/read-offer.ts";
import { recordDeliveryEvents } from "../../app/use-cases/record-delivery-event.ts";
import { recordOpen } from "../../app/use-cases/record-open.ts";
import { syncUnsubscribe } from "../../app/use-cases/sync-unsubscribe.ts";
import { unsubscribe } from "../../app/use-cases/unsubscribe.ts";
import { freshDatabase } from "../support/database.ts";
import type { FreshDatabase } from "../support/database.ts";
import { DAY, HOUR, MINUTE } from "../support/samples.ts";
import { AShop, OFFER_FIRST } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

const link = (shop: AShop, message: MessageRow, purpose: { kind: "click"; index: number } | { kind: "open" | "unsubscribe" | "offer" }): string =>
  shop.links.token({ ...purpose, shop: shop.shop, messageId: message.id });

describe("a click", () => {
  test("leads to the stored destination and counts once a minute", async () => {
    const shop = await AShop.open(db.system);
    const message = await shop.mailed();
    const token = link(shop, message, { kind: "click", index: 0 });
    expect(await followLink(shop.deps, token, { counts: true })).toBe(message.links[0]);
    expect(await followLink(shop.deps, token, { counts: true })).toBe(message.links[0]);
    shop.clock.move(MINUTE);
    await followLink(shop.deps, link(shop, message, { kind: "click", index: 1 }), { counts: true });
    const events = await shop.store.messages.events([message.id]);
    expect(events.map((event) => [event.kind, event.detail["link"]])).toEqual([["clicked", "recovery"], ["clicked", "other"]]);
  });

  test("of a program that only looks leads there too, and is no touch", async () => {
    const shop = await AShop.open(db.system);
    const message = await shop.mailed();
    expect(await followLink(shop.deps, link(shop, message, { kind: "click", index: 0 }), { counts: false })).toBe(message.links[0]);
    expect(await shop.store.attributions.touches(message.customerId, new Date(0))).toEqual([]);
    expect((await shop.store.messages.get(message.id))?.clickedAt).toBeNull();
  });

  test("on anything but a link of ours leads nowhere", async () => {
    const shop = await AShop.open(db.system);
    const other = await AShop.open(db.system);
    const message = await shop.mailed();
    expect(await followLink(shop.deps, "forged", { counts: true })).toBeNull();
    expect(await followLink(shop.deps, link(shop, message, { kind: "open" }), { counts: true })).toBeNull();
    expect(await followLink(shop.deps, link(shop, message, { kind: "click", index: 9 }), { counts: true })).toBeNull();
    expect(await followLink(shop.deps, link(other, message, { kind: "click", index: 0 }), { counts: true })).toBeNull();
  });
});

test("an open is recorded, a foreign pixel is not", async () => {
  const shop = await AShop.open(db.system);
  const message = await shop.mailed();
  expect(await recordOpen(shop.deps, link(shop, message, { kind: "open" }))).toBe(true);
  expect(await recordOpen(shop.deps, "forged")).toBe(false);
  expect((await shop.store.messages.get(message.id))?.openedAt).toEqual(shop.clock.now());
});

describe("an unsubscribe", () => {
  test("closes the address, is on record, ends the journey, and Shopify is told", async () => {
    const shop = await AShop.open(db.system);
    const message = await shop.mailed({ customerShopifyId: "77" });
    await shop.receive("known", { kind: "customer", person: { shopifyId: "77", email: "ada@example.com", phone: null, firstName: null, lastName: null, locale: null, country: null, at: shop.clock.now() } });
    await shop.read();
    expect(await unsubscribe(shop.deps, link(shop, message, { kind: "unsubscribe" }))).toBe("done");
    expect(await unsubscribe(shop.deps, link(shop, message, { kind: "unsubscribe" }))).toBe("done");
    await shop.after(23 * HOUR);
    expect(shop.mailer.taken).toHaveLength(1);
    expect(await shop.journeys()).toEqual(["exited:unsubscribed"]);
    expect((await shop.timeline()).filter((one) => one === "consent")).toHaveLength(2);
    expect(shop.queue.waiting).toHaveLength(1);
    await syncUnsubscribe(shop.deps, shop.queue.waiting[0]!.payload as { shop: string; customerId: string; at: string });
    expect(shop.api.unsubscribed.map((one) => one.id)).toEqual(["77"]);
  });

  test("by a link that is not ours changes nothing", async () => {
    const shop = await AShop.open(db.system);
    const message = await shop.mailed();
    expect(await unsubscribe(shop.deps, "forged")).toBe("unknown-link");
    expect(await unsubscribe(shop.deps, link(shop, message, { kind: "open" }))).toBe("unknown-link");
    await shop.after(23 * HOUR);
    expect(shop.mailer.taken).toHaveLength(2);
  });
});

describe("what the provider tells later", () => {
  test("is kept once; a bounce closes the address", async () => {
    const shop = await AShop.open(db.system);
    const message = await shop.mailed();
    const event = { eventId: "e1", messageId: message.id, kind: "bounced", at: shop.clock.now(), detail: {} } as const;
    expect(await recordDeliveryEvents(shop.deps, shop.shop, [event, event])).toBe(1);
    await shop.after(DAY);
    expect(shop.mailer.taken).toHaveLength(1);
    expect(await shop.timeline()).toContain("withheld:suppressed");
  });

  test("settles a hand-off whose answer was lost", async () => {
    const shop = await AShop.open(db.system);
    shop.mailer.answer({ kind: "unknown", reason: "timeout" });
    const message = await shop.mailed();
    await recordDeliveryEvents(shop.deps, shop.shop, [{ eventId: "e1", messageId: message.id, kind: "delivered", at: shop.clock.now(), detail: {} }]);
    expect((await shop.store.messages.get(message.id))?.status).toBe("handed-off");
  });

  test("a complaint ends the journey and Shopify is told", async () => {
    const shop = await AShop.open(db.system);
    const message = await shop.mailed();
    await recordDeliveryEvents(shop.deps, shop.shop, [{ eventId: "e1", messageId: message.id, kind: "complained", at: shop.clock.now(), detail: {} }]);
    await shop.after(DAY);
    expect(shop.mailer.taken).toHaveLength(1);
    expect(shop.queue.waiting.map((job) => job.name)).toEqual(["sync-unsubscribe"]);
  });

  test("a bounce that says nothing about the address (a full mailbox, a block) leaves it open", async () => {
    const shop = await AShop.open(db.system);
    const message = await shop.mailed();
    await recordDeliveryEvents(shop.deps, shop.shop, [{ eventId: "e1", messageId: message.id, kind: "bounced", at: shop.clock.now(), detail: { temporary: true } }]);
    expect((await shop.store.messages.get(message.id))?.bouncedAt).toEqual(shop.clock.now());
    await shop.after(23 * HOUR);
    expect(shop.mailer.taken).toHaveLength(2);
  });

  test("about another shop's message is nothing", async () => {
    const shop = await AShop.open(db.system);
    const other = await AShop.open(db.system);
    const message = await shop.mailed();
    expect(await recordDeliveryEvents(other.deps, other.shop, [{ eventId: "e1", messageId: message.id, kind: "bounced", at: shop.clock.now(), detail: {} }])).toBe(0);
  });
});

describe("of a message whose person was erased", () => {
  const erased = async () => {
    const shop = await AShop.open(db.system);
    const message = await shop.mailed();
    await db.database.prisma.message.updateMany({ where: { shop: shop.shop, id: message.id }, data: { address: "", customerId: "erased-1" } });
    return { shop, message };
  };
  const suppressed = (shop: AShop) => db.database.prisma.suppression.count({ where: { shop: shop.shop } });

  test("a late event is counted and closes no address, and what it says of the mailbox is not kept", async () => {
    const { shop, message } = await erased();
    const late = (["bounced", "complained", "unsubscribed"] as const).map((kind) => ({ eventId: kind, messageId: message.id, kind, at: shop.clock.now(), detail: { provider: "sendgrid", event: kind, reason: "user Ada unknown" } }));
    expect(await recordDeliveryEvents(shop.deps, shop.shop, late)).toBe(3);
    expect(await suppressed(shop)).toBe(0);
    expect(shop.queue.waiting).toEqual([]);
    expect((await shop.store.messages.events([message.id])).map((event) => event.detail)).toEqual(late.map(({ kind }) => ({ provider: "sendgrid", event: kind })));
  });

  test("an unsubscribe closes no empty address", async () => {
    const { shop, message } = await erased();
    expect(await unsubscribe(shop.deps, link(shop, message, { kind: "unsubscribe" }))).toBe("done");
    expect(await suppressed(shop)).toBe(0);
  });
});

describe("the storefront asks for an offer's end", () => {
  test("it is the real one, until it ends or the code is used", async () => {
    const shop = await AShop.open(db.system, { definition: OFFER_FIRST });
    const message = await shop.mailed();
    const token = link(shop, message, { kind: "offer" });
    const endsAt = new Date(shop.clock.now().getTime() + 48 * HOUR).toISOString();
    expect(await readOffer(shop.deps, shop.shop, token)).toEqual({ endsAt });
    expect(await readOffer(shop.deps, "other.myshopify.com", token)).toEqual({ endsAt: null });
    expect(await readOffer(shop.deps, shop.shop, "forged")).toEqual({ endsAt: null });
    shop.clock.move(48 * HOUR);
    expect(await readOffer(shop.deps, shop.shop, token)).toEqual({ endsAt: null });
  });

  test("a used code has no end any more", async () => {
    const shop = await AShop.open(db.system, { definition: OFFER_FIRST });
    const message = await shop.mailed();
    await shop.order({ discountCodes: [message.discountCode!] });
    expect(await readOffer(shop.deps, shop.shop, link(shop, message, { kind: "offer" }))).toEqual({ endsAt: null });
  });
});
