import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { creditOrder } from "../../../app/domain/attribution/credit.ts";
import type { Touch } from "../../../app/domain/attribution/touch.ts";
import { after, anOrder, DAY, HOUR } from "../../support/samples.ts";

const touch = (change: Partial<Touch> = {}): Touch => ({ messageId: "m1", campaignId: "c1", at: after(0), kind: "click", discountCode: null, ...change });

describe("credit", () => {
  it("goes to the last click within five days", () => {
    const order = anOrder({ createdAt: after(2 * DAY) });
    expect(creditOrder(order, [touch(), touch({ messageId: "m2", at: after(HOUR) })])?.messageId).toBe("m2");
    expect(creditOrder(anOrder({ createdAt: after(5 * DAY) }), [touch()])?.messageId).toBe("m1");
    expect(creditOrder(anOrder({ createdAt: after(5 * DAY + 1) }), [touch()])).toBeNull();
  });

  it("goes to the message whose code was used, before any click", () => {
    const coded = touch({ messageId: "m0", kind: "discount-code", discountCode: "lm-abc", at: after(-DAY) });
    expect(creditOrder(anOrder({ discountCodes: ["LM-ABC"] }), [coded, touch()])).toMatchObject({ messageId: "m0", evidence: "discount-code" });
    expect(creditOrder(anOrder({ discountCodes: ["OTHER"] }), [coded])).toBeNull();
  });

  it("is never given for a click after the order, nor for a test order", () => {
    expect(creditOrder(anOrder(), [touch({ at: after(HOUR + 1) })])).toBeNull();
    expect(creditOrder(anOrder({ test: true }), [touch()])).toBeNull();
  });

  it("does not depend on the order of touches", () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -6, max: 6 }), fc.constantFrom<Touch["kind"]>("click", "recovery-link")), { maxLength: 6 }), (list) => {
        const touches = list.map(([hours, kind], i) => touch({ messageId: `m${i}`, at: after(hours * HOUR), kind }));
        expect(creditOrder(anOrder(), touches)).toEqual(creditOrder(anOrder(), [...touches].reverse()));
      }),
    ));
});
