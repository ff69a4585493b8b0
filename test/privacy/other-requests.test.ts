import { Session } from "@shopify/shopify-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSessionStorage } from "../../app/adapters/shopify/encrypted-session-storage.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { DAY } from "../support/samples.ts";
import type { AShop } from "../use-cases/a-shop.ts";
import { ADA, answer, ask, GRACE, live, openShop, redact, tracesOf, webhook } from "./people.ts";
import { searchEverything } from "./search-everything.ts";

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(async () => fresh.close());

const request = (shop: AShop, id: string) => fresh.database.prisma.privacyRequest.findUniqueOrThrow({ where: { shop_id: { shop: shop.shop, id } } });
const dataRequest = (shop: AShop) => ask(shop, "customers/data_request", { customer: { id: ADA.id, email: ADA.email, phone: ADA.phone }, orders_requested: [ADA.order], data_request: { id: 9 } });

describe("shop/redact", () => {
  it("leaves of a shop that went nothing but closed addresses as hashes and the proof, and of other shops all", async () => {
    const [shop, other] = [await openShop(fresh.system), await openShop(fresh.system)];
    await live(shop, ADA);
    await live(other, ADA);
    await createSessionStorage(fresh.database.prisma, Buffer.alloc(32, 1)).storeSession(new Session({ id: `offline_${shop.shop}`, shop: shop.shop, state: "", isOnline: false, accessToken: "shpat_secret" }));
    await shop.store.customers.suppress("email", ADA.email, "unsubscribed", shop.clock.now());
    const elsewhere = await searchEverything(fresh.database.pool, other.shop, tracesOf(ADA));
    await shop.deps.system.uninstall(shop.shop, shop.clock.now());
    shop.clock.move(2 * DAY);
    const id = await ask(shop, "shop/redact", {});
    expect(await searchEverything(fresh.database.pool, shop.shop, [...tracesOf(ADA), "fernweh", "shpat"])).toEqual([]);
    expect(await searchEverything(fresh.database.pool, shop.shop, [shop.shop])).toEqual(["privacy_requests.shop", "suppressions.shop"]);
    expect(await searchEverything(fresh.database.pool, other.shop, tracesOf(ADA))).toEqual(elsewhere);
    expect(await request(shop, id)).toMatchObject({ state: "done", subject: null, result: { shops: 1, customers: 1 } });
  });

  it("of a shop that never was installed erases the webhooks that came in its name", async () => {
    const shop = await openShop(fresh.system);
    const stranger = Object.assign(Object.create(shop) as AShop, { shop: `never-${shop.shop}` });
    await webhook(stranger, "customers/create", { id: ADA.id, email: ADA.email });
    await ask(stranger, "shop/redact", {});
    expect(await fresh.database.prisma.inboxRow.count({ where: { shop: stranger.shop } })).toBe(0);
  });

  it("that comes late, after the shop came back, erases nothing", async () => {
    const shop = await openShop(fresh.system);
    await live(shop, ADA);
    const before = await searchEverything(fresh.database.pool, shop.shop, tracesOf(ADA));
    const id = await ask(shop, "shop/redact", {});
    expect(await request(shop, id)).toMatchObject({ state: "superseded" });
    expect(await searchEverything(fresh.database.pool, shop.shop, tracesOf(ADA))).toEqual(before);
  });

  it("of a shop whose leaving we never heard of is done when the shop does not answer for two days", async () => {
    const shop = await openShop(fresh.system);
    await live(shop, ADA);
    shop.api.unreachableFor = 100;
    const id = await ask(shop, "shop/redact", {});
    expect(await request(shop, id)).toMatchObject({ state: "open", problem: "ShopUnreachable" });
    shop.clock.move(2 * DAY + 1);
    await answer(shop);
    expect(await request(shop, id)).toMatchObject({ state: "done" });
    expect(await searchEverything(fresh.database.pool, shop.shop, tracesOf(ADA))).toEqual([]);
  });
});

describe("customers/data_request", () => {
  it("makes everything that is kept of the person ready to be downloaded, and nothing of anybody else", async () => {
    const shop = await openShop(fresh.system);
    for (const person of [ADA, GRACE]) await live(shop, person);
    await shop.store.customers.suppress("email", ADA.email, "unsubscribed", shop.clock.now());
    const id = await dataRequest(shop);
    const [found] = await fresh.system.privacy.exportsOf(shop.shop, shop.clock.now());
    expect(found).toMatchObject({ id, state: "ready", expiresAt: new Date(shop.clock.now().getTime() + 30 * DAY) });
    if (found?.ask.kind !== "export") throw new Error("no export");
    const all = await fresh.system.privacy.collect(shop.shop, found.ask.subject);
    const text = JSON.stringify(all);
    // the search finds the person in no table that the export leaves out
    const places = await searchEverything(fresh.database.pool, shop.shop, [String(ADA.id), ADA.email, ADA.last, ADA.token]);
    const tables = new Set(places.map((place) => place.split(".")[0]!));
    tables.delete("inbox");
    tables.delete("privacy_requests");
    expect([...tables].filter((table) => !(table in all))).toEqual([]);
    expect(Object.keys(all)).toEqual(expect.arrayContaining(["customers", "consents", "checkouts", "orders", "enrollments", "messages", "delivery_events", "decisions", "attributions", "exposures", "suppressions", "webhooks"]));
    for (const theirs of [ADA.email.toLowerCase(), ADA.first, ADA.last, ADA.token, ADA.phone]) expect(text).toContain(theirs);
    for (const foreign of [GRACE.email, GRACE.last, GRACE.token, "leaseUntil", "fence"]) expect(text).not.toContain(foreign);
  });

  it("of another shop is not found, and ends with its time", async () => {
    const [shop, other] = [await openShop(fresh.system), await openShop(fresh.system)];
    await live(shop, ADA);
    const id = await dataRequest(shop);
    expect(await fresh.system.privacy.get(other.shop, id)).toBeNull();
    expect(await fresh.system.privacy.exportsOf(other.shop, shop.clock.now())).toEqual([]);
    expect(await fresh.system.privacy.exportsOf(shop.shop, new Date(shop.clock.now().getTime() + 30 * DAY))).toEqual([]);
  });

  it("is over once the person is erased", async () => {
    const shop = await openShop(fresh.system);
    await live(shop, ADA);
    const id = await dataRequest(shop);
    await redact(shop, ADA);
    expect(await request(shop, id)).toMatchObject({ state: "done", subject: null });
    expect(await fresh.system.privacy.exportsOf(shop.shop, shop.clock.now())).toEqual([]);
  });

  it("that comes twice is one", async () => {
    const shop = await openShop(fresh.system);
    await dataRequest(shop);
    const open = { shop: shop.shop, id: "same", ask: { kind: "erase-shop", subject: null }, inboxId: 1n, receivedAt: shop.clock.now(), dueAt: shop.clock.now() } as const;
    expect([await fresh.system.privacy.open(open), await fresh.system.privacy.open(open)]).toEqual([true, false]);
  });
});
