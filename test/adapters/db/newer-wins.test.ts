import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Checkout } from "../../../app/domain/carts/checkout.ts";
import type { Order } from "../../../app/domain/orders/order.ts";
import { checkout, line, minutes, order, SHOP, variant } from "./fixtures.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();

/** A list, and the same in another order with everything said twice. */
function retold<T>(one: fc.Arbitrary<T>): fc.Arbitrary<[T[], T[]]> {
  return fc.array(one, { minLength: 1, maxLength: 5 }).chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })));
}

const maybe = <T>(value: T): fc.Arbitrary<T | null> => fc.option(fc.constant(value), { nil: null });
/** Few distinct times, so that several payloads share one. */
const when = fc.integer({ min: 0, max: 3 }).map((n) => minutes(n));

describe("the order and number of arrivals never decides", () => {
  test("of checkouts", async () => {
    const payload: fc.Arbitrary<Partial<Checkout>> = fc.record({
      updatedAt: when, completedAt: fc.option(when, { nil: null }), email: maybe("ada@example.com"), phone: maybe("+1"),
      lines: fc.constantFrom([], [line()], [line({ quantity: 2 })]), recoveryUrl: maybe("https://a.example/r"),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(retold(payload), async ([list, shuffled]) => {
        const store = given.system.forShop(`shop-${++run}.myshopify.com`);
        const say = async (token: string, told: typeof list) => {
          for (const each of told) await store.checkouts.upsert(checkout({ ...each, token }), null);
          return { ...(await store.checkouts.get(token))!, token: "" };
        };
        expect(await say("one", list)).toEqual(await say("two", shuffled));
      }),
      { numRuns: 25 },
    );
  });

  test("of orders", async () => {
    const payload: fc.Arbitrary<Partial<Order>> = fc.record({
      updatedAt: when, cancelledAt: fc.option(when, { nil: null }), paidAt: fc.option(when, { nil: null }), total: fc.constantFrom({ minor: 100, currency: "USD" }, { minor: 50, currency: "USD" }),
      discountCodes: fc.constantFrom([], ["A"], ["A", "B"]),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(retold(payload), async ([list, shuffled]) => {
        const store = given.system.forShop(`shop-${++run}.myshopify.com`);
        const say = async (id: string, told: typeof list) => {
          for (const each of told) await store.orders.upsert(order({ ...each, id }), null);
          return { ...(await store.orders.get(id))!, id: "" };
        };
        expect(await say("1", list)).toEqual(await say("2", shuffled));
      }),
      { numRuns: 25 },
    );
  });

  test("of variants, also within one batch", async () => {
    const { variants } = given.system.forShop(SHOP);
    await variants.save([variant({ observedAt: minutes(2), inventoryQuantity: 2 }), variant({ observedAt: minutes(3), inventoryQuantity: 3 }), variant({ observedAt: minutes(1), inventoryQuantity: 1 })]);
    await variants.save([variant({ observedAt: minutes(2), inventoryQuantity: 9 })]);
    expect((await variants.get(["11", "12"])).get("11")).toEqual(variant({ observedAt: minutes(3), inventoryQuantity: 3 }));
    await variants.save([]);
  });
});

test("what comes back is what was said", async () => {
  const store = given.system.forShop(SHOP);
  const told = checkout({ lines: [line({ title: `<b>"'\\ {{ x }}`, properties: [{ name: "Für", value: "Ada 🎁" }] })], subtotal: { minor: 1234, currency: "JPY" }, total: { minor: 1234, currency: "JPY" }, presentmentCurrency: "JPY" });
  expect(await store.checkouts.upsert(told, "p1")).toBe("new");
  expect(await store.checkouts.get("t1")).toEqual({ ...told, customerId: "p1", status: "open" });
  expect(await store.orders.upsert(order({ discountCodes: ["LM-1"] }), null)).toBe("new");
  expect(await store.orders.get("9001")).toEqual({ ...order({ discountCodes: ["LM-1"] }), customerId: null });
});

test("an upsert says what came of it; old news may still say whose it is and that it was bought", async () => {
  const { checkouts } = given.system.forShop(SHOP);
  expect(await checkouts.upsert(checkout({ updatedAt: minutes(5) }), null)).toBe("new");
  expect(await checkouts.upsert(checkout({ updatedAt: minutes(5) }), null)).toBe("stale");
  expect(await checkouts.upsert(checkout({ updatedAt: minutes(1), email: "old@example.com" }), null)).toBe("stale");
  expect(await checkouts.upsert(checkout({ updatedAt: minutes(6), phone: "+1" }), null)).toBe("changed");
  expect(await checkouts.upsert(checkout({ updatedAt: minutes(2), email: "old@example.com", completedAt: minutes(2) }), "p1")).toBe("changed");
  expect(await checkouts.get("t1")).toMatchObject({ email: "ada@example.com", phone: "+1", customerId: "p1", completedAt: minutes(2) });
});

test("a NUL in a product's title does not cost the checkout", async () => {
  const { checkouts } = given.system.forShop(SHOP);
  await checkouts.upsert(checkout({ lines: [line({ title: "Te\u0000nt\udc00" })] }), null);
  expect((await checkouts.get("t1"))?.lines[0]?.title).toBe("Tent\ufffd");
});

test("times survive a server that lives in another zone", async () => {
  const { prisma, pool } = given.fresh.database;
  const { rows } = await pool.query<{ TimeZone: string }>("SHOW TIME ZONE");
  expect(rows[0]?.TimeZone).toBe("UTC");
  await given.system.forShop(SHOP).checkouts.upsert(checkout(), null);
  await prisma.$executeRaw`UPDATE checkouts SET "updatedAt" = ${minutes(3)}::timestamptz`;
  expect((await given.system.forShop(SHOP).checkouts.get("t1"))?.updatedAt).toEqual(minutes(3));
});
