import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brakesUpTo, complaintBrake } from "../../../app/domain/messaging/complaint-brake.ts";
import { after, HOUR, NOON } from "../../support/samples.ts";

const state = (delivered: number, complained: number, lifted: Date | null = null) => complaintBrake({ delivered, complained }, lifted, NOON);

describe("the complaint brake", () => {
  it("is on from 0.30 % with five complaints, or 1 % with three", () => {
    expect([state(1666, 5), state(1667, 5), state(4000, 12), state(4001, 12)]).toEqual(["on", "high", "on", "high"]);
    expect([state(300, 3), state(301, 3), state(100, 4)]).toEqual(["on", "high", "on"]);
  });

  it("is off for a healthy shop, and for a few complaints of few mails", () => {
    expect([state(0, 0), state(10, 2), state(10_000, 9), state(1_000_000, 900)]).toEqual(["off", "off", "off", "off"]);
  });

  it("can be lifted until a time, and is on again after it", () => {
    expect([state(100, 5, after(HOUR)), state(100, 5, NOON), state(100, 5, after(-HOUR)), state(1_000_000, 5, after(HOUR))]).toEqual(["lifted", "on", "on", "off"]);
  });

  it("nobody has to count further than it says", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 2_000_000 }), (complained, delivered) => {
        expect(complaintBrake({ complained, delivered }, null, NOON) === "on").toBe(delivered <= brakesUpTo(complained) && complained >= 3);
      }),
    ));

  it("more mails at the same complaints never put it on", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 0, max: 200_000 }), (complained, delivered, more) => {
        if (state(delivered, complained) !== "on") expect(state(delivered + more, complained)).not.toBe("on");
      }),
    ));
});
