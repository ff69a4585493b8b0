import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advance } from "../../../app/domain/journeys/advance.ts";
import { mailStep } from "../../../app/domain/journeys/default-campaign.ts";
import { type JourneyDefinition, OPEN_ENTRY } from "../../../app/domain/journeys/definition.ts";
import { startOfOrder, whyNotInTime } from "../../../app/domain/journeys/start.ts";
import { after, anEnrollment, anOrder, DAY, HOUR, journeyFacts } from "../../support/samples.ts";

const LATE = { kind: "order-late", of: "delivery", afterDays: 3 } as const;
const MAIL_AT_ONCE: JourneyDefinition = { trigger: LATE, entry: OPEN_ENTRY, exits: [], steps: [mailStep("sorry", "a")] };
const sent = (change: Parameters<typeof anOrder>[0] = {}) => anOrder({ fulfilledAt: after(DAY), ...change });
const lateSince = (change: Parameters<typeof anOrder>[0]) => startOfOrder(LATE, sent(change))?.startsAt ?? null;

describe("a parcel is late", () => {
  it("once the day that its carrier promised is over, be that sooner or later than the merchant's own number of days", () => {
    expect(lateSince({ expectedAt: after(2 * DAY) })).toEqual(after(3 * DAY));
    expect(lateSince({ expectedAt: after(9 * DAY) })).toEqual(after(10 * DAY));
  });

  it("so many days after sending where none was promised", () => expect(lateSince({})).toEqual(after(4 * DAY)));

  it("never when it is there, or not on its way", () => {
    expect(lateSince({ deliveredAt: after(2 * DAY), expectedAt: after(2 * DAY) })).toBeNull();
    expect(lateSince({ fulfilledAt: null, expectedAt: after(2 * DAY) })).toBeNull();
  });

  it("also when that came to be known long after, for it still is; an order is placed only once", () => {
    const known = startOfOrder(LATE, sent())!;
    const beginning = { installedAt: after(-DAY), switchedOnAt: after(0) };
    expect(whyNotInTime(known, beginning, after(12 * DAY))).toBeNull();
    expect(whyNotInTime(startOfOrder({ kind: "order-placed" }, sent())!, beginning, after(12 * DAY))).toBe("too-old");
    expect(whyNotInTime(known, { ...beginning, switchedOnAt: after(5 * DAY) }, after(12 * DAY))).toBe("too-old");
  });

  it("to a journey that waits for it by what is promised now, whatever was promised when it was opened", () =>
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 0, max: 20 })), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 40 }), (promised, opened, looked) => {
        const order = sent({ expectedAt: promised === null ? null : after(promised * DAY) });
        const late = after(promised === null ? 4 * DAY : (promised + 1) * DAY);
        const enrollment = anEnrollment({ checkoutToken: null, orderId: order.id, occasion: order.id, stepEnteredAt: after(opened * DAY), createdAt: after(DAY) });
        const now = after(looked * DAY + HOUR);
        const answer = advance(MAIL_AT_ONCE, enrollment, journeyFacts({ checkout: null, checkoutStatus: null, order }), now);
        if (late > now) expect(answer).toMatchObject({ kind: "wait", until: late, stepEnteredAt: late });
        else expect(answer).toMatchObject({ kind: "perform", stepEnteredAt: late });
      }),
    ));

  it("only once to a journey that has begun: another promise does not begin it again", () => {
    const definition: JourneyDefinition = { ...MAIL_AT_ONCE, steps: [...MAIL_AT_ONCE.steps, { id: "wait", kind: "wait", minutes: 60 }, mailStep("again", "a")] };
    const enrollment = anEnrollment({ checkoutToken: null, orderId: "5001", occasion: "5001", stepIndex: 1, stepEnteredAt: after(4 * DAY) });
    const facts = journeyFacts({ checkout: null, checkoutStatus: null, order: sent({ expectedAt: after(9 * DAY) }) });
    expect(advance(definition, enrollment, facts, after(4 * DAY))).toMatchObject({ kind: "wait", until: after(4 * DAY + HOUR) });
  });
});
