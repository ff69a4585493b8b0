import { beforeEach, expect, test } from "vitest";
import type { ShopStore } from "../../../app/use-cases/ports/shop-store.ts";
import { checkout, decisionRow, furnish, minutes, NOON, order, OTHER, person, SHOP } from "./fixtures.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();
let store: ShopStore;
beforeEach(async () => {
  store = await furnish(given.system, SHOP);
  await store.customers.upsert(person({ email: "grace@example.com", firstName: "Grace", lastName: "Hopper" }), "p2");
  await store.customers.upsert(person({ email: "100%@example.com", firstName: "Ann_a", lastName: "O'Neil" }), "p3");
  await store.orders.upsert(order({ id: "9002", name: "#1002", email: "grace@example.com" }), "p2");
  const other = await furnish(given.system, OTHER);
  await other.orders.upsert(order({ id: "9003", name: "#1002" }), "p1");
});
const found = async (query: string): Promise<readonly string[]> => (await store.seeing.findPeople(query, 10)).map((one) => one.id).sort();

test.each([
  ["grace@example.com", ["p2"]], ["GRACE@", ["p2"]], ["gra", ["p2"]], ["hopp", ["p2"]], ["grace hopper", ["p2"]], ["Grace H", ["p2"]], ["grace lovelace", []],
  ["#1002", ["p2"]], ["1002", ["p2"]], ["100", ["p3"]], ["race", []], ["%", []], ["_", []], ["\\", []], ["ann_", ["p3"]], ["annx", []], ["o'neil", ["p3"]], ["", []], ["  ", []], ["\u0000", []],
])("finds by %j", async (query, ids) => {
  expect(await found(query)).toEqual(ids);
});

test("finds nobody by a text that is far too long", async () => {
  expect(await found("x".repeat(5_000))).toEqual([]);
});

test("tells what tells people apart, and stops at the limit", async () => {
  expect(await store.seeing.findPeople("grace", 10)).toMatchObject([{ email: "grace@example.com", firstName: "Grace", orders: 1, checkouts: 0, lastDecisionAt: null }]);
  expect(await store.seeing.findPeople("a", 1)).toHaveLength(1);
});

test("lists those whom a decision was about last", async () => {
  expect(await store.seeing.recentPeople(10)).toEqual([]);
  await store.decisions.append([decisionRow({ id: "d1", customerId: "p1", at: NOON }), decisionRow({ id: "d2", customerId: "p2", at: minutes(5) }), decisionRow({ id: "d3", customerId: "p1", at: minutes(1) })]);
  expect((await store.seeing.recentPeople(10)).map((one) => [one.id, one.lastDecisionAt])).toEqual([["p2", minutes(5)], ["p1", minutes(1)]]);
});

test("pages through what is due, and draws the same people of it each time", async () => {
  for (const number of [1, 2, 3]) {
    await store.customers.upsert(person({ email: `n${number}@example.com` }), `n${number}`);
    await store.enrollments.open({ id: `e-n${number}`, campaignId: "recovery", campaignVersion: 1, customerId: `n${number}`, checkoutToken: null, orderId: null, occasion: "x", stepIndex: 0, stepEnteredAt: NOON, createdAt: NOON }, minutes(number * 600));
  }
  const first = await store.seeing.due("recovery", minutes(1300), null, 2);
  expect(first.map((one) => one.id)).toEqual(["e1", "e-n1"]);
  const last = first.at(-1)!;
  expect((await store.seeing.due("recovery", minutes(1300), last, 2)).map((one) => one.id)).toEqual(["e-n2"]);
  const drawn = await store.seeing.duePeople(["recovery", "another"], minutes(1300), 10);
  expect([drawn.people, [...drawn.customerIds].sort()]).toEqual([3, ["n1", "n2", "p1"]]);
  expect(await store.seeing.duePeople(["recovery"], minutes(1300), 2)).toEqual({ people: 3, customerIds: drawn.customerIds.slice(0, 2) });
  expect(await store.seeing.duePeople(["another"], minutes(1300), 2)).toEqual({ people: 0, customerIds: [] });
});

test("gives what belongs to a person, newest first", async () => {
  await store.checkouts.upsert(checkout({ token: "t2", cartToken: "c2", createdAt: minutes(10), updatedAt: minutes(10) }), "p1");
  const { checkouts, orders, messages } = await store.seeing.belongingsOf("p1", 10);
  expect([checkouts.map((one) => one.token), orders.map((one) => one.id), messages]).toEqual([["t2", "t1"], ["9002"], []]);
  expect(await store.seeing.openOf(["p1"])).toMatchObject([{ id: "e1", dueAt: minutes(60) }]);
});
