import { beforeEach, describe, expect, test } from "vitest";
import type { ShopStore } from "../../../app/use-cases/ports/shop-store.ts";
import { findOrCreateCustomers } from "../../../app/adapters/db/repositories/find-or-create-customer.ts";
import { checkout, claimAt, decisionRow, enrollment, furnish, message, minutes, NOON, order, OTHER, person, profile, SHOP } from "./fixtures.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();
let store: ShopStore;
beforeEach(async () => {
  store = await furnish(given.system);
});
const prisma = () => given.fresh.database.prisma;
const ADA = "ada@example.com";
const GUEST = "p1";

/** Shopify's customer 7, at first with another address, with a checkout and a journey of their own. */
async function customerSeven(): Promise<void> {
  await store.customers.upsert(person({ shopifyId: "7", email: "seven@example.com", firstName: "Seven" }), "p7");
  await store.checkouts.upsert(checkout({ token: "t7", cartToken: "c7", shopifyId: "507", customerShopifyId: "7", email: "seven@example.com", createdAt: minutes(-60), updatedAt: minutes(-60) }), "p7");
}
const learnsAddress = (minute = 5) => store.customers.upsert(person({ shopifyId: "7", email: ADA, at: minutes(minute) }), "x", { topic: "customers/update", webhookId: "w1" });
const correctsAddress = (minute = 9) => store.customers.upsert(person({ shopifyId: "7", email: "seven@example.com", at: minutes(minute) }), "y", { topic: "customers/update", webhookId: "w2" });

async function ownersOf(): Promise<unknown> {
  const [checkouts, orders, enrollments, messages, consents, decisions] = await Promise.all([
    prisma().checkout.findMany({ orderBy: { token: "asc" } }), prisma().order.findMany(), prisma().enrollment.findMany({ orderBy: { id: "asc" } }), prisma().message.findMany({ orderBy: { id: "asc" } }),
    prisma().consent.findMany(), prisma().decision.findMany({ orderBy: { id: "asc" } }),
  ]);
  return Object.fromEntries([
    ...checkouts.map((one) => [one.token, one.customerId]), ...orders.map((one) => [one.id, one.customerId]), ...enrollments.map((one) => [one.id, `${one.customerId} ${one.status}`]),
    ...messages.map((one) => [one.id, one.customerId]), ...consents.map((one) => [`consent ${one.state}`, one.customerId]), ...decisions.map((one) => [one.id, one.customerId]),
  ]);
}

async function guestHasHistory(): Promise<void> {
  const claim = await claimAt(given.system, minutes(60));
  await store.messages.commitIntent(claim, message());
  await store.messages.commitResult(claim, "m1", { status: "handed-off", provider: "x", providerMessageId: null, refusal: null, at: minutes(70) }, { stepIndex: 2, stepEnteredAt: minutes(70), dueAt: minutes(80) }, [decisionRow()]);
  await store.enrollments.release(claim);
  await store.orders.upsert(order(), GUEST);
  await store.customers.recordConsent(GUEST, { channel: "email", state: "subscribed", source: "checkout-box", at: NOON, evidence: { checkoutToken: "t1" } });
}

