import { describe, expect, it } from "vitest";
import { peopleNeeded, weeksToAnswer } from "../../../app/domain/experiments/power.ts";

describe("how many people an answer takes", () => {
  // worked out independently: facts of the field
  it.each([
    [0.03, 0.02, [12_401, 6_746, 4_020, 3_006]],
    [0.06, 0.02, [23_654, 12_672, 7_339, 5_102]],
    [0.06, 0.03, [10_589, 5_712, 3_352, 2_412]],
    [0.1, 0.03, [16_736, 8_945, 5_157, 3_542]],
  ])("base %d, lift %d", (base, lift, expected) => {
    [0.05, 0.1, 0.2, 0.5].forEach((holdout, index) => expect(Math.abs(peopleNeeded({ base, lift, holdout })! - expected[index]!), String(holdout)).toBeLessThanOrEqual(1));
  });

  it("is not to be had without a lift, without a second group, or beyond everybody", () => {
    for (const bad of [{ lift: 0 }, { lift: -0.1 }, { holdout: 0 }, { holdout: 1 }, { base: 0.99 }]) expect(peopleNeeded({ base: 0.1, lift: 0.02, holdout: 0.1, ...bad })).toBeNull();
  });

  it("takes as many weeks as that many people take to come", () => {
    expect(weeksToAnswer(1_000, 250)).toBe(4);
    expect(weeksToAnswer(1_000, 0)).toBeNull();
  });
});
