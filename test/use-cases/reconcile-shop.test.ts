import fc from "fast-check";
import { expect, test } from "vitest";
import { money } from "../../app/domain/kernel/money.ts";
import { planReconciliations } from "../../app/use-cases/plan-reconciliations.ts";
import type { ShopFact } from "../../app/use-cases/ports/fact-reader.ts";
import type { Told } from "../../app/use-cases/ports/told.ts";
import { reconcileShop } from "../../app/use-cases/reconcile-shop.ts";
import { Crash, Fuse } from "../fakes/fuse.ts";
import { emptyDatabaseBeforeEach } from "../adapters/db/harness.ts";
import { after, aCheckout, aLine, DAY, HOUR, MINUTE } from "../support/samples.ts";
import { toldCheckout, toldCustomer, toldOrder, toldPerson } from "../support/told.ts";
import { AShop } from "./a-shop.ts";

const given = emptyDatabaseBeforeEach();

async function repaired(shop: AShop): Promise<Record<string, number>> {
  return Object.fromEntries((await shop.store.sync.comparisons()).map((row) => [row.resource, row.repaired]));
}

test("a quiet shop has nothing to repair, and the next comparison begins where this one ended", async () => {
  const shop = await AShop.open(given.system);
  shop.clock.move(HOUR);
  await reconcileShop(shop.deps, shop);
  expect(await repaired(shop)).toEqual({ customers: 0, orders: 0, checkouts: 0 });
  expect((await shop.store.sync.comparisons()).map((row) => row.goodUntil)).toEqual([after(58 * MINUTE), after(58 * MINUTE), after(58 * MINUTE)]);
});

test("what webhooks told is not counted as repaired; what they missed is, once", async () => {
  const shop = await AShop.open(given.system);
  const [seen, missed] = [toldOrder(1, 1, { createdAt: after(HOUR), updatedAt: after(HOUR) }), toldOrder(2, 2, { createdAt: after(HOUR), updatedAt: after(HOUR) })];
  await shop.receive("w1", { kind: "order", order: seen.order, person: seen.person });
  await shop.read();
  shop.api.told.push(seen, missed);
  for (let hour = 0; hour < 3; hour += 1) {
    shop.clock.move(2 * HOUR);
    await reconcileShop(shop.deps, shop);
  }
  expect(await repaired(shop)).toEqual({ customers: 0, orders: 1, checkouts: 0 });
  expect(await shop.store.orders.get("5002")).toMatchObject({ name: "#2", customerId: expect.any(String) });
});

test("a lost purchase ends the journey; a lost completion closes the checkout", async () => {
  const shop = await AShop.open(given.system);
  await shop.checkout();
  const { checkout } = toldCheckout(1, 1, { completedAt: after(20 * MINUTE) });
  shop.api.told.push({ kind: "checkout", checkout, person: null });
  shop.clock.move(30 * MINUTE);
  await reconcileShop(shop.deps, shop);
  await shop.work();
  expect([await shop.status(), await shop.journeys()]).toEqual(["purchased", ["exited:ordered"]]);
  expect(await repaired(shop)).toMatchObject({ checkouts: 1 });
});

test("a checkout known only from the Admin API is mailed to its known customer who agreed, and to nobody else", async () => {
  const shop = await AShop.open(given.system);
  const at = after(5 * MINUTE);
  shop.api.told.push(toldCustomer(1, at, "subscribed"), toldCustomer(2, at), toldCheckout(1, 1, { createdAt: at, updatedAt: at }), toldCheckout(2, 2, { createdAt: at, updatedAt: at }));
  shop.api.told.push({ ...toldCheckout(3, 3, { createdAt: at, updatedAt: at, customerShopifyId: null }), person: null });
  shop.clock.move(30 * MINUTE);
  await reconcileShop(shop.deps, shop);
  await shop.after(HOUR);
  expect((await shop.messages("admin-901")).map((one) => one.address)).toEqual(["person1@example.com"]);
  expect([await shop.messages("admin-902"), await shop.messages("admin-903")]).toEqual([[], []]);
  expect(await shop.timeline("admin-902")).toContain("withheld:no-legal-basis");
  expect(await shop.store.checkouts.get("admin-903")).toMatchObject({ customerId: null, email: null });
});

test("a webhook that comes late gives the checkout its own name, and journey and mail go with it", async () => {
  const shop = await AShop.open(given.system);
  const at = after(5 * MINUTE);
  shop.api.told.push(toldCustomer(1, at, "subscribed"), toldCheckout(1, 1, { createdAt: at, updatedAt: at }));
  shop.clock.move(30 * MINUTE);
  await reconcileShop(shop.deps, shop);
  await shop.after(HOUR);
  expect(await shop.messages("admin-901")).toHaveLength(1);
  // an early one: what the shop told later stays, what only webhooks tell is learned
  const late = aCheckout({ createdAt: at, updatedAt: after(4 * MINUTE), customerShopifyId: "7001", email: "person1@example.com", lines: [] });
  await shop.receive("late", { kind: "checkout", checkout: late, person: toldPerson(1, at) });
  await shop.read();
  expect(await shop.store.checkouts.get("admin-901")).toBeNull();
  expect(await shop.store.checkouts.counted("tok-1")).toMatchObject({ email: "person1@example.com", cartToken: "cart-1", lines: [{ variantId: "11" }], messagesSent: 1 });
  expect([(await shop.messages()).length, (await shop.journeys()).length]).toEqual([1, 1]);
});