describe("a guest's address turns out to be a Shopify customer's", () => {
  test("all that the guest left goes to the customer, with the evidence", async () => {
    await customerSeven();
    await guestHasHistory();
    const seven = await learnsAddress();
    expect(seven).toMatchObject({ id: "p7", shopifyId: "7", email: ADA });
    expect(await ownersOf()).toEqual({ t1: "p7", t7: "p7", "9001": "p7", e1: "p7 open", m1: "p7", "consent subscribed": "p7", d1: "p7" });
    expect(await prisma().customer.findFirst({ where: { id: GUEST } })).toMatchObject({ email: null, firstName: null, joinedInto: "p7" });
    expect(await prisma().identityMove.findMany()).toMatchObject([{ key: `email:${ADA}`, fromCustomerId: GUEST, customerId: "p7", rule: "customers-address", source: { webhookId: "w1" } }]);
    expect((await store.customers.upsert(person({ at: minutes(6) }), "z")).id).toBe("p7");
  });

  test("a correction undoes it: the guest is back, with what was left under their address", async () => {
    await customerSeven();
    await guestHasHistory();
    await learnsAddress();
    const seven = await correctsAddress();
    expect(seven).toMatchObject({ id: "p7", email: "seven@example.com" });
    expect(await ownersOf()).toEqual({ t1: GUEST, t7: "p7", "9001": GUEST, e1: `${GUEST} open`, m1: GUEST, "consent subscribed": GUEST, d1: GUEST });
    expect(await store.customers.get(GUEST)).toMatchObject({ email: ADA, firstName: "Ada" });
    expect((await prisma().customer.findFirst({ where: { id: GUEST } }))?.joinedInto).toBeNull();
  });

  test("a guest row that a customer took over parts from it as well", async () => {
    await guestHasHistory();
    expect((await learnsAddress()).id).toBe(GUEST);
    await correctsAddress();
    const guest = await store.customers.upsert(person({ at: minutes(10) }), "z");
    expect(guest.id).not.toBe(GUEST);
    expect(await ownersOf()).toEqual({ t1: guest.id, "9001": guest.id, e1: `${guest.id} open`, m1: guest.id, "consent subscribed": guest.id, d1: guest.id });
    expect(await store.customers.byShopifyId("7")).toMatchObject({ id: GUEST, email: "seven@example.com" });
  });

  test("said late, the older word changes nothing", async () => {
    await customerSeven();
    await correctsAddress(9);
    await learnsAddress(5);
    expect((await store.customers.get(GUEST))?.email).toBe(ADA);
    expect(await ownersOf()).toMatchObject({ t1: GUEST, t7: "p7" });
  });
});

describe("the ledger", () => {
  test("a mail that went to either for the same cart counts as sent to the person", async () => {
    await customerSeven();
    await guestHasHistory();
    await learnsAddress();
    expect(await store.messages.ofLedger("recovery", "p7", "remind", "cart-1")).toMatchObject({ id: "m1" });
    const claim = await claimAt(given.system, minutes(90));
    expect(await store.messages.commitIntent(claim, message({ id: "m2", customerId: "p7" }))).toBe("duplicate");
  });

  test("a mail that went to both is there twice, and counts once", async () => {
    await customerSeven();
    await guestHasHistory();
    await store.enrollments.open(enrollment({ id: "e7", customerId: "p7", checkoutToken: "t7" }), minutes(60));
    const seven = (await given.system.claimDue(minutes(61), "w", 60_000, 9)).find((one) => one.customerId === "p7")!;
    const claim = { customerId: "p7", fence: seven.fence, revisions: new Map([["e7", 0]]) };
    expect(await store.messages.commitIntent(claim, message({ id: "m7", customerId: "p7", enrollmentId: "e7", checkoutToken: "t7" }))).toBe("committed");
    await store.enrollments.release(claim);
    await learnsAddress();
    expect(await prisma().message.findMany({ select: { id: true, customerId: true, occasion: true }, orderBy: { id: "asc" } })).toEqual([
      { id: "m1", customerId: "p7", occasion: "cart-1#m1" }, { id: "m7", customerId: "p7", occasion: "cart-1" },
    ]);
    // one journey goes on: the one about the checkout that began last had this very cart before, so its occasion is its own now
    expect((await prisma().enrollment.findMany({ orderBy: { id: "asc" } })).map((one) => [one.id, one.status, one.exitReason, one.customerId])).toEqual([["e1", "open", null, "p7"], ["e7", "exited", "joined", "p7"]]);
    await correctsAddress();
    expect(await store.messages.ofLedger("recovery", GUEST, "remind", "cart-1")).toMatchObject({ id: "m1" });
    expect(await store.messages.ofLedger("recovery", "p7", "remind", "cart-1")).toMatchObject({ id: "m7" });
  });

  test("a hand-off under way is answered for the person it belongs to by then, and nobody decides for them meanwhile", async () => {
    await customerSeven();
    await store.enrollments.open(enrollment({ id: "e7", customerId: "p7", checkoutToken: "t7", occasion: "cart-7" }), minutes(60));
    const claim = await claimAt(given.system, minutes(60));
    const people = claim.customerId === GUEST ? claim : (await given.system.claimDue(minutes(60), "w", 60_000, 9)).map((one) => ({ customerId: one.customerId, fence: one.fence, revisions: new Map([["e1", 0]]) }))[0]!;
    await prisma().customer.updateMany({ where: { id: "p7" }, data: { leaseUntil: null } });
    expect(await store.messages.commitIntent(people, message())).toBe("committed");
    await learnsAddress();
    expect((await given.system.claimDue(minutes(90), "other", 60_000, 9)).map((one) => one.customerId)).not.toContain("p7");
    const done = { status: "handed-off", provider: "x", providerMessageId: "1", refusal: null, at: minutes(70) } as const;
    expect(await store.messages.commitResult(people, "m1", done, { stepIndex: 2, stepEnteredAt: minutes(70), dueAt: minutes(80) }, [])).toBe(true);
    expect(await store.messages.get("m1")).toMatchObject({ status: "handed-off", customerId: "p7" });
  });
});

