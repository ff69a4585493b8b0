import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { createDatabase } from "../../../app/adapters/db/database.ts";
import { createSystemStore } from "../../../app/adapters/db/system-store.ts";
import { TEST_ADDRESS_KEY } from "../../support/database.ts";
import { claimAt, claimOf, decisionRow, enrollment, furnish, message, minutes, NOON, OTHER, person, SHOP } from "./fixtures.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();
const DUE = minutes(60);
const position = { stepIndex: 1, stepEnteredAt: DUE };
const result = { status: "handed-off", provider: "smtp", providerMessageId: "p-1", refusal: null, at: minutes(61) } as const;
const after = { stepIndex: 2, stepEnteredAt: minutes(61), dueAt: minutes(120) };

async function stored(id = "e1") {
  return given.fresh.database.prisma.enrollment.findUniqueOrThrow({ where: { shop_id: { shop: SHOP, id } } });
}

async function lease() {
  return given.fresh.database.prisma.customer.findUniqueOrThrow({ where: { shop_id: { shop: SHOP, id: "p1" } }, select: { leaseUntil: true, leaseOwner: true, claimFailures: true } });
}

describe("a claim", () => {
  test("takes a person with all that is due, once, until the lease ends or is given back", async () => {
    const store = await furnish(given.system);
    expect(await given.system.claimDue(minutes(59), "w", 60_000, 10)).toEqual([]);
    const [first] = await given.system.claimDue(DUE, "w", 60_000, 10);
    expect(first).toEqual({ shop: SHOP, customerId: "p1", fence: 1n, failures: 0, enrollments: [{ ...enrollment(), revision: 0 }] });
    expect(await given.system.claimDue(DUE, "v", 60_000, 10)).toEqual([]);
    await store.enrollments.release(claimOf(first!));
    const [second] = await given.system.claimDue(DUE, "v", 1, 10);
    expect(second?.fence).toBe(2n);
    await sleep(20);
    expect((await given.system.claimDue(DUE, "w", 60_000, 10))[0]?.fence).toBe(3n);
  });

  test("decides nothing any more for whom an import finds unsubscribed", async () => {
    const store = await furnish(given.system);
    const [first] = await given.system.claimDue(DUE, "w", 60_000, 10);
    const at = minutes(-600);
    await store.history.consents([{ customerId: "p1", address: "ada@example.com", identity: null, record: { channel: "email", state: "unsubscribed", source: "shopify-customer", at, evidence: {} } }]);
    expect(await stored()).toMatchObject({ revision: 1, dueAt: at });
    expect(await store.messages.commitIntent(claimOf(first!), message())).toBe("lost");
  });

  test("decides nothing any more in a campaign that is off", async () => {
    const store = await furnish(given.system);
    const [first] = await given.system.claimDue(DUE, "w", 60_000, 10);
    await store.campaigns.switchTo("recovery", false, DUE);
    expect(await store.messages.commitIntent(claimOf(first!), message())).toBe("lost");
    await store.campaigns.switchTo("recovery", true, DUE);
    expect(await store.messages.commitIntent(claimOf(first!), message())).toBe("committed");
  });

  test("is not given for a shop that left", async () => {
    await furnish(given.system);
    await given.fresh.database.prisma.shop.update({ where: { shop: SHOP }, data: { uninstalledAt: NOON } });
    expect(await given.system.claimDue(DUE, "w", 60_000, 10)).toEqual([]);
  });

  test("that ends without being given back counts; from the second such on, people come alone, after a pause, until one is given back", async () => {
    const store = await furnish(given.system);
    for (let n = 2; n <= 4; n++) {
      await store.customers.upsert(person({ email: `p${n}@example.com` }), `p${n}`);
      await store.enrollments.open(enrollment({ id: `e${n}`, customerId: `p${n}`, occasion: `o${n}` }), DUE);
    }
    const claimAll = async () => (await given.system.claimDue(DUE, "w", 60_000, 10)).map((one) => `${one.customerId} ${one.failures}`).sort();
    const leasesEnd = (minutesAgo: number) =>
      given.fresh.database.prisma.customer.updateMany({ where: { leaseUntil: { not: null } }, data: { leaseUntil: new Date(Date.now() - minutesAgo * 60_000) } });
    expect(await claimAll()).toEqual(["p1 0", "p2 0", "p3 0", "p4 0"]);
    await leasesEnd(0.01);
    expect(await claimAll()).toEqual(["p1 1", "p2 1", "p3 1", "p4 1"]);
    await leasesEnd(0.5);
    expect(await claimAll()).toEqual([]);
    await leasesEnd(1.1);
    const alone = await given.system.claimDue(DUE, "w", 60_000, 10);
    expect(alone.map((one) => one.failures)).toEqual([2]);
    await store.enrollments.release(claimOf(alone[0]!));
    // given back: nobody's failure any more, and among the usual ones again; beside them one of the doubtful
    const again = await claimAll();
    expect(again).toHaveLength(2);
    expect(again).toContain(`${alone[0]!.customerId} 0`);
    expect(again.some((one) => one.endsWith(" 2"))).toBe(true);
  });

  test("can be renewed as long as nobody has taken the person over, also after its end", async () => {
    const store = await furnish(given.system);
    const claim = await claimAt(given.system, DUE, 1);
    await sleep(20);
    await store.enrollments.renew([claim], 60_000);
    expect(await given.system.claimDue(DUE, "v", 60_000, 10)).toEqual([]);
    expect(await store.enrollments.wait(claim, "e1", position, DUE, [])).toBe(true);
    await store.enrollments.renew([claim], 1);
    await sleep(20);
    const taken = await claimAt(given.system, DUE, 1);
    await sleep(20);
    await store.enrollments.renew([claim], 60_000);
    expect(await store.enrollments.wait(claim, "e1", position, minutes(90), [])).toBe(false);
    await store.enrollments.release(taken);
    await store.enrollments.renew([taken], 60_000);
    expect(await given.system.claimDue(DUE, "v", 60_000, 10)).toHaveLength(1);
  });

  test("many workers on their own connections take everybody exactly once", async () => {
    const store = await furnish(given.system);
    for (let n = 2; n <= 60; n++) {
      await store.customers.upsert(person({ email: `p${n}@example.com` }), `p${n}`);
      await store.enrollments.open(enrollment({ id: `e${n}`, customerId: `p${n}`, occasion: `o${n}` }), DUE);
    }
    const others = [1, 2].map(() => createDatabase(given.fresh.url));
    const systems = others.map((database) => createSystemStore(database, { ids: { next: () => "" }, addressKey: TEST_ADDRESS_KEY }));
    const taken: string[] = [];
    await Promise.all(systems.map(async (system, n) => {
      for (let empty = 0; empty < 3; ) {
        const people = await system.claimDue(DUE, `w${n}`, 60_000, 4);
        taken.push(...people.map((one) => one.customerId));
        empty = people.length === 0 ? empty + 1 : 0;
      }
    }));
    await Promise.all(others.map((one) => one.close()));
    expect(taken).toHaveLength(60);
    expect(new Set(taken).size).toBe(60);
  });
});

