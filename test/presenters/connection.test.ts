import { describe, expect, test } from "vitest";
import { connectionView, importView } from "../../app/presenters/settings/connection.ts";
import { previewWords } from "../../app/presenters/settings/earlier-request.ts";
import type { ComparisonRow, ImportRow } from "../../app/use-cases/ports/sync-store.ts";
import { aProfile, NOW, settings } from "./a-store.ts";

const row = (change: Partial<ComparisonRow>): ComparisonRow => ({ resource: "orders", goodUntil: null, walk: null, checkedAt: NOW, repaired: 0, repairedAt: null, ...change });
const part = (change: Partial<ImportRow>): ImportRow => ({ resource: "orders", state: "done", done: 0, expected: 0, installedAt: NOW, operationId: null, nextByte: 0, attempts: 1, problem: null, endedAt: null, ...change });

function store(comparisons: readonly ComparisonRow[], imports: readonly ImportRow[] = [], unreadable = 0) {
  return {
    sync: { comparisons: async () => comparisons, imports: async () => imports, lastActivity: async () => null, asked: async () => ({ at: NOW, enrolled: 1 }), unreadable: async () => unreadable },
    settings: { get: async () => settings(), profile: async () => aProfile() },
  };
}

describe("the connection", () => {
  test("speaks of a new shop plainly", async () => {
    const view = await connectionView({ ...store([row({ checkedAt: null })]) }, NOW);
    expect(view).toMatchObject({ lastActivity: "Nothing yet", lastCheck: "Not yet", repaired: "None were missed", unread: null, past: null });
  });

  test.each([[0, "Just now"], [59_999, "Just now"], [60_000, "1 minute ago"], [3 * 3600_000, "3 hours ago"], [50 * 3600_000, "2 days ago"]])("says when the shop was heard of last: %i ms ago is %s", async (ms, words) => {
    const one = store([]);
    expect((await connectionView({ ...one, sync: { ...one.sync, lastActivity: async () => ms } }, NOW)).lastActivity).toBe(words);
  });

  test("counts what was repaired, and names the oldest check", async () => {
    const hourAgo = new Date(NOW.getTime() - 3600_000);
    const view = await connectionView(store([row({ resource: "customers", checkedAt: hourAgo }), row({ repaired: 1200, repairedAt: NOW })]), NOW);
    expect(view).toMatchObject({ lastCheck: "Nov 21, 9:00 AM", repaired: "1,200, last on Nov 21, 10:00 AM", asked: "You asked for these mails on Nov 21, 10:00 AM. 1 customer entered a campaign." });
  });
});

test("what could not be read is said plainly", async () => {
  expect((await connectionView(store([], [], 1), NOW)).unread).toMatch(/^1 event from your shop could not be read\. Nothing is lost: it is kept/);
  expect((await connectionView(store([], [], 3), NOW)).unread).toMatch(/^3 events .* they are kept/);
});

describe("the import", () => {
  test("is a bar of its parts, never full before the end", async () => {
    const parts = [part({ resource: "customers", done: 5, expected: 5 }), part({ state: "reading", done: 50, expected: 100 }), part({ resource: "checkouts", state: "preparing", expected: null })];
    expect(await importView(store([], parts))).toMatchObject({ running: true, percent: 56, parts: [{ label: "Customers", value: "5" }, { value: "50 of 100" }, { value: "Shopify is preparing them" }] });
    expect(await importView(store([], [part({ state: "reading", done: 100, expected: 100 })]))).toMatchObject({ percent: 99 });
    expect(await importView(store([], [part({ done: 100, expected: 100 })]))).toMatchObject({ running: false, percent: 100 });
  });
});

test("the preview says how many, and why not the others", () => {
  expect(previewWords({ found: 0, more: false, mailed: 0 }).sentence).toContain("Nobody");
  expect(previewWords({ found: 1, more: false, mailed: 0 }).sentence).toContain("Of 1 customer who left");
  expect(previewWords({ found: 500, more: true, mailed: 12 }).sentence).toContain("Of the last 500 customers");
});
