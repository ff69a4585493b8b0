import { describe, expect, test } from "vitest";
import { createDatabase } from "../../../app/adapters/db/database.ts";
import { createSystemStore } from "../../../app/adapters/db/system-store.ts";
import type { IncomingWebhook, InboxItem, InboxOutcome } from "../../../app/use-cases/ports/system-store.ts";
import { TEST_ADDRESS_KEY } from "../../support/database.ts";
import { minutes, NOON, OTHER, profile, SHOP } from "./fixtures.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();

function webhook(over: Partial<IncomingWebhook> = {}): IncomingWebhook {
  return { shop: SHOP, topic: "orders/create", webhookId: "w1", eventId: "ev1", apiVersion: "2026-07", triggeredAt: NOON, body: Buffer.from('{"a":1}'), ...over };
}

const done = (items: readonly InboxItem[]): InboxOutcome[] => items.map((item) => ({ id: item.id, state: "done", reason: null }));
async function drain(limit = 100): Promise<string[]> {
  const seen: string[] = [];
  await given.system.drainInbox(limit, async (items) => {
    seen.push(...items.map((item) => `${item.shop.slice(0, 1)}${item.webhookId}`));
    return done(items);
  });
  return seen;
}
async function rows() {
  return given.fresh.database.prisma.inboxRow.findMany({ orderBy: { id: "asc" } });
}

describe("appending", () => {
  test("keeps the bytes as they came, whatever they are", async () => {
    await given.system.install(profile(), NOON);
    const body = Buffer.from([0, 255, 10, 13, 0x7b, 0x22, 0]);
    expect(await given.system.appendInbox([webhook({ body, eventId: "ev" })])).toBe(1);
    let item: InboxItem | undefined;
    await given.system.drainInbox(1, async (items) => {
      item = items[0];
      return done(items);
    });
    const { eventId: _kept, ...told } = webhook();
    expect(item).toMatchObject({ ...told, body });
    expect(await given.fresh.database.prisma.webhookReceipt.findMany({ select: { eventId: true } })).toEqual([{ eventId: "ev" }]);
    expect(typeof item?.id).toBe("bigint");
    expect(item?.receivedAt).toBeInstanceOf(Date);
  });

  test("drops repeats, within one batch, between batches and at the same moment", async () => {
    expect(await given.system.appendInbox([])).toBe(0);
    expect(await given.system.appendInbox([webhook(), webhook({ body: Buffer.from("later") }), webhook({ webhookId: "w2" })])).toBe(2);
    expect(await given.system.appendInbox([webhook(), webhook({ topic: "orders/paid" }), webhook({ shop: OTHER })])).toBe(2);
    const batches = Array.from({ length: 10 }, () => given.system.appendInbox([webhook({ webhookId: "x" }), webhook({ webhookId: "y" })]));
    expect((await Promise.all(batches)).reduce((sum, one) => sum + one, 0)).toBe(2);
    expect((await rows()).slice(0, 2).map((row) => row.webhookId)).toEqual(["w1", "w2"]);
    expect(await rows()).toHaveLength(6);
    expect(Buffer.from((await rows())[0]!.body).toString()).toBe('{"a":1}');
  });

  test("a repeat after it was interpreted is still a repeat", async () => {
    await given.system.install(profile(), NOON);
    await given.system.appendInbox([webhook()]);
    await drain();
    expect(await given.system.appendInbox([webhook()])).toBe(0);
    expect(await drain()).toEqual([]);
  });

  test("takes thousands in one go, in order, and an unreadable time", async () => {
    await given.system.install(profile(), NOON);
    const many = Array.from({ length: 10_000 }, (_, n) => webhook({ webhookId: String(n), triggeredAt: n === 7 ? new Date(Number.NaN) : NOON }));
    expect(await given.system.appendInbox(many)).toBe(10_000);
    expect(await drain(3)).toEqual(["a0", "a1", "a2"]);
  });
});

