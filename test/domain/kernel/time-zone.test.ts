import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTimeZone, localDate, localTime, nextLocalTime } from "../../../app/domain/kernel/time-zone.ts";

const zone = fc.constantFrom("America/New_York", "Europe/Berlin", "Asia/Tokyo", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu");
const moment = fc.date({ min: new Date("2024-01-01"), max: new Date("2028-12-31"), noInvalidDate: true });
const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);

describe("local time", () => {
  it("knows zones", () => {
    expect(isTimeZone("Europe/Berlin")).toBe(true);
    expect(isTimeZone("Mars/Olympus")).toBe(false);
    expect(() => localDate(new Date(0), "Mars/Olympus")).toThrow(/Mars/);
  });

  it("tells date and time by the local clock", () => {
    expect(localDate(new Date("2026-03-01T02:00:00Z"), "America/New_York")).toBe("2026-02-28");
    expect(localTime(new Date("2026-03-01T02:00:00Z"), "Asia/Tokyo")).toBe("11:00");
  });

  it("lands after the gap where clocks go forward", () => {
    expect(nextLocalTime(new Date("2026-03-29T00:00:00Z"), "Europe/Berlin", "02:30").toISOString()).toBe("2026-03-29T01:00:00.000Z");
    expect(nextLocalTime(new Date("2026-03-08T06:00:00Z"), "America/New_York", "02:30").toISOString()).toBe("2026-03-08T07:00:00.000Z");
  });

  it("takes the first of two where clocks go back", () => {
    expect(nextLocalTime(new Date("2026-10-24T23:00:00Z"), "Europe/Berlin", "02:30").toISOString()).toBe("2026-10-25T00:30:00.000Z");
    expect(nextLocalTime(new Date("2026-11-01T04:30:00Z"), "America/New_York", "01:30").toISOString()).toBe("2026-11-01T05:30:00.000Z");
  });

  it("is always later, within two days, and shows the time unless it was skipped", () =>
    fc.assert(
      fc.property(moment, zone, time, (at, inZone, wanted) => {
        const next = nextLocalTime(at, inZone, wanted);
        expect(next > at).toBe(true);
        expect(next.getTime() - at.getTime()).toBeLessThanOrEqual(49 * 3_600_000);
        if (localTime(next, inZone) !== wanted) expect(localTime(next, inZone) > wanted).toBe(true);
      }),
    ));
});
