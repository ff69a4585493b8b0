import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ordersOfPeople } from "../../../app/adapters/db/repositories/orders.ts";
import { DISPLAY_STATUSES, displayStatus } from "../../../app/domain/carts/display-status.ts";
import type { CheckoutStatus } from "../../../app/domain/carts/checkout.ts";
import type { Reason } from "../../../app/domain/journeys/decision.ts";
import { checkout, decisionRow, enrollment, furnish, line, minutes, NOON, order, OTHER, person, SHOP } from "./fixtures.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();
const all = { query: "", status: [], abandonedBefore: minutes(600), page: 1, pageSize: 50 };

describe("search", () => {
  async function found(query: string): Promise<string[]> {
    const { rows } = await given.system.forShop(SHOP).checkouts.search({ ...all, query });
    return rows.map((row) => row.token).sort();
  }

  test("finds e-mail, name and product titles, whatever their case", async () => {
    const store = given.system.forShop(SHOP);
    await store.checkouts.upsert(checkout({ token: "ada" }), null);
    await store.checkouts.upsert(checkout({ token: "bob", email: "bob@example.com", firstName: "Bob", lastName: "Müller", lines: [line({ title: "Wollmütze" })] }), null);
    expect(await found("ADA@")).toEqual(["ada"]);
    expect(await found("bob mü")).toEqual(["bob"]);
    expect(await found("MÜTZE")).toEqual(["bob"]);
    expect(await found("example.com")).toEqual(["ada", "bob"]);
    expect(await found("nobody")).toEqual([]);
  });

  test("takes wildcards and SQL for what they are", async () => {
    const store = given.system.forShop(SHOP);
    await store.checkouts.upsert(checkout({ token: "a", lines: [line({ title: "100% wool_x \\ 'quoted'" })] }), null);
    await store.checkouts.upsert(checkout({ token: "b", lines: [line({ title: "100 wool" })] }), null);
    for (const literal of ["100%", "wool_x", "\\", "'quoted'", "% wool_x \\ 'quoted'"]) expect(await found(literal), literal).toEqual(["a"]);
    for (const hostile of ["' OR 1=1 --", "'; DROP TABLE checkouts; --", "%_%", "\u0000zz", "$1"]) expect(await found(hostile), hostile).toEqual([]);
    expect(await found("_")).toEqual(["a"]);
    expect(await found("x".repeat(5_000))).toEqual([]);
  });

  test("pages, newest first, and forgives pages that are not there", async () => {
    const store = given.system.forShop(SHOP);
    for (let n = 0; n < 7; n++) await store.checkouts.upsert(checkout({ token: `t${n}`, updatedAt: minutes(n) }), null);
    const page = await store.checkouts.search({ ...all, page: 2, pageSize: 3 });
    expect([page.rows.map((row) => row.token), page.total]).toEqual([["t3", "t2", "t1"], 7]);
    expect((await store.checkouts.search({ ...all, page: 99, pageSize: 3 })).rows.map((row) => row.token)).toEqual(["t0"]);
    expect((await store.checkouts.search({ ...all, page: Number.NaN, pageSize: -5 })).rows).toHaveLength(1);
  });

  test("filters by exactly the status that the domain displays", async () => {
    const fact = fc.record({
      status: fc.constantFrom<CheckoutStatus>("open", "open", "open", "recovered", "purchased", "deleted"), completed: fc.boolean(), email: fc.boolean(), updated: fc.constantFrom(0, 600, 601, 900),
      reason: fc.constantFrom<Reason | null>(null, "no-legal-basis", "suppressed", "unsubscribed", "held-out"), due: fc.boolean(), sent: fc.boolean(),
    });
    const cases = fc.sample(fact, { numRuns: 120, seed: 7 });
    const store = await furnish(given.system);
    const { prisma } = given.fresh.database;
    for (const [n, one] of cases.entries()) {
      const token = `c${n}`;
      await store.checkouts.upsert(checkout({ token, updatedAt: minutes(one.updated), completedAt: one.completed ? NOON : null, email: one.email ? "x@example.com" : null }), null);
      await prisma.checkout.update({ where: { shop_token: { shop: SHOP, token } }, data: { status: one.status } });
      if (one.reason) await store.decisions.append([decisionRow({ id: `d${n}`, checkoutToken: token, reason: one.reason }), decisionRow({ id: `x${n}`, checkoutToken: token, at: minutes(1) })]);
      const { id, campaignId, campaignVersion, customerId, stepIndex, stepEnteredAt, createdAt } = enrollment({ id: `e${n}`, customerId: `q${n}` });
      if (one.due) await prisma.enrollment.create({ data: { shop: SHOP, id, campaignId, campaignVersion, customerId, stepIndex, stepEnteredAt, createdAt, checkoutToken: token, occasion: token, dueAt: NOON } });
      if (one.sent) await prisma.message.create({ data: { shop: SHOP, id: `m${n}`, campaignId, customerId, stepId: "s", occasion: token, enrollmentId: id, templateId: "t", templateVersion: 1, checkoutToken: token, channel: "email", status: "handed-off", address: "", subject: "", html: Buffer.alloc(0), text: Buffer.alloc(0), links: [], fence: 1n, intentAt: NOON, handedOffAt: NOON } });
    }
    const everything = (await store.checkouts.search({ ...all, pageSize: 250 })).rows;
    for (const status of DISPLAY_STATUSES) {
      const { rows, total } = await store.checkouts.search({ ...all, status: [status], pageSize: 250 });
      const expected = everything.filter((row) => displayStatus(row, all.abandonedBefore) === status).map((row) => row.token).sort();
      expect(rows.map((row) => row.token).sort(), status).toEqual(expected);
      expect(total).toBe(expected.length);
    }
  });
});