describe("draining", () => {
  test("in order of arrival, of installed shops only, and of the others once they install", async () => {
    await given.system.install(profile(), NOON);
    await given.system.appendInbox([webhook({ webhookId: "1" }), webhook({ shop: OTHER, webhookId: "2" }), webhook({ webhookId: "3" })]);
    expect(await drain()).toEqual(["a1", "a3"]);
    expect(await drain()).toEqual([]);
    await given.system.install(profile(OTHER), NOON);
    expect(await drain()).toEqual(["b2"]);
    await given.system.uninstall(SHOP, minutes(1));
    await given.system.appendInbox([webhook({ webhookId: "9" })]);
    expect(await drain()).toEqual([]);
  });

  test("marks as it is told; what is not spoken of stays", async () => {
    await given.system.install(profile(), NOON);
    await given.system.appendInbox([webhook({ webhookId: "1" }), webhook({ webhookId: "2" }), webhook({ webhookId: "3" })]);
    const handled = await given.system.drainInbox(10, async ([one, two]) => [
      { id: one!.id, state: "quarantined", reason: "not JSON" },
      { id: two!.id, state: "done", reason: null },
      { id: 999_999n, state: "done", reason: null },
    ]);
    expect(handled).toBe(2);
    expect((await rows()).map((row) => [row.state, row.reason])).toEqual([["quarantined", "not JSON"], ["done", null], ["pending", null]]);
    expect(await drain()).toEqual(["a3"]);
  });

  test("a throw leaves all pending, and the lock is gone", async () => {
    await given.system.install(profile(), NOON);
    await given.system.appendInbox([webhook()]);
    await expect(given.system.drainInbox(10, () => Promise.reject(new Error("boom")))).rejects.toThrow("boom");
    expect(await drain()).toEqual(["aw1"]);
  });

  test("work may change the very shop it is about, and uninstall it", async () => {
    await given.system.install(profile(), NOON);
    await given.system.appendInbox([webhook()]);
    await given.system.drainInbox(10, async (items) => {
      await given.system.forShop(SHOP).settings.saveProfile({ ...profile(), name: "New" }, minutes(1));
      await given.system.uninstall(SHOP, minutes(2));
      return done(items);
    });
    expect((await rows())[0]?.state).toBe("done");
  });

  test("large bodies come in smaller batches", async () => {
    await given.system.install(profile(), NOON);
    for (const webhookId of ["1", "2", "3", "4", "5"]) await given.system.appendInbox([webhook({ webhookId, body: Buffer.alloc(5_000_000) })]);
    expect(await drain()).toEqual(["a1", "a2", "a3", "a4"]);
    expect(await drain()).toEqual(["a5"]);
  });

  test("two workers never work on the same shop at once, and one does not wait for the other", async () => {
    await given.system.install(profile(), NOON);
    await given.system.install(profile(OTHER), NOON);
    await given.system.appendInbox([webhook({ webhookId: "1" }), webhook({ webhookId: "2" })]);
    const database = createDatabase(given.fresh.url);
    const second = createSystemStore(database, { ids: { next: () => "" }, addressKey: TEST_ADDRESS_KEY });
    const seen: string[] = [];
    await given.system.drainInbox(1, async (items) => {
      await given.system.appendInbox([webhook({ shop: OTHER, webhookId: "3" })]);
      expect(await second.drainInbox(10, async (others) => {
        seen.push(...others.map((item) => item.shop));
        return done(others);
      })).toBe(1);
      return done(items);
    });
    expect(seen).toEqual([OTHER]);
    expect(await second.drainInbox(10, async (items) => done(items))).toBe(1);
    await database.close();
  });

  test("many workers interpret everything once and each shop in order", async () => {
    const shops = Array.from({ length: 5 }, (_, n) => `${n}.myshopify.com`);
    for (const shop of shops) await given.system.install(profile(shop), NOON);
    await given.system.appendInbox(Array.from({ length: 100 }, (_, n) => webhook({ shop: shops[n % 5]!, webhookId: String(n) })));
    const seen: InboxItem[] = [];
    await Promise.all(Array.from({ length: 4 }, async () => {
      for (let empty = 0; empty < 5; ) {
        const handled = await given.system.drainInbox(7, async (items) => {
          seen.push(...items);
          return done(items);
        });
        empty = handled === 0 ? empty + 1 : 0;
      }
    }));
    expect(seen).toHaveLength(100);
    for (const shop of shops) {
      const ids = seen.filter((item) => item.shop === shop).map((item) => item.id);
      expect(ids).toEqual([...ids].sort((a, b) => Number(a - b)));
    }
  });
});

test("ping says whether the database answers", async () => {
  await expect(given.system.ping()).resolves.toBeUndefined();
  const nowhere = createDatabase("postgresql://postgres@127.0.0.1:1/none");
  await expect(createSystemStore(nowhere, { ids: { next: () => "" }, addressKey: TEST_ADDRESS_KEY }).ping()).rejects.toThrow();
  await nowhere.close();
});

test("a connection that breaks while its batch is worked on fails the batch, not the process", async () => {
  await given.system.install(profile(), NOON);
  await given.system.appendInbox([webhook()]);
  const operator = createDatabase(given.fresh.url);
  const cut = given.system.drainInbox(10, async (items) => {
    await operator.pool.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'");
    await new Promise((resolve) => setTimeout(resolve, 100));
    return done(items);
  });
  await expect(cut).rejects.toThrow();
  await operator.close();
  expect(await drain()).toEqual(["aw1"]);
});

test("a merchant sees when their shop was heard of last, worked out or not", async () => {
  await given.system.install(profile(), NOON);
  await given.system.install(profile(OTHER), NOON);
  const ago = (shop: string) => given.system.forShop(shop).sync.lastActivity();
  expect(await ago(SHOP)).toBeNull();
  await given.system.appendInbox([webhook()]);
  expect(await ago(SHOP)).toBeLessThan(60_000);
  await drain();
  await given.fresh.database.prisma.$executeRaw`UPDATE shops SET "lastReceivedAt" = "lastReceivedAt" - interval '1 hour' WHERE "lastReceivedAt" IS NOT NULL`;
  expect(Math.round((await ago(SHOP))! / 60_000)).toBe(60);
  await given.system.appendInbox([webhook({ webhookId: "w2" })]);
  expect(await ago(SHOP)).toBeLessThan(60_000);
  expect(await ago(OTHER)).toBeNull();
});