describe("Shopify merges customers", () => {
  const merge = (from: string, to: string, minute: number) => store.customers.join(`shopify:${from}`, { to: `shopify:${to}`, at: minutes(minute).toISOString(), rule: "merged-customers" }, `new-${to}`, { topic: "customers/merge", webhookId: `m${minute}` });

  test("the one that is kept has everything; the opposite merge gives it to the other", async () => {
    await customerSeven();
    await learnsAddress();
    await store.customers.upsert(person({ shopifyId: "8", email: "eight@example.com" }), "p8");
    await merge("7", "8", 20);
    expect(await ownersOf()).toMatchObject({ t1: "p8", t7: "p8", e1: "p8 open" });
    expect(await store.customers.get("p8")).toMatchObject({ shopifyId: "8", email: "eight@example.com" });
    await merge("8", "7", 30);
    expect(await ownersOf()).toMatchObject({ t1: "p7", t7: "p7", e1: "p7 open" });
    expect(await store.customers.get("p7")).toMatchObject({ shopifyId: "7", email: ADA });
  });

  test("is known before either customer is", async () => {
    await merge("21", "22", 5);
    const late = await store.customers.upsert(person({ shopifyId: "21", email: "old@example.com" }), "p21");
    const kept = await store.customers.upsert(person({ shopifyId: "22", email: "new@example.com" }), "p22");
    expect([late.id === kept.id, kept.shopifyId, kept.email]).toEqual([true, "22", "new@example.com"]);
    expect((await store.customers.upsert(person({ email: "old@example.com" }), "g")).id).toBe(kept.id);
  });
});

test("names of another shop are another shop's", async () => {
  await furnish(given.system, OTHER);
  await customerSeven();
  await learnsAddress();
  expect(await given.system.forShop(OTHER).customers.get("p1")).toMatchObject({ email: ADA });
  expect(await prisma().identity.findMany({ where: { shop: OTHER } })).toMatchObject([{ key: `email:${ADA}`, customerId: "p1" }]);
});

test("many at once are the same people as one after the other", async () => {
  const people = Array.from({ length: 90 }, (_, n) => ({ facts: person({ shopifyId: n % 3 === 0 ? `${n % 50}` : null, email: `x${n % 40}@example.com`, phone: n % 7 === 0 ? "+1555" : null, at: minutes(n % 11) }), newId: `n${n}` }));
  const started = performance.now();
  const together = await findOrCreateCustomers(given.fresh.database, SHOP, people);
  const took = performance.now() - started;
  await given.system.install(profile(OTHER), NOON);
  for (const { facts, newId } of people) await given.system.forShop(OTHER).customers.upsert(facts, newId);
  const persons = async (shop: string) => {
    const names = await prisma().identity.findMany({ where: { shop, key: { not: `email:${ADA}` } }, orderBy: { key: "asc" } });
    return names.map((one) => [one.key, names.filter((other) => other.customerId === one.customerId).map((other) => other.key)]);
  };
  expect(await persons(SHOP)).toEqual(await persons(OTHER));
  expect(together).toHaveLength(90);
  expect(took).toBeLessThan(5_000);
});
