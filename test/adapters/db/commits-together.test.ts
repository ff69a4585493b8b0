import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { DecisionRow } from "../../../app/use-cases/ports/rows.ts";
import type { Claim, ShopStore } from "../../../app/use-cases/ports/shop-store.ts";
import { onlyWhatEnds } from "../../support/only-what-ends.ts";
import { checkout, claimOf, decisionRow, enrollment, furnish, message, minutes, order, OTHER, person, SHOP } from "./fixtures.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();
const DUE = minutes(60);
const PEOPLE = [1, 2, 3, 4, 5, 6, 7, 8];
const WAYS = ["one by one", "together"] as const;
const position = { stepIndex: 1, stepEnteredAt: DUE };
const after = { stepIndex: 2, stepEnteredAt: minutes(61), dueAt: minutes(120) };
const answered = { provider: "smtp", providerMessageId: "p-1", refusal: null, at: minutes(61) } as const;

/** Eight people in two shops, each in one journey that is due; all are claimed. */
async function claimed(): Promise<(of: number) => { claim: Claim; shop: string }> {
  for (const shop of [SHOP, OTHER]) {
    const store = await furnish(given.system, shop);
    for (const n of PEOPLE.slice(1)) {
      await store.customers.upsert(person({ email: `p${n}@example.com` }), `p${n}`);
      await store.checkouts.upsert(checkout({ token: `t${n}`, cartToken: `c${n}`, shopifyId: `50${n}`, email: `p${n}@example.com` }), `p${n}`);
      await store.enrollments.open(enrollment({ id: `e${n}`, customerId: `p${n}`, checkoutToken: `t${n}`, occasion: `o${n}` }), DUE);
    }
  }
  const people = await given.system.claimDue(DUE, "w", 60_000, 50);
  const claims = new Map(people.map((one) => [`${one.shop} ${one.customerId}`, claimOf(one)]));
  return (n) => ({ shop: n % 2 === 0 ? OTHER : SHOP, claim: claims.get(`${n % 2 === 0 ? OTHER : SHOP} p${n}`)! });
}

/** Person 3's lease is over, 4 was taken over, a fact moved 5's journey, 6's has ended. */
async function disturb(): Promise<void> {
  const { prisma } = given.fresh.database;
  await prisma.customer.updateMany({ where: { id: "p3" }, data: { leaseUntil: new Date(0) } });
  await prisma.customer.updateMany({ where: { id: "p4" }, data: { fence: { increment: 1 } } });
  for (const shop of [SHOP, OTHER]) await given.system.forShop(shop).enrollments.hasten("p5", minutes(59));
  await prisma.enrollment.updateMany({ where: { id: "e6" }, data: { status: "exited", exitReason: "ordered", dueAt: null, endedAt: DUE } });
}

/** The same calls of everybody, each after the other or all in one moment. */
async function all<Answer>(way: (typeof WAYS)[number], call: (n: number, store: ShopStore) => Promise<Answer>, of: (n: number) => { shop: string }): Promise<Answer[]> {
  const storeOf = way === "together" ? given.system.together() : given.system.forShop;
  if (way === "together") return Promise.all(PEOPLE.map((n) => call(n, storeOf(of(n).shop))));
  const answers: Answer[] = [];
  for (const n of PEOPLE) answers.push(await call(n, storeOf(of(n).shop)));
  return answers;
}

function row(n: number, kind: DecisionRow["kind"]): DecisionRow {
  return decisionRow({ id: `${kind} ${n}`, customerId: `p${n}`, enrollmentId: `e${n}`, checkoutToken: `t${n}`, kind });
}

/** What the tables hold, as far as commits write it. */
async function stored(): Promise<object> {
  const { prisma } = given.fresh.database;
  const [enrollments, messages, decisions, people] = await Promise.all([
    prisma.enrollment.findMany({ orderBy: [{ shop: "asc" }, { id: "asc" }] }),
    prisma.message.findMany({ orderBy: [{ shop: "asc" }, { id: "asc" }] }),
    prisma.decision.findMany({ orderBy: [{ shop: "asc" }, { id: "asc" }], omit: { seq: true } }),
    prisma.customer.findMany({ orderBy: [{ shop: "asc" }, { id: "asc" }], select: { shop: true, id: true, leaseOwner: true, claimFailures: true, fence: true } }),
  ]);
  return { enrollments, messages, decisions, people };
}

