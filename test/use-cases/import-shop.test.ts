import { expect, test } from "vitest";
import { importShop } from "../../app/use-cases/import-shop.ts";
import { reconcileShop } from "../../app/use-cases/reconcile-shop.ts";
import { requestImport } from "../../app/use-cases/request-import.ts";
import { resumeImports } from "../../app/use-cases/resume-imports.ts";
import { Crash, Fuse } from "../fakes/fuse.ts";
import { emptyDatabaseBeforeEach } from "../adapters/db/harness.ts";
import { after, DAY, HOUR } from "../support/samples.ts";
import { toldCheckout, toldCustomer, toldOrder } from "../support/told.ts";
import { AShop } from "./a-shop.ts";

const given = emptyDatabaseBeforeEach();
const BEFORE = after(-3 * DAY);

/** A shop with a past: five customers, seven orders, two open checkouts. */
async function aShopWithAPast(): Promise<AShop> {
  const shop = await AShop.open(given.system);
  for (const number of [1, 2, 3, 4, 5]) shop.api.told.push(toldCustomer(number, BEFORE, number === 1 ? "unsubscribed" : "subscribed"));
  for (const number of [1, 2, 3, 4, 5, 6]) shop.api.told.push(toldOrder(number, number < 5 ? number : null, { createdAt: BEFORE, updatedAt: BEFORE }));
  shop.api.told.push(toldOrder(7, 2, { createdAt: after(HOUR), updatedAt: after(HOUR) }));
  for (const number of [1, 2]) shop.api.told.push(toldCheckout(number, number + 2, { createdAt: BEFORE, updatedAt: BEFORE }));
  return shop;
}

/** The worker, until the queue has nothing of the import. */
async function toTheEnd(shop: AShop, deps = shop.deps): Promise<void> {
  for (let turn = 0; turn < 20 && (await given.system.shopsImporting()).includes(shop.shop); turn += 1) await importShop(deps, { shop: shop.shop });
}

