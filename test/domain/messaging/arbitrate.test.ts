import { describe, expect, it } from "vitest";
import { arbitrate } from "../../../app/domain/messaging/arbitrate.ts";
import type { Candidate } from "../../../app/domain/messaging/candidate.ts";
import { POLICY } from "../../support/policy.ts";
import { after, anOrder, DAY, HOUR, NOON } from "../../support/samples.ts";
import { aCandidate, aPerson, marketing } from "./a-candidate.ts";

const nobody = { records: [], suppression: null, country: "US" };
const verdictFor = (change: Partial<Candidate>, policy = {}, history: readonly ReturnType<typeof marketing>[] = [], now = NOON) =>
  arbitrate(aPerson({ candidates: [aCandidate(change)], history }), { ...POLICY, ...policy }, now)[0];

describe("the ground", () => {
  it("is consent, with its evidence", () => {
    expect(verdictFor({})).toEqual({ kind: "send", basis: expect.objectContaining({ kind: "consent", source: "checkout-box" }) });
  });

  it("missing, or an address that is closed: dropped", () => {
    expect(verdictFor({ consent: nobody })).toEqual({ kind: "drop", reason: "no-legal-basis" });
    expect(verdictFor({ consent: { ...aCandidate().consent, suppression: "bounced" } })).toEqual({ kind: "drop", reason: "suppressed" });
  });

  it("can be a purchase where the merchant has switched that on", () => {
    const customer = { consent: { ...nobody, country: "GB" }, orders: [anOrder({ createdAt: after(-9 * DAY) })] };
    expect(verdictFor(customer)).toEqual({ kind: "drop", reason: "no-legal-basis" });
    expect(verdictFor(customer, { softOptIn: true })).toMatchObject({ kind: "send", basis: { kind: "soft-opt-in", at: after(-9 * DAY), evidence: { orderId: "5001" } } });
  });

  it("is each candidate's own: two carts can go to two countries", () => {
    const ticked = aCandidate().consent;
    const candidates = [aCandidate({ consent: { ...ticked, country: "DE" } }), aCandidate({ enrollmentId: "e2", consent: ticked })];
    expect(arbitrate(aPerson({ candidates }), { ...POLICY, checkoutBoxPreselected: true }, NOON).map((one) => one.kind)).toEqual(["drop", "send"]);
  });
});

describe("what stands in the way", () => {
  it("quiet hours put off to the morning of the recipient's own zone", () => {
    expect(verdictFor({ timeZone: "Asia/Tokyo" })).toEqual({ kind: "replan", until: new Date("2026-06-16T22:00:00Z"), reason: "quiet-hours" });
  });

  it("the daily cap puts off until the first mail is a day old, the weekly one until it is a week old", () => {
    expect(verdictFor({}, {}, [marketing(after(-20 * HOUR)), marketing(after(-HOUR))])).toEqual({ kind: "replan", until: after(4 * HOUR), reason: "frequency-cap" });
    const week = [6, 5, 4, 2].map((days) => marketing(after(-days * DAY)));
    expect(verdictFor({}, {}, week)).toEqual({ kind: "replan", until: after(DAY), reason: "frequency-cap" });
    expect(verdictFor({}, { frequencyCapPerWeek: 5 }, week)?.kind).toBe("send");
  });

  it("what ends at night is put off to the morning at once", () => {
    // the cap would allow it 23:00 in New York
    expect(verdictFor({}, {}, [marketing(after(-11 * HOUR)), marketing(after(-HOUR))])).toEqual({ kind: "replan", until: new Date("2026-06-17T11:00:00Z"), reason: "frequency-cap" });
  });

  it("what Shopify itself writes about the cart drops it; a message about an order is not meant", () => {
    expect(verdictFor({ shopifyWrites: true })).toEqual({ kind: "drop", reason: "shopify-has-written" });
    expect(verdictFor({ shopifyWrites: true, purpose: "transactional" })?.kind).toBe("send");
  });

  it("the complaint brake puts off all marketing, and nothing else", () => {
    expect(verdictFor({}, { braked: true })).toEqual({ kind: "replan", until: after(6 * HOUR), reason: "complaint-brake" });
    expect(verdictFor({ purpose: "transactional" }, { braked: true })?.kind).toBe("send");
  });

  it("drops what makes no sense any more by the time it would be allowed, and what has waited too long", () => {
    expect(verdictFor({ expiresAt: after(HOUR), timeZone: "Asia/Tokyo" })).toEqual({ kind: "drop", reason: "quiet-hours" });
    expect(verdictFor({ expiresAt: NOON })).toEqual({ kind: "drop", reason: "too-old" });
  });
});

describe("several at once", () => {
  it("lets the campaign with the higher priority win, whatever the order of asking", () => {
    const low = aCandidate({ enrollmentId: "e1", campaignId: "low", priority: 10 });
    const high = aCandidate({ enrollmentId: "e2", campaignId: "high", priority: 90 });
    expect(arbitrate(aPerson({ candidates: [low, high] }), POLICY, NOON).map((v) => v.kind)).toEqual(["replan", "send"]);
    expect(arbitrate(aPerson({ candidates: [high, low] }), POLICY, NOON).map((v) => v.kind)).toEqual(["send", "replan"]);
  });

  it("leaves a service message out of caps and quiet hours, and does not count it", () => {
    const service = aCandidate({ purpose: "transactional", consent: nobody, timeZone: "Asia/Tokyo", priority: 99 });
    expect(arbitrate(aPerson({ candidates: [service] }), POLICY, NOON)[0]?.kind).toBe("send");
    const history = [{ at: after(-HOUR), purpose: "transactional" as const }, { at: NOON, purpose: "transactional" as const }, marketing(after(-2 * HOUR))];
    expect(arbitrate(aPerson({ candidates: [service, aCandidate({ enrollmentId: "e2" })], history }), POLICY, NOON).map((v) => v.kind)).toEqual(["send", "send"]);
  });

  it("holds out last, so that the held-out arm is whom a mail would have reached", () => {
    expect(verdictFor({ holdout: 1 })).toEqual({ kind: "drop", reason: "held-out" });
    expect(verdictFor({ holdout: 1, consent: nobody })).toEqual({ kind: "drop", reason: "no-legal-basis" });
    expect(verdictFor({ holdout: 1, shopifyWrites: true })).toEqual({ kind: "drop", reason: "shopify-has-written" });
  });
});
