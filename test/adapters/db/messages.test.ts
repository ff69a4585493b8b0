import { beforeEach, describe, expect, test } from "vitest";
import type { DeliveryEvent } from "../../../app/use-cases/ports/rows.ts";
import type { Claim, ShopStore } from "../../../app/use-cases/ports/shop-store.ts";
import { claimAt, decisionRow, enrollment, furnish, line, message, minutes, NOON, order, checkout, SHOP, variant } from "./fixtures.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();
let store: ShopStore;
let claim: Claim;
beforeEach(async () => {
  store = await furnish(given.system);
  claim = await claimAt(given.system, minutes(60));
});

const result = (status: "handed-off" | "refused" | "unknown") => ({ status, provider: "sendgrid", providerMessageId: "pm", refusal: status === "refused" ? "bad address" : null, at: minutes(71) }) as const;
const after = { stepIndex: 2, stepEnteredAt: minutes(71), dueAt: minutes(200) };
const event = (over: Partial<DeliveryEvent> = {}): DeliveryEvent => ({ eventId: "x1", messageId: "m1", kind: "delivered", at: minutes(72), detail: {}, ...over });

describe("the outbox", () => {
  test("keeps the whole message, and the result moves the journey on", async () => {
    expect(await store.messages.commitIntent(claim, message())).toBe("committed");
    expect(await store.messages.get("m1")).toMatchObject({ ...message(), status: "intent", provider: null });
    expect(await store.messages.ofLedger("recovery", "p1", "remind", "cart-1")).toMatchObject({ id: "m1" });
    expect(await store.messages.commitResult(claim, "m1", result("handed-off"), after, [decisionRow({ id: "d2", kind: "sent" })])).toBe(true);
    expect(await store.messages.get("m1")).toMatchObject({ status: "handed-off", handedOffAt: minutes(71), providerMessageId: "pm" });
    expect((await store.enrollments.ofCheckout("t1"))[0]).toMatchObject({ stepIndex: 2, dueAt: minutes(200) });
    expect((await store.decisions.ofCheckout("t1")).map((row) => row.id)).toEqual(["d2"]);
    expect(await store.messages.commitResult(claim, "m1", result("unknown"), after, [])).toBe(false);
    expect(await store.checkouts.counted("t1")).toMatchObject({ messagesSent: 1, nextDueAt: minutes(200) });
  });

  test("a fact that came during the hand-off makes the journey due again, one step further", async () => {
    await store.messages.commitIntent(claim, message());
    await store.enrollments.hasten("p1", minutes(65));
    expect(await store.messages.commitResult(claim, "m1", result("handed-off"), after, [])).toBe(true);
    expect((await store.enrollments.ofCheckout("t1"))[0]).toMatchObject({ stepIndex: 2, dueAt: minutes(60) });
  });

  test("a journey that turned to another cart during the hand-off stays at its beginning", async () => {
    await store.messages.commitIntent(claim, message());
    await store.enrollments.retarget("e1", "t2", "cart-2", minutes(65), minutes(90));
    expect(await store.messages.commitResult(claim, "m1", result("handed-off"), after, [])).toBe(true);
    expect((await store.enrollments.openOf("p1"))[0]).toMatchObject({ stepIndex: 0, occasion: "cart-2" });
  });

  test("a withdrawn intent can be made again", async () => {
    await store.messages.commitIntent(claim, message());
    expect(await store.messages.withdrawIntent(claim, "m1", minutes(75), [decisionRow()])).toBe(true);
    expect(await store.messages.get("m1")).toBeNull();
    expect((await store.enrollments.ofCheckout("t1"))[0]).toMatchObject({ stepIndex: 0, dueAt: minutes(75) });
    expect(await store.messages.withdrawIntent(claim, "m1", minutes(75), [])).toBe(false);
    expect(await store.messages.commitIntent(claim, message({ id: "m2" }))).toBe("committed");
  });

  test("history holds what may have reached the person", async () => {
    await store.messages.commitIntent(claim, message());
    await store.messages.commitResult(claim, "m1", result("refused"), after, []);
    expect(await store.messages.history("p1", NOON)).toEqual([]);
    await store.messages.commitIntent(claim, message({ id: "m2", occasion: "x" }));
    await store.messages.commitResult(claim, "m2", result("handed-off"), after, []);
    await store.messages.commitIntent(claim, message({ id: "m3", occasion: "y", intentAt: minutes(90) }));
    expect(await store.messages.history("p1", NOON)).toEqual([{ at: minutes(71), purpose: "marketing" }, { at: minutes(90), purpose: "marketing" }]);
    expect(await store.messages.history("p1", minutes(80))).toHaveLength(1);
  });
});

