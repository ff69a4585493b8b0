import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flow, leftToday, mostOnDay } from "../../../app/domain/messaging/pace-of-days.ts";

const NO_WARM_UP = { on: false, startedOn: null };

describe("how many mails may go on a day", () => {
  it("is as many as the warm-up's day allows, and the hours", () => {
    const warmUp = { on: true, startedOn: "2026-06-16" };
    expect(["2026-06-16", "2026-06-17", "2026-06-30", "2026-07-01"].map((day) => mostOnDay({ maxPerHour: null, warmUp }, day))).toEqual([50, 100, 1_000_000, null]);
    expect(["2026-06-16", "2026-06-18", "2026-07-01"].map((day) => mostOnDay({ maxPerHour: 10, warmUp }, day))).toEqual([50, 240, 240]);
    expect(mostOnDay({ maxPerHour: null, warmUp: NO_WARM_UP }, "2026-06-16")).toBeNull();
  });

  it("is today what the day and its last hours leave", () => {
    expect([24, 2, 0.5, 0].map((hours) => leftToday({ maxPerHour: 100 }, 2_400, 0, hours))).toEqual([2_400, 200, 50, 0]);
    expect(leftToday({ maxPerHour: 100 }, 2_400, 2_350, 2)).toBe(50);
    expect([10, 80].map((sent) => leftToday({ maxPerHour: null }, 50, sent, 1))).toEqual([40, 0]);
  });

  it("lets two thousand go over the first days of a warm-up", () => expect(flow([2_000, 0, 0, 0, 0], [50, 100, 500, 1_000, 5_000])).toEqual([50, 100, 500, 1_000, 350]));

  it("loses none and makes none, never exceeds a day, and leaves no room empty while some wait", () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(300), fc.option(fc.nat(200)))), (days) => {
        const [planned, room] = [days.map(([n]) => n), days.map(([, most]) => most)];
        let waiting = 0;
        flow(planned, room).forEach((goes, index) => {
          waiting += planned[index]! - goes;
          expect(goes).toBeLessThanOrEqual(room[index] ?? Infinity);
          expect(waiting).toBeGreaterThanOrEqual(0);
          if (waiting > 0) expect(goes).toBe(room[index]);
        });
      }),
    ));
});