/** Does the same in both ways, each in a database of its own, and gives the answers and what is stored. */
async function bothWays<Answer>(work: (way: (typeof WAYS)[number], of: Awaited<ReturnType<typeof claimed>>) => Promise<Answer>): Promise<{ answers: Answer; together: object }> {
  const results = [];
  for (const way of WAYS) {
    await given.empty();
    const of = await claimed();
    results.push({ answers: await work(way, of), together: await stored() });
  }
  expect(results[1]).toEqual(results[0]);
  return results[1]!;
}

test("waits and exits: only for those who are still held, and not over a fact", async () => {
  const { answers, together } = await bothWays(async (way, of) => {
    await disturb();
    return all(way, (n, store) => (n % 4 === 0 || n === 7
      ? store.enrollments.exit(of(n).claim, `e${n}`, n === 7 ? "completed" : "ordered", DUE, [row(n, "exited")])
      : store.enrollments.wait(of(n).claim, `e${n}`, position, minutes(90 + n), [row(n, "planned")])), of);
  });
  expect(answers).toEqual([true, true, false, false, true, false, true, true]);
  const { decisions } = together as { decisions: readonly { id: string }[] };
  expect(decisions.map((one) => one.id).sort()).toEqual(["exited 7", "exited 8", "planned 1", "planned 2"]);
});

test("intents: once in the ledger, and lost where the claim or the revision is", async () => {
  const { answers } = await bothWays(async (way, of) => {
    await given.system.forShop(OTHER).messages.commitIntent(of(8).claim, message({ id: "earlier", customerId: "p8", enrollmentId: "e8", occasion: "o8" }));
    await disturb();
    const mail = (n: number) => message({ id: `m${n}`, customerId: n === 7 ? "p6" : `p${n}`, enrollmentId: `e${n}`, occasion: `o${n}`, html: `<p>"${n}"\\ {x} ✓</p>` });
    return all(way, (n, store) => store.messages.commitIntent(of(n).claim, mail(n)), of);
  });
  // the seventh names another person than the claim
  expect(answers).toEqual(["committed", "committed", "lost", "lost", "lost", "lost", "lost", "duplicate"]);
  const first = await given.system.forShop(SHOP).messages.get("m1");
  expect(first).toMatchObject({ html: `<p>"1"\\ {x} ✓</p>`, text: "Hi", links: ["https://a.example/recover?key=1"], status: "intent" });
});

test("results: the mail is out, so the journey moves on even over a fact, but only for who is held", async () => {
  const { answers } = await bothWays(async (way, of) => {
    for (const n of PEOPLE) await given.system.forShop(of(n).shop).messages.commitIntent(of(n).claim, message({ id: `m${n}`, customerId: `p${n}`, enrollmentId: `e${n}`, occasion: n === 1 ? "cart-1" : `o${n}`, checkoutToken: `t${n}` }));
    await given.system.forShop(OTHER).messages.applyEvent({ eventId: "ev", messageId: "m2", kind: "processed", at: minutes(62), detail: {} });
    await disturb();
    const status = (n: number) => (n === 2 ? "unknown" : n === 7 ? "refused" : "handed-off") as "unknown" | "refused" | "handed-off";
    return all(way, (n, store) => store.messages.commitResult(of(n).claim, n === 8 ? "nothing" : `m${n}`, { ...answered, status: status(n) }, after, [row(n, "sent")]), of);
  });
  expect(answers).toEqual([true, true, false, false, true, true, true, false]);
  expect((await given.system.forShop(OTHER).messages.get("m2"))?.status).toBe("handed-off");
  const { prisma } = given.fresh.database;
  expect(await prisma.enrollment.findMany({ where: { id: "e5", shop: SHOP }, select: { stepIndex: true, dueAt: true } })).toEqual([{ stepIndex: 2, dueAt: minutes(59) }]);
});

