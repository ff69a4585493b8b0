import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Session } from "@shopify/shopify-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSessionStorage } from "../../../app/adapters/shopify/encrypted-session-storage.ts";
import { type FreshDatabase, freshDatabase } from "../../support/database.ts";

const key = randomBytes(32);
let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(async () => fresh.close());

const session = (shop: string, token = "shpat_plain") =>
  new Session({
    id: `offline_${shop}`, shop, state: "s", isOnline: false, scope: "read_orders", accessToken: token, expires: new Date("2030-01-01T00:00:00Z"),
    refreshToken: "shprt_plain", refreshTokenExpires: new Date("2030-02-01T00:00:00Z"),
  });

describe("the session storage", () => {
  it("gives back what it was given, and the database never sees a token", async () => {
    const storage = createSessionStorage(fresh.database.prisma, key);
    const given = session("a.myshopify.com");
    await storage.storeSession(given);
    expect((await storage.loadSession(given.id))?.equals(given)).toBe(true);
    expect(await storage.findSessionsByShop("a.myshopify.com")).toMatchObject([{ accessToken: "shpat_plain", refreshToken: "shprt_plain" }]);
    const { rows } = await fresh.database.pool.query("SELECT * FROM sessions");
    expect(JSON.stringify(rows)).not.toContain("_plain");
    expect(rows[0]).toMatchObject({ accessToken: expect.stringMatching(/^v1\.[0-9a-f]{8}\./), refreshToken: expect.stringMatching(/^v1\./) });
    expect(given.accessToken).toBe("shpat_plain");
  });

  it("survives ten first visits at once", async () => {
    const storage = createSessionStorage(fresh.database.prisma, key);
    await Promise.all(Array.from({ length: 10 }, (_, index) => storage.storeSession(session("b.myshopify.com", `shpat_${index}`))));
    expect(await storage.findSessionsByShop("b.myshopify.com")).toHaveLength(1);
  });

  it("does not know a session whose token was sealed for another row or with a lost key", async () => {
    const storage = createSessionStorage(fresh.database.prisma, key);
    await storage.storeSession(session("c.myshopify.com"));
    await storage.storeSession(session("d.myshopify.com"));
    await fresh.database.pool.query(`UPDATE sessions SET "accessToken" = (SELECT "accessToken" FROM sessions WHERE id = 'offline_c.myshopify.com') WHERE id = 'offline_d.myshopify.com'`);
    expect(await storage.loadSession("offline_d.myshopify.com")).toBeUndefined();
    expect(await createSessionStorage(fresh.database.prisma, randomBytes(32)).loadSession("offline_c.myshopify.com")).toBeUndefined();
    expect(await createSessionStorage(fresh.database.prisma, [randomBytes(32), key]).loadSession("offline_c.myshopify.com")).toBeDefined();
  });

  it("forgets", async () => {
    const storage = createSessionStorage(fresh.database.prisma, key);
    await storage.storeSession(session("e.myshopify.com"));
    await storage.deleteSession("offline_e.myshopify.com");
    expect(await storage.loadSession("offline_e.myshopify.com")).toBeUndefined();
  });

  it("lets one process at a time renew a shop's token, and other shops meanwhile", async () => {
    const [one, two] = [createSessionStorage(fresh.database.prisma, key), createSessionStorage(fresh.database.prisma, key)];
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} in`);
      await sleep(50);
      log.push(`${name} out`);
    };
    await Promise.all([one.underLock("a", work("a1")), two.underLock("a", work("a2")), two.underLock("b", work("b"))]);
    const ofA = log.filter((entry) => entry.startsWith("a"));
    expect(ofA[0]?.slice(0, 2)).toBe(ofA[1]?.slice(0, 2));
    expect(log.indexOf("b in")).toBeLessThan(log.indexOf(ofA[3] ?? ""));
  });
});