async function counts(shop: AShop): Promise<Record<string, number>> {
  const { rows } = await given.fresh.database.pool.query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM customers WHERE shop = $1) AS customers, (SELECT count(*)::int FROM orders WHERE shop = $1) AS orders, (SELECT count(*)::int FROM checkouts WHERE shop = $1) AS checkouts,
      (SELECT count(*)::int FROM consents WHERE shop = $1) AS consents, (SELECT count(*)::int FROM enrollments WHERE shop = $1) AS journeys`, [shop.shop]);
  return rows[0] ?? {};
}
const WHOLE = { customers: 7, orders: 7, checkouts: 2, consents: 5, journeys: 0 };

test("an installation has the past read once, and mails nobody who left before it", async () => {
  const shop = await aShopWithAPast();
  await requestImport(shop.deps, shop.shop);
  await requestImport(shop.deps, shop.shop);
  expect(shop.queue.waiting.filter((job) => job.name === "import-shop")).toHaveLength(1);
  await toTheEnd(shop);
  expect(await counts(shop)).toEqual(WHOLE);
  expect(await shop.store.sync.imports()).toMatchObject([{ resource: "customers", state: "done", done: 5, expected: 5 }, { resource: "orders", done: 7 }, { resource: "checkouts", done: 2 }]);
  expect(await shop.timeline("admin-901")).toEqual(["not-enrolled:before-installation"]);
  await shop.after(30 * DAY);
  expect(shop.mailer.taken).toEqual([]);
  await requestImport(shop.deps, shop.shop);
  expect(await given.system.shopsImporting()).toEqual([]);
});

test("what was said about marketing is known afterwards, and closes addresses", async () => {
  const shop = await aShopWithAPast();
  await requestImport(shop.deps, shop.shop);
  await toTheEnd(shop);
  const { rows } = await given.fresh.database.pool.query("SELECT reason FROM suppressions WHERE shop = $1", [shop.shop]);
  expect(rows).toEqual([{ reason: "unsubscribed" }]);
  const person = await shop.store.customers.byShopifyId("7002");
  expect(await shop.store.customers.consents(person?.id ?? "", "email")).toMatchObject([{ state: "subscribed", source: "shopify-customer" }]);
});

test("killed at any step, it goes on where it was, without duplicates", async () => {
  const calm = new Fuse(0, "before");
  const first = await aShopWithAPast();
  await requestImport(first.deps, first.shop);
  await toTheEnd(first, calm.around(first.deps));
  expect(calm.calls).toBeGreaterThan(20);
  for (let at = 1; at <= calm.calls; at += 5) {
    const shop = await aShopWithAPast();
    await requestImport(shop.deps, shop.shop);
    const fuse = new Fuse(at, at % 2 === 0 ? "before" : "after");
    await toTheEnd(shop, fuse.around(shop.deps)).catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error;
    });
    await toTheEnd(shop);
    expect(await counts(shop), fuse.diedAt).toEqual(WHOLE);
    expect((await shop.store.sync.imports()).map((part) => part.state)).toEqual(["done", "done", "done"]);
  }
});

test("waits for Shopify's file, and an import whose worker died is found again", async () => {
  const shop = await aShopWithAPast();
  shop.api.bulk = "running";
  await requestImport(shop.deps, shop.shop);
  await importShop(shop.deps, { shop: shop.shop });
  expect(shop.queue.waiting.at(-1)).toMatchObject({ name: "import-shop" });
  expect((await shop.store.sync.imports()).map((part) => part.state)).toEqual(["preparing", "preparing", "preparing"]);
  shop.queue.waiting.length = 0;
  await resumeImports(shop.deps);
  expect(shop.queue.waiting).toMatchObject([{ name: "import-shop", payload: { shop: shop.shop } }]);
  shop.api.bulk = "done";
  await importShop(shop.deps, { shop: shop.shop });
  expect(await counts(shop)).toEqual(WHOLE);
  expect(shop.queue.waiting.some((job) => job.name === "reconcile-shop")).toBe(true);
});

test("an operation that fails is started again, three times at most; one that is refused is not", async () => {
  const shop = await aShopWithAPast();
  shop.api.bulk = "failed";
  await requestImport(shop.deps, shop.shop);
  await toTheEnd(shop);
  expect(await shop.store.sync.imports()).toMatchObject([{ state: "failed", attempts: 3, problem: "INTERNAL_SERVER_ERROR" }, { state: "failed" }, { state: "failed" }]);
  const other = await aShopWithAPast();
  other.api.bulkRefused = "query: INVALID";
  await requestImport(other.deps, other.shop);
  await toTheEnd(other);
  expect(await other.store.sync.imports()).toMatchObject([{ state: "failed", attempts: 0, problem: "query: INVALID" }, {}, {}]);
});

test("two workers do not read at the same time", async () => {
  const shop = await AShop.open(given.system);
  const inside: boolean[] = [];
  const ran = await given.system.alone(shop.shop, async () => {
    inside.push(await given.system.alone(shop.shop, async () => undefined), await given.system.alone("another.myshopify.com", async () => undefined));
  });
  expect([ran, ...inside]).toEqual([true, false, true]);
  expect(await given.system.alone(shop.shop, async () => undefined)).toBe(true);
});

test("comparing waits for the import, and a later installation imports anew", async () => {
  const shop = await aShopWithAPast();
  await requestImport(shop.deps, shop.shop);
  await reconcileShop(shop.deps, { shop: shop.shop });
  expect(shop.api.pages).toEqual([]);
  await toTheEnd(shop);
  shop.clock.move(DAY);
  await given.system.uninstall(shop.shop, shop.clock.now());
  await requestImport(shop.deps, shop.shop);
  expect(await given.system.shopsImporting()).toEqual([]);
  shop.clock.move(DAY);
  await given.system.install(shop.api.profileAnswer, shop.clock.now());
  await requestImport(shop.deps, shop.shop);
  expect(await given.system.shopsImporting()).toEqual([shop.shop]);
  await toTheEnd(shop);
  expect(await counts(shop)).toEqual(WHOLE);
});
