import { describe, expect, test } from "vitest";
import { dropInboxParts, makeInboxParts } from "../../../app/adapters/db/system/inbox-parts.ts";
import { NOON, OTHER, profile, SHOP } from "./fixtures.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();
const DAY = 24 * 3600 * 1000;
const dayOf = (at: Date): string => `inbox_${at.toISOString().slice(0, 10).replaceAll("-", "")}`;
const later = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY);

async function keep(webhookId: string, change: { readonly at?: Date; readonly state?: string; readonly shop?: string } = {}): Promise<void> {
  await given.fresh.database.pool.query(`INSERT INTO inbox (shop, topic, "webhookId", "receivedAt", body, state) VALUES ($1, 'orders/create', $2, $3, '{}', $4)`, [change.shop ?? SHOP, webhookId, change.at ?? new Date(), change.state ?? "done"]);
}
/** webhook -> the part that it lies in */
async function places(): Promise<Record<string, string>> {
  const { rows } = await given.fresh.database.pool.query<{ webhookId: string; part: string }>(`SELECT "webhookId", tableoid::regclass::text AS part FROM inbox ORDER BY id`);
  return Object.fromEntries(rows.map((row) => [row.webhookId, row.part]));
}
async function parts(): Promise<readonly string[]> {
  const { rows } = await given.fresh.database.pool.query<{ part: string }>("SELECT inhrelid::regclass::text AS part FROM pg_inherits WHERE inhparent = 'inbox'::regclass ORDER BY 1");
  return rows.map((row) => row.part);
}

describe("making parts", () => {
  test("today and the coming week have one each; what has none is kept all the same, and moves once there is one", async () => {
    const far = later(new Date(), 100);
    await keep("now");
    await keep("far", { at: far, state: "pending" });
    expect(await places()).toEqual({ now: dayOf(new Date()), far: "inbox_default" });
    expect(await Promise.all([1, 2, 3].map(() => makeInboxParts(given.fresh.database, far))).then((made) => made.reduce((a, b) => a + b))).toBe(8);
    expect(await parts()).toContain(dayOf(later(far, 7)));
    expect(await places()).toEqual({ now: dayOf(new Date()), far: dayOf(far) });
    expect(await makeInboxParts(given.fresh.database, far)).toBe(0);
  });

  test("a webhook of an unforeseen day is drained as any other", async () => {
    await given.system.install(profile(), NOON);
    await keep("far", { at: later(new Date(), 300), state: "pending" });
    await keep("now", { state: "pending" });
    const seen: string[] = [];
    expect(await given.system.drainInbox(10, async (items) => (seen.push(...items.map((item) => item.webhookId)), items.map(({ id }) => ({ id, state: "done", reason: null }))))).toBe(2);
    expect(seen).toEqual(["far", "now"]);
  });
});

describe("dropping parts", () => {
  const at = later(NOON, 3000);
  const drop = (before: Date) => dropInboxParts(given.fresh.database, before, Date.now() + 60_000);

  test("days that are over go as a whole; the day of the limit stays until it is over", async () => {
    await makeInboxParts(given.fresh.database, at);
    await keep("first", { at });
    await keep("second", { at: later(at, 1), state: "quarantined" });
    expect(await drop(later(at, 1))).toBe(1);
    expect(await places()).toEqual({ second: dayOf(later(at, 1)) });
    expect(await parts()).not.toContain(dayOf(at));
    expect(await drop(later(at, 2))).toBe(1);
    expect(await places()).toEqual({});
  });

  test("what an installed shop still has to read stays with its day; the rest of the day goes", async () => {
    await given.system.install(profile(), NOON);
    await makeInboxParts(given.fresh.database, later(at, 20));
    for (const [id, change] of Object.entries({ waits: { state: "pending" }, read: {}, stranger: { state: "pending", shop: OTHER } })) await keep(id, { ...change, at: later(at, 20) });
    await keep("old", { at: later(at, -5000), state: "done" });
    await keep("old-waits", { at: later(at, -5000), state: "pending" });
    expect(await drop(later(at, 30))).toBe(3);
    expect(await places()).toEqual({ waits: dayOf(later(at, 20)), "old-waits": "inbox_default" });
  });

  test("a part that somebody uses for long is left for the next run", { timeout: 30_000 }, async () => {
    await makeInboxParts(given.fresh.database, later(at, 40));
    const reader = await given.fresh.database.pool.connect();
    await reader.query("BEGIN");
    await reader.query(`SELECT 1 FROM "${dayOf(later(at, 40))}"`);
    await drop(later(at, 41));
    expect(await parts()).toContain(dayOf(later(at, 40)));
    await reader.query("COMMIT");
    reader.release();
    await drop(later(at, 41));
    expect(await parts()).not.toContain(dayOf(later(at, 40)));
  });
});
