import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WITHOUT_PERSON, personRows, tablesOfShops } from "../../app/adapters/db/privacy/tables.ts";
import { readConfig } from "../../app/config/env.server.ts";
import { enforceRetention } from "../../app/use-cases/enforce-retention.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { environment } from "../support/environment.ts";
import { DAY } from "../support/samples.ts";
import type { AShop } from "../use-cases/a-shop.ts";
import { ADA, checkoutPayload, GRACE, live, openShop, tracesOf, webhook } from "./people.ts";
import { searchEverything } from "./search-everything.ts";

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(async () => fresh.close());

const { retention } = readConfig(environment({ RETENTION_HISTORY_DAYS: "100" }));
const enforce = (shop: AShop) => enforceRetention({ ...shop.deps, retention });
const search = (shop: AShop, texts: readonly string[]) => searchEverything(fresh.database.pool, shop.shop, texts);
/** real time of arrival, as the inbox has it */
const receivedAgo = (shop: AShop, days: number) => fresh.database.pool.query(`UPDATE inbox SET "receivedAt" = $2 WHERE shop = $1`, [shop.shop, new Date(shop.clock.now().getTime() - days * DAY)]);

it("deletes each kind of data after its own time, and keeps what figures need", async () => {
  const shop = await openShop(fresh.system);
  await live(shop, ADA);
  await shop.work();
  await shop.read();
  await receivedAgo(shop, 31);
  const figures = await shop.store.figures.totals(new Date(0), new Date("2100-01-01"));
  expect(await enforce(shop)).toEqual({ inbox: 8 });
  shop.clock.move(101 * DAY);
  expect(Object.keys(await enforce(shop)).sort()).toEqual(["decisions", "delivery_events"]);
  shop.clock.move(80 * DAY);
  expect(await enforce(shop)).toEqual({ mailContents: 1 });
  expect((await search(shop, tracesOf(ADA))).filter((place) => place.startsWith("messages"))).toEqual(["messages.address", "messages.checkoutToken", "messages.links"]);
  shop.clock.move(600 * DAY);
  expect(await enforce(shop)).toMatchObject({ people: 1 });
  expect(await search(shop, tracesOf(ADA))).toEqual([]);
  expect(await shop.store.figures.totals(new Date(0), new Date("2100-01-01"))).toMatchObject({ sent: figures.sent, recovered: figures.recovered });
  expect(await fresh.database.prisma.suppression.count({ where: { shop: shop.shop } })).toBe(0);
  expect(await enforce(shop)).toEqual({});
});

it("keeps webhooks that an installed shop has not read yet, and those of shops that went no longer than others", async () => {
  const [shop, gone] = [await openShop(fresh.system), await openShop(fresh.system)];
  for (const one of [shop, gone]) await webhook(one, "checkouts/create", checkoutPayload(one, GRACE));
  await fresh.system.uninstall(gone.shop, gone.clock.now());
  for (const one of [shop, gone]) await receivedAgo(one, 400);
  await enforce(shop);
  expect(await fresh.database.prisma.inboxRow.findMany({ where: { shop: { in: [shop.shop, gone.shop] } }, select: { shop: true } })).toEqual([{ shop: shop.shop }]);
});

it("works through more rows than a batch holds", async () => {
  const shop = await openShop(fresh.system);
  await fresh.database.pool.query(
    `INSERT INTO decisions (shop, id, "customerId", at, kind) SELECT $1, 'd' || n, 'c', $2, 'waiting' FROM generate_series(1, 5001) AS n`,
    [shop.shop, new Date(shop.clock.now().getTime() - 101 * DAY)],
  );
  expect(await enforce(shop)).toMatchObject({ decisions: 5001 });
});

it("an export that is over, and in the end the proof, go too", async () => {
  const shop = await openShop(fresh.system);
  const { privacy } = fresh.system;
  const id = randomUUID();
  const subject = { customerShopifyId: "1", email: null, phone: null, orderIds: [] };
  await privacy.open({ shop: shop.shop, id, ask: { kind: "export", subject }, inboxId: 1n, receivedAt: shop.clock.now(), dueAt: shop.clock.now() });
  await privacy.exportReady(shop.shop, id, shop.clock.now(), new Date(shop.clock.now().getTime() + DAY));
  shop.clock.move(2 * DAY);
  expect(await enforce(shop)).toMatchObject({ exports: 1 });
  expect(await privacy.get(shop.shop, id)).toMatchObject({ state: "done", ask: { subject: { customerShopifyId: null } } });
  shop.clock.move(1095 * DAY);
  await enforce(shop);
  expect(await privacy.get(shop.shop, id)).toBeNull();
});

it("every table is either known to hold no person, or is reached by an erasure and an export", async () => {
  const client = await fresh.database.pool.connect();
  const tables = await tablesOfShops(client).finally(() => client.release());
  const none = { customers: [], shopifyIds: [], emails: [], phones: [], checkouts: [], checkoutIds: [], carts: [], orders: [], messages: [] };
  const reached = new Set(personRows(tables, none).map((one) => one.table));
  expect([...tables.keys()].filter((table) => !reached.has(table) && !WITHOUT_PERSON.includes(table)), "say in privacy/tables.ts how a person is found there").toEqual([]);
  expect(reached.size).toBeGreaterThanOrEqual(11);
});
