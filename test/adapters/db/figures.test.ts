import { beforeEach, describe, expect, test } from "vitest";
import type { ShopStore } from "../../../app/use-cases/ports/shop-store.ts";
import { checkout, claimAt, furnish, message, minutes, NOON, order, OTHER, person } from "./fixtures.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();
let store: ShopStore;
beforeEach(async () => {
  store = await furnish(given.system);
  const claim = await claimAt(given.system, minutes(60));
  await store.messages.commitIntent(claim, message({ discountCode: "LM-1" }));
  await store.messages.commitResult(claim, "m1", { status: "handed-off", provider: "smtp", providerMessageId: null, refusal: null, at: minutes(70) }, { stepIndex: 2, stepEnteredAt: NOON, dueAt: minutes(200) }, []);
  for (const [kind, at] of [["delivered", 71], ["opened", 72], ["clicked", 73]] as const) await store.messages.applyEvent({ eventId: kind, messageId: "m1", kind, at: minutes(at), detail: kind === "clicked" ? { link: "recovery" } : {} });
});

const credit = { messageId: "m1", campaignId: "recovery", evidence: "click", touchedAt: minutes(73) } as const;
const day = { from: new Date("2026-06-01T00:00:00Z"), to: new Date("2026-06-02T00:00:00Z") };

describe("attribution", () => {
  test("knows the touches of a person", async () => {
    expect(await store.attributions.touches("p1", NOON)).toEqual([
      { messageId: "m1", campaignId: "recovery", at: minutes(73), kind: "recovery-link", discountCode: null },
      { messageId: "m1", campaignId: "recovery", at: minutes(70), kind: "discount-code", discountCode: "LM-1" },
    ]);
    expect(await store.attributions.touches("p1", minutes(80))).toEqual([]);
  });

  test("credits an order once; later calls carry refunds and cancellation, never old news", async () => {
    const amount = async () => Number((await given.fresh.database.prisma.attribution.findFirstOrThrow()).amountMinor);
    await store.orders.upsert(order(), "p1");
    expect(await store.attributions.credit(order(), "p1", credit)).toBe("credited");
    const refunded = order({ total: { minor: 4000, currency: "USD" }, updatedAt: minutes(300) });
    await store.orders.upsert(refunded, "p1");
    expect(await store.attributions.credit(refunded, "p1", { ...credit, evidence: "discount-code" })).toBe("updated");
    expect(await amount()).toBe(4000);
    await store.attributions.updateAmount(order());
    expect(await amount()).toBe(4000);
    const cancelled = { ...refunded, cancelledAt: minutes(400), updatedAt: minutes(400) };
    await store.orders.upsert(cancelled, "p1");
    await store.attributions.updateAmount(cancelled);
    expect(await amount()).toBe(0);
    expect((await given.fresh.database.prisma.attribution.findFirstOrThrow()).evidence).toBe("click");
  });
});

