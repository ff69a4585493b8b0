import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sendWindows } from "../../../app/domain/messaging/pace.ts";
import type { PaceRules } from "../../../app/domain/messaging/pace.ts";
import { WARM_UP_SCHEDULE, warmUpDay, warmUpLimit } from "../../../app/domain/messaging/warm-up.ts";
import { after, DAY, HOUR, MINUTE, NOON } from "../../support/samples.ts";

const rules = (settings: Partial<PaceRules["settings"]> = {}, perSecond: number | null = null, timeZone = "UTC"): PaceRules => ({
  settings: { maxPerHour: null, warmUp: { on: false, startedOn: null }, ...settings }, provider: "smtp", perSecond, timeZone,
});

describe("the pace", () => {
  it("limits nothing unless somebody says so", () => {
    expect(sendWindows(rules(), NOON)).toEqual([]);
    expect(sendWindows(rules({ warmUp: { on: true, startedOn: null } }), NOON)).toEqual([]);
  });

  it("of an hour: the parts of any hour together have exactly the maximum, each at least its even share", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000 }), fc.integer({ min: 0, max: 48 }), (maxPerHour, hour) => {
        const parts = new Map<number, number>();
        for (let minute = 0; minute < 60; minute += 1) {
          const [window] = sendWindows(rules({ maxPerHour }), after(hour * HOUR + minute * MINUTE + 59_999));
          parts.set(window!.startsAt.getTime(), window!.most);
          expect(Math.abs(window!.most - window!.pace)).toBeLessThan(1);
        }
        expect([...parts.values()].reduce((sum, most) => sum + most, 0)).toBe(maxPerHour);
      }),
    ));

  it("of the provider: so many in each second, counted for all shops together", () => {
    const [window] = sendWindows(rules({}, 14), new Date(NOON.getTime() + 1_499));
    expect(window).toMatchObject({ scope: "provider", name: "second/smtp", most: 14, startsAt: after(1000), reason: "sending-pace" });
    expect(window!.turn(0)).toEqual(after(2000));
    expect(window!.turn(13)).toEqual(after(2000));
    expect(window!.turn(14)).toEqual(after(3000));
  });

  it("of a line: who stands further back comes later, and no window gets more than its pace", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 20_000 }), (maxPerHour, position) => {
        const [window] = sendWindows(rules({ maxPerHour }), NOON);
        const turn = window!.turn(position);
        expect(turn > NOON).toBe(true);
        expect(window!.turn(position + 1) >= turn).toBe(true);
        expect(window!.turn(position + Math.ceil(window!.pace)) > turn).toBe(true);
      }),
    ));
});

describe("the warm-up", () => {
  const started = { on: true, startedOn: "2026-06-16" };
  const windowAt = (now: Date, zone = "UTC") => sendWindows(rules({ warmUp: started }, null, zone), now)[0];

  it("grows from 50 a day, never shrinks, and ends", () => {
    expect(windowAt(NOON)).toMatchObject({ most: 50, name: "warm-up", reason: "warming-up", startsAt: new Date("2026-06-16T00:00:00Z") });
    expect([1, 2, 3, 4, 7].map((days) => windowAt(after(days * DAY))?.most)).toEqual([100, 500, 1_000, 5_000, 40_000]);
    expect([...WARM_UP_SCHEDULE].sort((a, b) => a - b)).toEqual(WARM_UP_SCHEDULE);
    expect(windowAt(after(WARM_UP_SCHEDULE.length * DAY))).toBeUndefined();
  });

  it("counts local days, also over the change of clocks", () => {
    expect(windowAt(new Date("2026-06-17T03:00:00Z"), "America/New_York")?.most).toBe(50);
    expect(windowAt(new Date("2026-06-17T04:00:00Z"), "America/New_York")?.most).toBe(100);
    expect([warmUpDay("2026-03-28", "2026-03-30"), warmUpDay("2026-10-24", "2026-10-26"), warmUpDay("2026-06-16", "2026-06-15")]).toEqual([2, 2, -1]);
    expect(warmUpLimit(-1)).toBe(50);
  });

  it("sends a line to the days that have room for it", () => {
    const day = (position: number) => windowAt(NOON)!.turn(position).toISOString().slice(0, 10);
    expect([day(0), day(99), day(100), day(599), day(600), day(1599), day(5_000_000)]).toEqual(["2026-06-17", "2026-06-17", "2026-06-18", "2026-06-18", "2026-06-19", "2026-06-19", "2026-07-01"]);
  });
});
