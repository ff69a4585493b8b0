import { randomBytes } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { composition } from "../../../app/composition.server.ts";
import { readConfig } from "../../../app/config/env.server.ts";
import { SILENT } from "../../support/application.ts";
import { type FreshDatabase, freshDatabase } from "../../support/database.ts";
import { environment } from "../../support/environment.ts";

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(async () => fresh.close());

const [first, second, third] = Array.from({ length: 3 }, () => randomBytes(32).toString("base64"));
const link = { kind: "unsubscribe", shop: "a.myshopify.com", messageId: "m1" } as const;
const session = new Session({ id: "offline_a.myshopify.com", shop: "a.myshopify.com", state: "", isOnline: false, accessToken: "shpat_1", refreshToken: "shprt_1" });

/** The app started with these keys, and closed again. */
async function withKeys<T>(key: string | undefined, previous: string | undefined, use: (app: Awaited<ReturnType<typeof composition>>) => Promise<T>): Promise<T> {
  const config = readConfig(environment({ DATABASE_URL: fresh.url, ENCRYPTION_KEY: key, ENCRYPTION_KEY_PREVIOUS: previous }));
  const app = await composition({ config: { ...config, databaseUrl: fresh.url }, clock: { now: () => new Date() }, log: SILENT });
  try {
    return await use(app);
  } finally {
    await app.close();
  }
}

it("a new encryption key loses neither tokens, nor links of old mails, nor closed addresses, also when the old one is gone, twice over", async () => {
  const token = await withKeys(first, undefined, async (app) => {
    await app.system.install({ shop: "a.myshopify.com", name: "A", email: null, storefrontUrl: "https://a.example", currency: "USD", timeZone: "UTC", locale: "en", country: null, address: [] }, new Date());
    await app.shopify.sessionStorage.storeSession(session);
    await app.system.forShop("a.myshopify.com").customers.suppress("email", "ada@example.com", "unsubscribed", new Date("2026-01-01"));
    return app.links.token(link);
  });
  const check = async (app: Awaited<ReturnType<typeof composition>>): Promise<void> => {
    expect(app.links.read(token, "unsubscribe")).toEqual(link);
    expect(await app.shopify.sessionStorage.loadSession(session.id)).toMatchObject({ accessToken: "shpat_1", refreshToken: "shprt_1" });
    // the same address is the same hash: a second word on it is no second row
    await app.system.forShop("a.myshopify.com").customers.suppress("email", "ada@example.com", "unsubscribed", new Date("2026-01-02"));
    expect(await fresh.database.prisma.suppression.count()).toBe(1);
  };
  const sealed = async () => JSON.stringify([await fresh.database.prisma.dataKey.findMany(), await fresh.database.prisma.session.findMany()]);
  const before = await sealed();
  for (const [key, previous] of [[second, first], [second, undefined], [third, second], [third, undefined]]) await withKeys(key, previous, check);
  for (const part of before.match(/v1\.[\w-]+\.[\w-]+/g) ?? []) expect(await sealed()).not.toContain(part);
});

it("a wrong key stops the app at the start, with what to do", async () => {
  await expect(withKeys(randomBytes(32).toString("base64"), undefined, async () => undefined)).rejects.toThrow(/ENCRYPTION_KEY_PREVIOUS/);
});