test("killed at any step or cut off, it goes on where it was", async () => {
  const world = Array.from({ length: 8 }, (_, index) => toldOrder(index, index, { createdAt: after(HOUR), updatedAt: after(HOUR + index * MINUTE) }));
  for (const at of [3, 9, 16, 22, 31, 40]) {
    const shop = await AShop.open(given.system);
    shop.api.told.push(...world);
    shop.clock.move(2 * HOUR);
    await reconcileShop(new Fuse(at, "after").around(shop.deps), shop).catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error;
    });
    await reconcileShop(shop.deps, shop);
    const { rows } = await given.fresh.database.pool.query("SELECT count(*)::int AS orders FROM orders WHERE shop = $1", [shop.shop]);
    expect(rows, String(at)).toEqual([{ orders: 8 }]);
    expect((await shop.store.sync.comparisons()).every((row) => row.walk === null && row.goodUntil !== null)).toBe(true);
  }
});

test("every shop gets its turn, spread over the quarter of an hour", async () => {
  const shops = [await AShop.open(given.system), await AShop.open(given.system), await AShop.open(given.system)];
  const [first] = shops;
  if (!first) return;
  await planReconciliations(first.deps);
  await planReconciliations(first.deps);
  expect(first.queue.waiting.map((job) => (job.payload as { shop: string }).shop).sort()).toEqual(shops.map((one) => one.shop).sort());
  expect(first.queue.waiting.every((job) => job.afterSeconds >= 0 && job.afterSeconds < 840)).toBe(true);
});

/** What may happen in a shop: each event changes one thing, at the minute of its place in the history. */
const history = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("customer" as const), number: fc.integer({ min: 1, max: 3 }), value: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ kind: fc.constant("order" as const), number: fc.integer({ min: 1, max: 4 }), value: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ kind: fc.constant("checkout" as const), number: fc.integer({ min: 1, max: 3 }), value: fc.integer({ min: 1, max: 4 }) }),
  ),
  { minLength: 1, maxLength: 14 },
);

interface Happened {
  readonly fact: ShopFact;
  readonly told: Told;
  readonly key: string;
}

type Event = { readonly kind: "customer" | "order" | "checkout"; readonly number: number; readonly value: number };

/** `before`: a checkout that was completed stays completed, whatever happens to it later. */
function happen(event: Event, minute: number, before: readonly Event[]): Happened {
  const at = after(minute * MINUTE);
  const key = `${event.kind} ${event.number}`;
  const buyer = event.number;
  switch (event.kind) {
    case "customer": {
      const told = toldCustomer(buyer, at, null, { firstName: `Name ${event.value}`, phone: `+1555${event.number}${event.value}` });
      return { key, told, fact: { kind: "customer", person: told.person } };
    }
    case "order": {
      const told = toldOrder(event.number, buyer, { total: money(event.value * 100, "USD"), createdAt: after(event.number * MINUTE), updatedAt: at, cancelledAt: event.value === 9 ? at : null });
      return { key, told: { ...told, person: toldPerson(buyer, after(-DAY)) }, fact: { kind: "order", order: told.order, person: toldPerson(buyer, after(-DAY)) } };
    }
    case "checkout": {
      const completed = before.findIndex((one) => one.kind === "checkout" && one.number === event.number && one.value === 4);
      const completedAt = completed >= 0 ? after((10 + completed) * MINUTE) : event.value === 4 ? at : null;
      const change = { lines: [aLine({ quantity: event.value })], createdAt: after(event.number * MINUTE), updatedAt: at, completedAt };
      const told = toldCheckout(event.number, buyer, change);
      const checkout = { ...told.checkout, token: `tok-${event.number}`, cartToken: `cart-${event.number}`, email: `person${buyer}@example.com` };
      return { key, told: { ...told, person: toldPerson(buyer, after(-DAY)) }, fact: { kind: "checkout", checkout, person: toldPerson(buyer, after(-DAY)) } };
    }
  }
}

/** Orders, customers and checkouts as the shop itself would name them. */
async function facts(shop: AShop): Promise<unknown> {
  const query = async (text: string): Promise<unknown[]> => (await given.fresh.database.pool.query(text, [shop.shop])).rows as unknown[];
  return {
    orders: await query(`SELECT id, "totalMinor", "updatedAt", "cancelledAt", email FROM orders WHERE shop = $1 ORDER BY id`),
    customers: await query(`SELECT "shopifyId", email, "firstName", "lastName", phone FROM customers WHERE shop = $1 ORDER BY "shopifyId"`),
    checkouts: await query(`SELECT c."shopifyId", c.lines, c."updatedAt", c.status, p."shopifyId" AS "customer" FROM checkouts c LEFT JOIN customers p ON p.shop = c.shop AND p.id = c."customerId" WHERE c.shop = $1 ORDER BY c."shopifyId"`),
  };
}

test("any loss of webhooks, followed by a comparison, reaches the same orders, customers and checkouts", async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }), async (events, arrives) => {
      const happened = events.map((event, index) => happen(event, 10 + index, events.slice(0, index)));
      const [whole, lossy] = [await AShop.open(given.system), await AShop.open(given.system)];
      const final = [...new Map(happened.map((one) => [one.key, one.told])).values()];
      for (const shop of [whole, lossy]) {
        shop.api.told.push(...final);
        for (const [index, { fact }] of happened.entries()) if (shop === whole || arrives[index]) await shop.receive(`w${index}`, fact);
        shop.clock.move(DAY);
        await shop.read();
      }
      await reconcileShop(lossy.deps, lossy);
      expect(await facts(lossy)).toEqual(await facts(whole));
      const before = await repaired(lossy);
      lossy.clock.move(HOUR);
      await reconcileShop(lossy.deps, lossy);
      expect(await repaired(lossy)).toEqual(before);
    }),
    { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 12) },
  );
}, 120_000);
