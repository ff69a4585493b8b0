import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advance, firstDueAt } from "../../../app/domain/journeys/advance.ts";
import { defaultRecoveryCampaign } from "../../../app/domain/journeys/default-campaign.ts";
import { aCheckout, after, anEnrollment, anOrder, DAY, HOUR, journeyFacts, MINUTE } from "../../support/samples.ts";

const journey = defaultRecoveryCampaign({ remind: "t1", reassure: "t2", offer: "t3" });

describe("advance", () => {
  it("waits one hour from the shopper's last activity", () => {
    expect(advance(journey, anEnrollment(), journeyFacts(), after(0))).toMatchObject({ kind: "wait", until: after(HOUR) });
    const active = journeyFacts({ checkout: aCheckout({ updatedAt: after(50 * MINUTE) }) });
    expect(advance(journey, anEnrollment(), active, after(HOUR))).toMatchObject({ kind: "wait", until: after(HOUR + 50 * MINUTE) });
  });

  it("sends the first mail when the hour is over", () => {
    expect(advance(journey, anEnrollment(), journeyFacts(), after(HOUR))).toMatchObject({ kind: "perform", effect: { stepId: "remind", offer: null }, stepIndex: 1 });
  });

  it("offers only in the last step", () => {
    const last = anEnrollment({ stepIndex: 4, stepEnteredAt: after(DAY) });
    expect(advance(journey, last, journeyFacts(), after(3 * DAY))).toMatchObject({ kind: "perform", effect: { stepId: "offer", offer: { percent: 10 } } });
  });

  it("is completed after the last step", () => {
    expect(advance(journey, anEnrollment({ stepIndex: 6 }), journeyFacts(), after(3 * DAY))).toEqual({ kind: "exit", reason: "completed", passed: [] });
  });

  it("passes over a step that was already sent for this cart", () => {
    const sent = journeyFacts({ sentSteps: new Map([["remind", ["cart-x"]]]) });
    expect(advance(journey, anEnrollment(), sent, after(HOUR))).toMatchObject({ kind: "wait", stepIndex: 2, until: after(HOUR + 23 * HOUR) });
  });

  it("does not write while the shopper is still at the till, later steps included", () => {
    const active = journeyFacts({ checkout: aCheckout({ updatedAt: after(DAY - MINUTE) }) });
    expect(advance(journey, anEnrollment({ stepIndex: 2, stepEnteredAt: after(HOUR) }), active, after(DAY))).toMatchObject({ kind: "wait", until: after(DAY + 9 * MINUTE) });
  });

  it.each([
    ["ordered", { orders: [anOrder()] }],
    ["ordered", { orders: [anOrder({ checkoutToken: null, cartToken: null, createdAt: after(1) })] }],
    ["ordered", { checkoutStatus: "purchased" as const }],
    ["ordered", { checkout: aCheckout({ completedAt: after(1) }) }],
    ["campaign-off", { campaignOn: false }],
    ["checkout-deleted", { checkoutStatus: "deleted" as const }],
    ["checkout-deleted", { checkout: null }],
    ["newer-checkout", { newerCheckoutToken: "tok-2" }],
    ["cart-empty", { checkout: aCheckout({ lines: [] }) }],
    ["unsubscribed", { consent: { records: [], suppression: "unsubscribed" as const, country: "US" } }],
  ])("exits: %s", (reason, change) => {
    expect(advance(journey, anEnrollment(), journeyFacts(change), after(HOUR))).toEqual({ kind: "exit", reason, passed: [] });
  });

  it("is not stopped by an order from before the checkout", () => {
    const old = journeyFacts({ orders: [anOrder({ checkoutToken: "other", cartToken: "other", createdAt: after(-DAY) })] });
    expect(advance(journey, anEnrollment(), old, after(HOUR)).kind).toBe("perform");
  });

  it("never sends to someone who ordered, at any step and time", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 10 * DAY }), fc.integer({ min: 0, max: DAY }), (stepIndex, at, ordered) => {
        const facts = journeyFacts({ orders: [anOrder({ checkoutToken: null, cartToken: null, createdAt: after(ordered) })] });
        expect(advance(journey, anEnrollment({ stepIndex }), facts, after(at)).kind).toBe("exit");
      }),
    ));

  it("waits for the future only, and asking again at that time gets further until something is done", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 5 * DAY }), (stepIndex, at) => {
        let now = after(at);
        let enrollment = anEnrollment({ stepIndex });
        for (let asked = 0; asked < 4; asked += 1) {
          const answer = advance(journey, enrollment, journeyFacts(), now);
          if (answer.kind === "perform") return;
          if (answer.kind === "exit") throw new Error(`left: ${answer.reason}`);
          expect(answer.until > now).toBe(true);
          now = answer.until;
          enrollment = anEnrollment({ stepIndex: answer.stepIndex, stepEnteredAt: answer.stepEnteredAt });
        }
        throw new Error("asked four times and still waiting");
      }),
    ));

  it("is first due after both the idle time and the first wait", () => {
    expect(firstDueAt(journey, aCheckout())).toEqual(after(HOUR));
    expect(firstDueAt({ ...journey, trigger: { kind: "checkout-abandoned", idleMinutes: 120, changedCart: "go-on" } }, aCheckout())).toEqual(after(2 * HOUR));
  });
});
