import { describe, expect, it } from "vitest";
import { candidateOf, purposeOf } from "../../../app/domain/messaging/candidate-of.ts";
import { messageExpiry } from "../../../app/domain/messaging/expiry.ts";
import type { MessageEffect } from "../../../app/domain/journeys/decision.ts";
import { aCheckout, after, anEnrollment, anOrder, DAY, HOUR, journeyFacts, NOON } from "../../support/samples.ts";

const effect: MessageEffect = { kind: "send-message", stepId: "m", templateId: "t", offer: null, offerStepId: null, purpose: "marketing" };
const wish = { campaign: { id: "c", priority: 50 }, holdout: 0, enrollment: anEnrollment(), effect, facts: journeyFacts(), wantedAt: NOON, offerEndsAt: null };

describe("a message stops making sense", () => {
  it("about a checkout: a week after the shopper left, or two days after a journey that plans later wanted it", () => {
    expect(messageExpiry({ subject: "checkout", factAt: NOON, wantedAt: after(HOUR), offerEndsAt: null })).toEqual(after(7 * DAY));
    expect(messageExpiry({ subject: "checkout", factAt: NOON, wantedAt: after(20 * DAY), offerEndsAt: null })).toEqual(after(22 * DAY));
  });

  it("about an order: 30 days after it; about a person alone: a week after it was wanted", () => {
    expect(messageExpiry({ subject: "order", factAt: NOON, wantedAt: after(DAY), offerEndsAt: null })).toEqual(after(30 * DAY));
    expect(messageExpiry({ subject: "order", factAt: NOON, wantedAt: after(60 * DAY), offerEndsAt: null })).toEqual(after(67 * DAY));
    expect(messageExpiry({ subject: "person", factAt: null, wantedAt: NOON, offerEndsAt: null })).toEqual(after(7 * DAY));
  });

  it("never later than its offer ends", () => {
    expect(messageExpiry({ subject: "checkout", factAt: NOON, wantedAt: NOON, offerEndsAt: after(48 * HOUR) })).toEqual(after(48 * HOUR));
    expect(messageExpiry({ subject: "checkout", factAt: NOON, wantedAt: NOON, offerEndsAt: after(48 * DAY) })).toEqual(after(7 * DAY));
  });
});

describe("a wish as the arbiter sees it", () => {
  it("expires by what its journey is about", () => {
    expect(candidateOf({ ...wish, facts: journeyFacts({ checkout: aCheckout({ updatedAt: after(DAY) }) }) }).expiresAt).toEqual(after(8 * DAY));
    const about = { ...wish, enrollment: anEnrollment({ checkoutToken: null, orderId: "5001" }), facts: journeyFacts({ checkout: null, order: anOrder({ createdAt: after(-DAY) }) }) };
    expect(candidateOf(about).expiresAt).toEqual(after(29 * DAY));
    expect(candidateOf({ ...wish, enrollment: anEnrollment({ checkoutToken: null }), facts: journeyFacts({ checkout: null }) }).expiresAt).toEqual(after(7 * DAY));
  });

  it("knows whether Shopify writes about its cart", () => {
    const writes = (shopifyMail: "sent" | "scheduled" | "not-sent" | null) => candidateOf({ ...wish, facts: journeyFacts({ shopifyMail }) }).shopifyWrites;
    expect([writes("sent"), writes("scheduled"), writes("not-sent"), writes(null)]).toEqual([true, true, false, false]);
  });

  it("is marketing unless it is about an order and offers nothing, whatever it is called", () => {
    const service = { ...effect, purpose: "transactional" as const };
    expect(purposeOf(service, { orderId: "5001" })).toBe("transactional");
    expect(purposeOf(service, { orderId: null })).toBe("marketing");
    expect(purposeOf({ ...service, offer: { kind: "percentage", percent: 10, validHours: 48 } }, { orderId: "5001" })).toBe("marketing");
    expect(purposeOf({ ...service, offerStepId: "x" }, { orderId: "5001" })).toBe("marketing");
    expect(purposeOf(effect, { orderId: "5001" })).toBe("marketing");
  });
});
