import fc from "fast-check";
import { DateTime } from "luxon";
import { expect, it } from "vitest";
import { isoWeekday, localDate, localTime } from "../../../app/domain/kernel/time-zone.ts";

/** Zones that change by half an hour, lie off by three quarters, change at odd times, or do not change. */
const ZONES = ["UTC", "Europe/Berlin", "Europe/Dublin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Chatham", "Asia/Kathmandu", "America/New_York", "Africa/Casablanca", "Pacific/Apia"];

it("shows what the platform's own calendar shows, asked in any order", () =>
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.date({ min: new Date("1995-01-01Z"), max: new Date("2045-01-01Z"), noInvalidDate: true }), fc.integer({ min: -3, max: 3 }), (zone, at, quarters) => {
      for (const moment of [at, new Date(at.getTime() + quarters * 15 * 60_000)]) {
        const local = DateTime.fromJSDate(moment, { zone });
        expect([localDate(moment, zone), localTime(moment, zone), isoWeekday(moment, zone)]).toEqual([local.toFormat("yyyy-MM-dd"), local.toFormat("HH:mm"), local.weekday]);
      }
    }),
    { numRuns: 2_000 },
  ));

it("is right on both sides of every change of a clock", () => {
  for (const zone of ZONES) {
    for (let at = new Date("2026-01-01Z").getTime(); at < new Date("2027-01-01Z").getTime(); at += 3_600_000) {
      const [before, after] = [at - 1, at].map((time) => DateTime.fromMillis(time, { zone }));
      if (before!.offset === after!.offset) continue;
      for (const one of [before!, after!]) expect(localTime(one.toJSDate(), zone)).toBe(one.toFormat("HH:mm"));
    }
  }
});