describe("figures", () => {
  async function sell(id: string, at: Date, over: Parameters<typeof order>[0] = {}): Promise<void> {
    const sold = order({ id, createdAt: at, ...over });
    await store.orders.upsert(sold, "p1");
    await store.attributions.credit(sold, "p1", credit);
  }

  test("do not count as sent what the provider accepted and then dropped", async () => {
    const dropped = { eventId: "dropped", messageId: "m2", kind: "dropped", at: minutes(80), detail: {} } as const;
    const accepted = { eventId: "processed", messageId: "m2", kind: "processed", at: minutes(79), detail: {} } as const;
    const sent = async () => (await store.figures.totals(day.from, day.to)).sent;
    // in any order: the provider's word may be here before the answer of the hand-off is written down
    for (const order of [["answer", accepted, dropped], [dropped, "answer", accepted], [accepted, dropped, "answer"]] as const) {
      await given.fresh.database.prisma.message.deleteMany({ where: { id: "m2" } });
      await given.fresh.database.prisma.deliveryEvent.deleteMany({ where: { messageId: "m2" } });
      await given.fresh.database.prisma.enrollment.updateMany({ data: { dueAt: minutes(0) } });
      await given.fresh.database.prisma.customer.updateMany({ data: { leaseUntil: null, leaseOwner: null } });
      const claim = await claimAt(given.system, minutes(60));
      expect(await store.messages.commitIntent(claim, message({ id: "m2", stepId: "later" }))).toBe("committed");
      for (const one of order) {
        if (one === "answer") await store.messages.commitResult(claim, "m2", { status: "handed-off", provider: "sendgrid", providerMessageId: null, refusal: null, at: minutes(78) }, { stepIndex: 2, stepEnteredAt: NOON, dueAt: minutes(200) }, []);
        else await store.messages.applyEvent(one);
      }
      expect(await store.messages.get("m2")).toMatchObject({ status: "refused", refusal: "dropped" });
      expect(await sent()).toBe(1);
    }
    // a provider that delivers it after all has sent it
    await store.messages.applyEvent({ ...dropped, eventId: "after-all", kind: "delivered" });
    expect(await sent()).toBe(2);
  });

  test("of a period: mails, recoveries, abandoned checkouts", async () => {
    await sell("1", minutes(100));
    await sell("2", minutes(101), { test: true });
    await sell("3", minutes(102), { cancelledAt: minutes(103) });
    await sell("4", new Date("2026-06-02T00:00:00Z"));
    await store.checkouts.upsert(checkout({ token: "left", createdAt: minutes(5), updatedAt: minutes(6) }), null);
    await store.checkouts.upsert(checkout({ token: "busy", createdAt: minutes(5), updatedAt: new Date("2026-06-01T23:55:00Z") }), null);
    await store.checkouts.upsert(checkout({ token: "bought", createdAt: minutes(5) }), null);
    await store.checkouts.setStatus("bought", "purchased", minutes(8));
    const expected = { abandoned: 2, recovered: 1, recoveredMinor: 9900, sent: 1, delivered: 1, opened: 1, clicked: 1 };
    expect(await store.figures.totals(day.from, day.to)).toEqual(expected);
    expect(await store.figures.byCampaign(day.from, day.to)).toEqual([{ ...expected, abandoned: 1, campaignId: "recovery" }]);
    expect(await store.figures.bySteps("recovery")).toEqual([{ stepId: "remind", sent: 1, opened: 1, clicked: 1, orders: 2, minor: 19800 }]);
    expect(await store.figures.totals(minutes(-99999), minutes(-99998))).toEqual({ abandoned: 0, recovered: 0, recoveredMinor: 0, sent: 0, delivered: 0, opened: 0, clicked: 0 });
    expect(await store.figures.hasAny()).toEqual({ checkouts: true, messages: true, orders: true });
  });

  test("by day are local days, every one of them, through a change of the clocks", async () => {
    // New York leaves summer time on 1 November 2026 at 06:00 UTC
    await sell("1", new Date("2026-11-01T03:59:00Z"));
    await sell("2", new Date("2026-11-01T04:00:00Z"));
    await sell("3", new Date("2026-11-02T04:59:00Z"));
    await sell("4", new Date("2026-11-02T05:00:00Z"));
    const byDay = await store.figures.recoveredByDay(new Date("2026-10-31T04:00:00Z"), new Date("2026-11-04T05:00:00Z"), "America/New_York");
    expect(byDay).toEqual([
      { day: "2026-10-31", minor: 9900, orders: 1 },
      { day: "2026-11-01", minor: 19800, orders: 2 },
      { day: "2026-11-02", minor: 9900, orders: 1 },
      { day: "2026-11-03", minor: 0, orders: 0 },
    ]);
    expect((await store.figures.recoveredByDay(new Date("2026-11-01T00:00:00Z"), new Date("2026-11-02T00:00:00Z"), "Asia/Tokyo")).map((one) => [one.day, one.orders])).toEqual([["2026-11-01", 2], ["2026-11-02", 0]]);
  });

  test("of another shop are empty", async () => {
    await sell("1", minutes(100));
    const { figures } = given.system.forShop(OTHER);
    expect(await figures.hasAny()).toEqual({ checkouts: false, messages: false, orders: false });
    expect(await figures.byCampaign(day.from, day.to)).toEqual([]);
    expect((await figures.recoveredByDay(day.from, day.to, "UTC")).map((one) => one.orders)).toEqual([0]);
  });
});

test("exposure is written once; the first arm stands", async () => {
  await store.customers.upsert(person({ email: "b@example.com" }), "p2");
  await store.exposures.record("recovery", "p2", "held-out", NOON);
  await store.exposures.record("recovery", "p2", "treated", minutes(1));
  await store.exposures.record("nowhere", "p2", "treated", minutes(1));
  expect(await given.fresh.database.prisma.exposure.findMany()).toMatchObject([{ customerId: "p2", arm: "held-out", at: NOON }]);
});