describe("a lost hold", () => {
  const ways = {
    "taken over by another worker": async () => {
      const claim = await claimAt(given.system, DUE, 1);
      await sleep(20);
      await claimAt(given.system, DUE);
      return claim;
    },
    "lease over, taken by nobody": async () => {
      const claim = await claimAt(given.system, DUE, 1);
      await sleep(20);
      return claim;
    },
    "given back": async () => {
      const claim = await claimAt(given.system, DUE);
      await given.system.forShop(SHOP).enrollments.release(claim);
      return claim;
    },
  };
  for (const [way, lose] of Object.entries(ways)) {
    test(`${way}: can commit nothing`, async () => {
      const { enrollments, messages, decisions } = await furnish(given.system);
      const claim = await lose();
      const before = await stored();
      expect(await enrollments.wait(claim, "e1", position, minutes(90), [decisionRow()])).toBe(false);
      expect(await enrollments.exit(claim, "e1", "ordered", DUE, [decisionRow()])).toBe(false);
      expect(await messages.commitIntent(claim, message())).toBe("lost");
      expect(await messages.commitResult(claim, "m1", result, after, [decisionRow()])).toBe(false);
      expect(await messages.withdrawIntent(claim, "m1", minutes(90), [decisionRow()])).toBe(false);
      expect(await stored()).toEqual(before);
      expect(await messages.get("m1")).toBeNull();
      expect(await decisions.ofCheckout("t1")).toEqual([]);
    });
  }

  test("between intent and result leaves the intent, which becomes unknown and is not sent again", async () => {
    const { enrollments, messages, decisions } = await furnish(given.system);
    const lost = await claimAt(given.system, DUE, 200);
    expect(await messages.commitIntent(lost, message())).toBe("committed");
    expect(await given.system.markAbandonedIntents(0, minutes(90))).toBe(0);
    await sleep(250);
    expect(await given.system.markAbandonedIntents(60_000, minutes(90))).toBe(0);
    const next = await claimAt(given.system, DUE);
    expect(await messages.commitResult(lost, "m1", result, after, [])).toBe(false);
    expect(await messages.commitIntent(next, message({ id: "m2" }))).toBe("duplicate");
    expect(await given.system.markAbandonedIntents(60_000, minutes(90))).toBe(1);
    expect((await messages.get("m1"))?.status).toBe("unknown");
    expect(await decisions.ofCheckout("t1")).toMatchObject([{ kind: "unknown", reason: "unknown-outcome", messageId: "m1", enrollmentId: "e1", campaignId: "recovery", stepId: "remind", customerId: "p1", at: minutes(90) }]);
    expect(await given.system.markAbandonedIntents(60_000, minutes(95))).toBe(0);
    expect(await decisions.ofCheckout("t1")).toHaveLength(1);
    await enrollments.release(next);
  });
});

