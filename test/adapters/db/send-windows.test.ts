import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDatabase } from "../../../app/adapters/db/database.ts";
import { reserveSends } from "../../../app/adapters/db/system/reserve-sends.ts";
import { sendWindows } from "../../../app/domain/messaging/pace.ts";
import type { SendWindow } from "../../../app/domain/messaging/pace.ts";
import { type FreshDatabase, freshDatabase } from "../../support/database.ts";
import { after, HOUR, MINUTE, NOON } from "../../support/samples.ts";

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));
beforeEach(async () => void (await fresh.database.pool.query("TRUNCATE send_windows")));
afterAll(async () => fresh.close());

const hour = (maxPerHour: number, at = NOON, perSecond: number | null = null): readonly SendWindow[] =>
  sendWindows({ settings: { maxPerHour, warmUp: { on: false, startedOn: null } }, provider: "smtp", perSecond, timeZone: "UTC" }, at);
const take = (windows: readonly SendWindow[], count: number, shop = "a") => reserveSends(fresh.database, shop, windows, count);

describe("room for mails", () => {
  it("is taken until the window is full; the others stand in line behind each other", async () => {
    expect(await take(hour(600), 4)).toEqual({ granted: 4, full: [] });
    expect(await take(hour(600), 8)).toEqual({ granted: 6, full: [{ name: "hour", line: 0 }] });
    expect(await take(hour(600), 5)).toEqual({ granted: 0, full: [{ name: "hour", line: 2 }] });
    expect(await take(hour(600), 1)).toEqual({ granted: 0, full: [{ name: "hour", line: 7 }] });
  });

  it("is there again in the next window, and the line is shorter by as much as went", async () => {
    await take(hour(600), 10);
    await take(hour(600), 25);
    expect(await take(hour(600, after(MINUTE)), 12)).toEqual({ granted: 10, full: [{ name: "hour", line: 15 }] });
    expect(await take(hour(600, after(HOUR)), 11)).toEqual({ granted: 10, full: [{ name: "hour", line: 0 }] });
  });

  it("is each shop's own, but the provider's is shared; nobody takes from one window what the other does not have", async () => {
    expect((await take(hour(6000, NOON, 5), 3, "a")).granted).toBe(3);
    expect(await take(hour(6000, NOON, 5), 9, "b")).toEqual({ granted: 2, full: [{ name: "second/smtp", line: 0 }] });
    const { rows } = await fresh.database.pool.query<{ shop: string; name: string; used: number; line: number }>("SELECT shop, name, used, line FROM send_windows ORDER BY shop, name");
    expect(rows).toEqual([{ shop: "", name: "second/smtp", used: 5, line: 7 }, { shop: "a", name: "hour", used: 3, line: 0 }, { shop: "b", name: "hour", used: 2, line: 0 }]);
  });

  it("is not given twice by a worker whose clock is behind", async () => {
    await take(hour(600, after(MINUTE)), 10);
    expect((await take(hour(600), 10)).granted).toBe(0);
  });

  it("is never given twice to workers that ask at once, from processes of their own", async () => {
    const workers = Array.from({ length: 4 }, () => createDatabase(fresh.url));
    const answers = await Promise.all(workers.flatMap((one) => Array.from({ length: 25 }, () => reserveSends(one, "a", hour(12_000, NOON, 1000), 7))));
    await Promise.all(workers.map((one) => one.close()));
    expect(answers.reduce((sum, one) => sum + one.granted, 0)).toBe(200);
    const { rows } = await fresh.database.pool.query<{ name: string; used: number; line: number }>("SELECT name, used, line FROM send_windows ORDER BY name");
    expect(rows).toEqual([{ name: "hour", used: 200, line: 500 }, { name: "second/smtp", used: 200, line: 0 }]);
  });
});
