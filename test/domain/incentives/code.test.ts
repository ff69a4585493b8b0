import { describe, expect, it } from "vitest";
import { isHeldOut } from "../../../app/domain/experiments/holdout.ts";
import { offerCode, offerWindow } from "../../../app/domain/incentives/code.ts";
import { offerClaim, stockClaim } from "../../../app/domain/urgency/claim.ts";
import { after, aVariant, HOUR, NOON } from "../../support/samples.ts";

describe("offer code", () => {
  it("is the same for the same step and different for any other", () => {
    expect(offerCode("s", "e1", "offer")).toBe(offerCode("s", "e1", "offer"));
    const codes = new Set(Array.from({ length: 2000 }, (_, i) => offerCode("s", `e${i}`, "offer")));
    expect(codes.size).toBe(2000);
    expect(offerCode("s", "e1", "offer")).toMatch(/^LM-[2-9A-HJKMNP-TV-Z]{10}$/);
    expect(offerCode("s", "e1", "offer", "secret")).not.toBe(offerCode("s", "e1", "offer"));
  });

  it("really ends", () => {
    const terms = { kind: "percentage", percent: 10, validHours: 48 } as const;
    const { startsAt, endsAt } = offerWindow(terms, new Date(NOON.getTime() + 999));
    expect([startsAt, endsAt]).toEqual([NOON, after(48 * HOUR)]);
    const offer = { code: "A", terms, startsAt, endsAt };
    expect(offerClaim(offer, after(48 * HOUR - 1))).toEqual({ kind: "offer-ends", endsAt });
    expect(offerClaim(offer, after(48 * HOUR))).toBeNull();
    expect(offerClaim(null, NOON)).toBeNull();
  });
});

describe("stock claim", () => {
  it("needs stock that is tracked and will not be oversold", () => {
    expect(stockClaim(aVariant({ inventoryQuantity: 3 }), 5)).toMatchObject({ left: 3 });
    for (const change of [{ tracked: false }, { inventoryPolicy: "continue" as const }, { inventoryQuantity: 0 }, { inventoryQuantity: -2 }, { inventoryQuantity: 6 }]) {
      expect(stockClaim(aVariant(change), 5)).toBeNull();
    }
  });
});

describe("holdout", () => {
  it("takes about its share of people, always the same ones", () => {
    const people = Array.from({ length: 20_000 }, (_, i) => `p${i}`);
    const held = people.filter((id) => isHeldOut("s", "c", id, 0.1));
    expect(held.length).toBeGreaterThan(1850);
    expect(held.length).toBeLessThan(2150);
    expect(people.filter((id) => isHeldOut("s", "c", id, 0.1))).toEqual(held);
    expect(people.some((id) => isHeldOut("s", "c", id, 0))).toBe(false);
    expect(people.every((id) => isHeldOut("s", "c", id, 1))).toBe(true);
  });
});