test("withdrawn intents leave the ledger, and the journey is due later unless a fact made it due", async () => {
  const { answers } = await bothWays(async (way, of) => {
    for (const n of PEOPLE) await given.system.forShop(of(n).shop).messages.commitIntent(of(n).claim, message({ id: `m${n}`, customerId: `p${n}`, enrollmentId: `e${n}`, occasion: `o${n}` }));
    await disturb();
    return all(way, (n, store) => store.messages.withdrawIntent(of(n).claim, n === 8 ? "nothing" : `m${n}`, minutes(300), [row(n, "replanned")]), of);
  });
  expect(answers).toEqual([true, true, false, false, true, true, true, false]);
});

test("people are given back by who holds them", async () => {
  await bothWays(async (way, of) => {
    await disturb();
    return all(way, (n, store) => store.enrollments.release(of(n).claim), of);
  });
  await sleep(0);
  expect((await given.fresh.database.prisma.customer.findMany({ where: { leaseUntil: null, shop: OTHER }, select: { id: true }, orderBy: { id: "asc" } })).map((one) => one.id)).toEqual(["p2", "p6", "p8"]);
});

/** Person 1's journey is about no cart, person 6's about another's. */
function cartOf(n: number): string | null {
  return n === 1 ? null : n === 6 ? "t7" : `t${n}`;
}

test("facts, history and timelines are the same", async () => {
  const { answers } = await bothWays(async (way, of) => {
    const [first, second] = [given.system.forShop(SHOP), given.system.forShop(OTHER)];
    await first.orders.upsert(order({ id: "1", email: "p3@example.com", checkoutToken: null, cartToken: null }), null);
    await second.orders.upsert(order({ id: "2", email: null, checkoutToken: "t2", cartToken: null }), null);
    await first.checkouts.upsert(checkout({ token: "newer", email: "p5@example.com", createdAt: minutes(9) }), "p5");
    await second.customers.suppress("email", "p4@example.com", "bounced", DUE);
    await first.messages.commitIntent(of(7).claim, message({ id: "m7", customerId: "p7", enrollmentId: "e7", occasion: "o7" }));
    await first.decisions.append([row(7, "planned"), row(7, "sent")]);
    await given.fresh.database.prisma.customer.delete({ where: { shop_id: { shop: OTHER, id: "p8" } } });
    return all(way, async (n, store) => ({
      facts: await store.enrollments.facts(enrollment({ id: `e${n}`, customerId: `p${n}`, checkoutToken: cartOf(n) })),
      few: await store.enrollments.facts(enrollment({ id: `e${n}`, customerId: `p${n}`, checkoutToken: cartOf(n) }), "to-wait"),
      history: await store.messages.history(`p${n}`, minutes(0)),
      rows: await store.decisions.ofEnrollment(`p${n}`, `e${n}`),
    }), of);
  });
  expect(answers[0]?.facts?.checkout).toBeNull();
  expect(answers[1]?.facts?.orders.map((one) => one.id)).toEqual(["2"]);
  expect(answers[2]?.facts?.orders.map((one) => one.id)).toEqual(["1"]);
  expect(answers[3]?.facts?.consent.suppression).toBe("bounced");
  expect(answers[4]?.facts?.newerCheckoutToken).toBe("newer");
  expect(answers[5]?.facts).toMatchObject({ checkout: { token: "t7", email: "p7@example.com", lines: [{}] }, newerCheckoutToken: null });
  expect(answers[6]).toMatchObject({ history: [{ purpose: "marketing" }], rows: [{ kind: "planned" }, { kind: "sent" }] });
  expect([...(answers[6]?.facts?.sentSteps ?? [])]).toEqual([["remind", ["o7"]]]);
  expect(answers[7]?.facts).toBeNull();
  for (const { facts, few } of answers) expect(few).toEqual(facts && onlyWhatEnds(facts));
});