describe("a commit under a hold", () => {
  test("moves the journey and writes its decisions together", async () => {
    const { enrollments, decisions } = await furnish(given.system);
    const claim = await claimAt(given.system, DUE);
    expect(await enrollments.wait(claim, "e1", position, minutes(90), [decisionRow({ until: minutes(90) })])).toBe(true);
    expect(await stored()).toMatchObject({ stepIndex: 1, dueAt: minutes(90), status: "open" });
    expect(await decisions.ofEnrollment("p1", "e1")).toEqual([decisionRow({ until: minutes(90) })]);
    expect(await enrollments.exit(claim, "e1", "completed", minutes(91), [])).toBe(true);
    expect(await stored()).toMatchObject({ status: "done", exitReason: "completed", dueAt: null, endedAt: minutes(91) });
    expect(await enrollments.wait(claim, "e1", position, minutes(95), [])).toBe(false);
  });

  test("that ends the claim gives the person back with it, also when a fact overtook it, but nobody whom another holds", async () => {
    const { enrollments } = await furnish(given.system);
    const claim = await claimAt(given.system, DUE);
    expect(await enrollments.wait(claim, "e1", position, minutes(90), [decisionRow()], true)).toBe(true);
    expect(await lease()).toEqual({ leaseUntil: null, leaseOwner: null, claimFailures: 0 });
    const next = await claimAt(given.system, minutes(90));
    expect(await enrollments.exit(claim, "e1", "ordered", minutes(91), [], true)).toBe(false);
    expect((await lease()).leaseUntil).not.toBeNull();
    await enrollments.hasten("p1", minutes(92));
    expect(await enrollments.exit(next, "e1", "ordered", minutes(93), [], true)).toBe(true);
    expect(await lease()).toMatchObject({ leaseUntil: null });
    expect(await stored()).toMatchObject({ status: "open", stepIndex: 1, dueAt: minutes(90) });
  });

  test("of a decision that a fact overtook leaves the person due, undecided", async () => {
    const { enrollments, messages } = await furnish(given.system);
    const claim = await claimAt(given.system, DUE);
    await enrollments.hasten("p1", minutes(61));
    expect(await enrollments.wait(claim, "e1", position, minutes(900), [])).toBe(true);
    expect(await enrollments.exit(claim, "e1", "cart-empty", DUE, [])).toBe(true);
    expect(await messages.commitIntent(claim, message())).toBe("lost");
    expect(await stored()).toMatchObject({ status: "open", stepIndex: 0, dueAt: DUE, revision: 1 });
    await enrollments.release(claim);
    expect(await given.system.claimDue(minutes(61), "w", 60_000, 10)).toHaveLength(1);
  });

  test("two workers that find the same message commit it once", async () => {
    const { messages } = await furnish(given.system);
    const claim = await claimAt(given.system, DUE);
    const outcomes = await Promise.all(["m1", "m2", "m3"].map((id) => messages.commitIntent(claim, message({ id }))));
    expect(outcomes.sort()).toEqual(["committed", "duplicate", "duplicate"]);
  });
});