describe("delivery events", () => {
  test("count once, keep the first time of their kind, in any order", async () => {
    await store.messages.commitIntent(claim, message());
    expect(await store.messages.applyEvent(event({ eventId: "late", kind: "opened", at: minutes(80) }))).toBe(true);
    expect(await store.messages.applyEvent(event({ eventId: "early", kind: "opened", at: minutes(75) }))).toBe(true);
    expect(await store.messages.applyEvent(event({ eventId: "early", kind: "opened", at: minutes(70) }))).toBe(false);
    expect(await store.messages.applyEvent(event({ messageId: "foreign" }))).toBe(false);
    expect((await store.messages.get("m1"))?.openedAt).toEqual(minutes(75));
    expect((await store.messages.events(["m1", "foreign"])).map((one) => one.eventId)).toEqual(["early", "late"]);
  });

  test("settle an unknown: spoken of means taken, dropped means refused", async () => {
    for (const id of ["m1", "m2", "m3"]) {
      await store.messages.commitIntent(claim, message({ id, occasion: id }));
      await store.messages.commitResult(claim, id, result("unknown"), after, []);
    }
    await store.messages.applyEvent(event({ messageId: "m1", kind: "processed" }));
    await store.messages.applyEvent(event({ eventId: "x2", messageId: "m2", kind: "dropped" }));
    expect(await store.messages.get("m1")).toMatchObject({ status: "handed-off", handedOffAt: minutes(72) });
    expect(await store.messages.get("m2")).toMatchObject({ status: "refused", refusal: "dropped" });
    expect(await store.messages.get("m3")).toMatchObject({ status: "unknown" });
  });

  test("that came before the result settle an unknown result at once: nobody will say it again", async () => {
    for (const id of ["m1", "m2"]) await store.messages.commitIntent(claim, message({ id, occasion: id }));
    await store.messages.applyEvent(event({ messageId: "m1", kind: "delivered" }));
    await store.messages.applyEvent(event({ eventId: "x2", messageId: "m2", kind: "dropped" }));
    for (const id of ["m1", "m2"]) await store.messages.commitResult(claim, id, result("unknown"), after, []);
    expect(await store.messages.get("m1")).toMatchObject({ status: "handed-off", handedOffAt: minutes(72) });
    expect(await store.messages.get("m2")).toMatchObject({ status: "refused", refusal: "dropped" });
  });

  test("and an unknown result that come at the same moment settle it all the same", async () => {
    for (let n = 0; n < 30; n++) {
      const id = `r${n}`;
      await store.messages.commitIntent(claim, message({ id, occasion: id }));
      await Promise.all([store.messages.applyEvent(event({ eventId: id, messageId: id, kind: "processed" })), store.messages.commitResult(claim, id, result("unknown"), after, [])]);
      expect((await store.messages.get(id))?.status).toBe("handed-off");
    }
  });

  test("that came before the result save an abandoned intent from being unknown", async () => {
    await store.messages.commitIntent(claim, message());
    await store.messages.applyEvent(event());
    await store.enrollments.release(claim);
    expect(await given.system.markAbandonedIntents(0, minutes(90))).toBe(1);
    expect(await store.messages.get("m1")).toMatchObject({ status: "handed-off", handedOffAt: minutes(72) });
    expect(await store.decisions.ofCheckout("t1")).toEqual([]);
  });
});

describe("offers", () => {
  const offer = { code: "LM-1", enrollmentId: "e1", stepId: "offer", customerId: "p1", terms: { kind: "percentage", percent: 10, validHours: 48 }, startsAt: NOON, endsAt: minutes(100) } as const;

  test("are planned once; a repeat returns the first", async () => {
    const { enrollmentId: _e, stepId: _s, customerId: _c, ...issued } = offer;
    expect(await store.offers.plan(offer)).toEqual({ ...issued, status: "planned" });
    expect(await store.offers.plan({ ...offer, code: "LM-2", endsAt: minutes(999) })).toEqual({ ...issued, status: "planned" });
    await expect(store.offers.plan({ ...offer, enrollmentId: "nowhere" })).rejects.toThrow(/not planned/);
  });

  test("go from planned to issued to redeemed, and no way back", async () => {
    await store.offers.plan(offer);
    await store.offers.markFailed("LM-1");
    await store.offers.markIssued("LM-1", "77");
    await store.offers.markFailed("LM-1");
    expect(await store.offers.get("LM-1")).toMatchObject({ status: "issued", customerId: "p1" });
    await store.offers.markRedeemed("LM-1", minutes(50));
    await store.offers.markRedeemed("LM-1", minutes(40));
    await store.offers.markIssued("LM-1", "78");
    expect(await given.fresh.database.prisma.discountCode.findFirst()).toMatchObject({ status: "redeemed", shopifyId: "77", redeemedAt: minutes(40) });
  });
});

test("the facts of a journey are all that advance looks at", async () => {
  await store.checkouts.upsert(checkout({ updatedAt: minutes(1), lines: [line(), line({ key: "l2", variantId: null })], country: "DE" }), "p1");
  await store.checkouts.upsert(checkout({ token: "t2", createdAt: minutes(30) }), "p1");
  await store.checkouts.upsert(checkout({ token: "t3", createdAt: minutes(40), email: null }), "p1");
  await store.checkouts.upsert(checkout({ token: "t0", createdAt: minutes(-30) }), "p1");
  await store.variants.save([variant(), variant({ id: "12" })]);
  await store.orders.upsert(order(), null);
  await store.customers.recordConsent("p1", { channel: "email", state: "subscribed", source: "checkout-box", at: NOON, evidence: {} });
  await store.messages.commitIntent(claim, message());
  const facts = await store.enrollments.facts(enrollment());
  expect(facts).toMatchObject({
    customer: { id: "p1", email: "ada@example.com" }, checkout: { token: "t1", country: "DE" }, checkoutStatus: "open", newerCheckoutToken: "t2", campaignOn: true,
    consent: { suppression: null, country: "DE", records: [{ state: "subscribed" }] },
  });
  expect(facts?.orders.map((one) => one.id)).toEqual(["9001"]);
  expect([...(facts?.variants.keys() ?? [])]).toEqual(["11"]);
  expect(facts?.sentSteps).toEqual(new Map([["remind", ["cart-1"]]]));
  expect(await store.enrollments.facts(enrollment({ customerId: "gone" }))).toBeNull();
  expect(await given.system.forShop(SHOP).enrollments.facts(enrollment({ checkoutToken: null }))).toMatchObject({ checkout: null, newerCheckoutToken: null });
});