test("why no mail was sent stays the reason when the journey is over", async () => {
  const store = await furnish(given.system);
  await store.checkouts.upsert(checkout({ token: "over" }), null);
  await store.decisions.append([
    decisionRow({ id: "w", checkoutToken: "over", kind: "withheld", reason: "no-legal-basis", at: NOON }),
    decisionRow({ id: "x", checkoutToken: "over", kind: "exited", reason: "completed", at: minutes(5) }),
  ]);
  expect((await store.checkouts.counted("over"))?.lastReason).toBe("no-legal-basis");
});

test("a status never falls back from bought to deleted, nor from recovered to purchased", async () => {
  const { checkouts } = given.system.forShop(SHOP);
  await checkouts.upsert(checkout(), null);
  const status = async () => (await checkouts.get("t1"))?.status;
  await checkouts.setStatus("t1", "deleted", minutes(1));
  expect(await status()).toBe("deleted");
  await checkouts.setStatus("t1", "recovered", minutes(2));
  await checkouts.setStatus("t1", "purchased", minutes(3));
  await checkouts.setStatus("t1", "deleted", minutes(4));
  expect(await checkouts.get("t1")).toMatchObject({ status: "recovered", completedAt: minutes(2) });
});

test("recent ones for the preview have an e-mail and lines", async () => {
  const { checkouts } = given.system.forShop(SHOP);
  await checkouts.upsert(checkout({ token: "old" }), null);
  await checkouts.upsert(checkout({ token: "new", updatedAt: minutes(9) }), null);
  await checkouts.upsert(checkout({ token: "bare", email: null }), null);
  await checkouts.upsert(checkout({ token: "empty", lines: [] }), null);
  expect((await checkouts.recent(5)).map((row) => row.token)).toEqual(["new", "old"]);
});

test("is found by Shopify's id and by its cart", async () => {
  const { checkouts } = given.system.forShop(SHOP);
  await checkouts.upsert(checkout({ token: "one" }), null);
  await checkouts.upsert(checkout({ token: "two", createdAt: minutes(5), shopifyId: "502" }), null);
  expect((await checkouts.byShopifyId("502"))?.token).toBe("two");
  expect((await checkouts.byCartToken("c1")).map((row) => row.token)).toEqual(["two", "one"]);
});

test("a person's orders are found by customer, e-mail, checkout, cart, and the address typed in a checkout", async () => {
  const store = await furnish(given.system);
  await furnish(given.system, OTHER);
  const { orders } = store;
  const ids = async () => (await ordersOfPeople(given.fresh.database.prisma, [{ shop: SHOP, customerId: "p1" }])).map((one) => one.id);
  const base = { email: null, checkoutToken: null, cartToken: null } as const;
  await orders.upsert(order({ ...base, id: "1", createdAt: minutes(1) }), "p1");
  await orders.upsert(order({ ...base, id: "2", createdAt: minutes(2), email: "ADA@Example.com" }), null);
  await orders.upsert(order({ ...base, id: "3", createdAt: minutes(3), checkoutToken: "t1" }), null);
  await orders.upsert(order({ ...base, id: "4", createdAt: minutes(4), cartToken: "c1" }), null);
  await orders.upsert(order({ ...base, id: "5", createdAt: minutes(5), email: "bob@example.com" }), null);
  await given.system.forShop(OTHER).orders.upsert(order({ id: "6" }), "p1");
  await store.customers.upsert(person({ email: "bob@example.com" }), "p2");
  await store.checkouts.upsert(checkout({ token: "typed", email: "Work@example.com" }), "p1");
  await orders.upsert(order({ ...base, id: "7", createdAt: minutes(5), email: "work@example.com" }), null);
  expect(await ids()).toEqual(["7", "4", "3", "2", "1"]);
});

test("what was bought was bought at the earliest time that anything says, in any order", async () => {
  const store = await furnish(given.system);
  for (const [token, times] of [["early-first", [2, 9]], ["late-first", [9, 2]]] as const) {
    await store.checkouts.upsert(checkout({ token }), null);
    for (const time of times) await store.checkouts.setStatus(token, "purchased", minutes(time));
    expect(await store.checkouts.get(token)).toMatchObject({ status: "purchased", completedAt: minutes(2) });
  }
});