describe("an enrollment", () => {
  test("is one open per person and campaign, and one for ever per occasion", async () => {
    const { enrollments } = await furnish(given.system);
    expect(await enrollments.open(enrollment({ id: "e2", occasion: "cart-2" }), DUE)).toBeNull();
    const claim = await claimAt(given.system, DUE);
    await enrollments.exit(claim, "e1", "ordered", DUE, []);
    expect(await enrollments.open(enrollment({ id: "e2" }), DUE)).toBeNull();
    expect(await enrollments.open(enrollment({ id: "e2", occasion: "cart-2" }), DUE)).toMatchObject({ id: "e2" });
    expect((await enrollments.openOf("p1")).map((one) => one.id)).toEqual(["e2"]);
    expect((await enrollments.ofCheckout("t1")).map((one) => [one.id, one.exitReason])).toEqual([["e1", "ordered"], ["e2", null]]);
  });

  test("is opened once by twenty at a time", async () => {
    const { enrollments, customers } = await furnish(given.system);
    await customers.upsert(person({ email: "b@example.com" }), "p2");
    const opened = await Promise.all(Array.from({ length: 20 }, (_, n) => enrollments.open(enrollment({ id: `x${n}`, customerId: "p2", occasion: `o${n}` }), DUE)));
    expect(opened.filter(Boolean)).toHaveLength(1);
  });

  test("that ends with several decisions tells them in their order, and one that is there already stays as it was", async () => {
    const { decisions, enrollments } = await furnish(given.system);
    const claim = await claimAt(given.system, DUE);
    await decisions.append([decisionRow({ id: "said", kind: "withheld", at: minutes(-1) })]);
    const rows = [decisionRow({ id: "z", kind: "withheld", detail: { why: "a\u0000b" } }), decisionRow({ id: "said", kind: "sent" }), decisionRow({ id: "b", kind: "exited" }), decisionRow({ id: "a", kind: "done" })];
    expect(await enrollments.exit(claim, "e1", "ordered", DUE, rows)).toBe(true);
    expect((await decisions.ofEnrollment("p1", "e1")).map((row) => [row.id, row.kind, row.detail])).toEqual([["said", "withheld", {}], ["z", "withheld", { why: "ab" }], ["b", "exited", {}], ["a", "done", {}]]);
  });

  test("turns to another checkout and waits anew, unless that cart had its journey", async () => {
    const { enrollments } = await furnish(given.system);
    expect(await enrollments.retarget("e1", "t2", "cart-2", minutes(5), minutes(80))).toBe(true);
    expect(await stored()).toMatchObject({ checkoutToken: "t2", occasion: "cart-2", stepIndex: 0, dueAt: minutes(80), revision: 1 });
    const claim = await claimAt(given.system, minutes(80));
    await enrollments.exit(claim, "e1", "ordered", DUE, []);
    await enrollments.open(enrollment({ id: "e2", occasion: "cart-3" }), DUE);
    expect(await enrollments.retarget("e2", "t2", "cart-2", minutes(5), minutes(80))).toBe(false);
    expect(await enrollments.retarget("e1", "t2", "cart-9", minutes(5), minutes(80))).toBe(false);
  });

  test("ends with its shop, and is not revived when the shop comes back", async () => {
    const store = await furnish(given.system);
    await furnish(given.system, OTHER);
    await given.fresh.database.prisma.session.create({ data: { id: `offline_${SHOP}`, shop: SHOP, state: "", accessToken: "x" } });
    await given.system.uninstall(SHOP, minutes(-1));
    expect(await given.system.installedShops()).toEqual([SHOP, OTHER]);
    await given.system.uninstall(SHOP, minutes(10));
    expect(await given.system.installedShops()).toEqual([OTHER]);
    expect(await stored()).toMatchObject({ status: "exited", exitReason: "uninstalled", endedAt: minutes(10), dueAt: null });
    expect(await given.fresh.database.prisma.session.count()).toBe(0);
    expect(await store.enrollments.open(enrollment({ id: "e2", occasion: "o2" }), DUE)).toBeNull();
    await given.system.install({ ...(await store.settings.profile())!, name: "Back" }, minutes(20));
    await given.system.uninstall(SHOP, minutes(10));
    expect(await store.settings.profile()).toMatchObject({ name: "Back", installed: true });
    expect((await given.system.claimDue(minutes(999), "w", 60_000, 10)).map((one) => one.shop)).toEqual([OTHER]);
    expect(await store.enrollments.openOf("p1")).toEqual([]);
  });
});
