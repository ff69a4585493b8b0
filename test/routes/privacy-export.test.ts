import { createHmac, randomUUID } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loader } from "../../app/routes/app.settings.exports.$id.ts";
import { API_KEY, API_SECRET } from "../support/environment.ts";
import { NOW, type TestApplication, testApplication } from "../support/application.ts";
import { APP, call } from "./call.ts";

const [SHOP, OTHER] = ["fernweh.myshopify.com", "other.myshopify.com"];
const DAY_MS = 24 * 3600_000;
let test: TestApplication;
beforeAll(async () => {
  test = await testApplication();
  for (const shop of [SHOP, OTHER]) {
    await test.app.system.install({ shop, name: "F", email: null, storefrontUrl: `https://${shop}`, currency: "USD", timeZone: "UTC", locale: "en", country: "US", address: [] }, NOW);
    await test.app.shopify.sessionStorage.storeSession(new Session({ id: `offline_${shop}`, shop, state: "", isOnline: false, scope: "read_orders", accessToken: "shpat", expires: new Date(Date.now() + DAY_MS) }));
    await test.app.system.forShop(shop).customers.upsert({ shopifyId: "7", email: `ada@${shop}`, phone: null, firstName: "Ada", lastName: "Lovelace", locale: null, country: null, at: NOW }, "p1");
  }
  const subject = { customerShopifyId: "7", email: `ada@${SHOP}`, phone: null, orderIds: [] };
  for (const id of ["asked", "open"]) await test.app.system.privacy.open({ shop: SHOP, id, ask: { kind: "export", subject }, inboxId: 1n, receivedAt: NOW, dueAt: NOW });
  await test.app.system.privacy.exportReady(SHOP, "asked", NOW, new Date(NOW.getTime() + DAY_MS));
});
afterAll(() => test.close());

function sessionToken(shop: string, secret: string): string {
  const now = Math.floor(Date.now() / 1000);
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");
  const head = `${encode({ alg: "HS256", typ: "JWT" })}.${encode({ iss: `https://${shop}/admin`, dest: `https://${shop}`, aud: API_KEY, sub: "1", exp: now + 60, nbf: now - 5, iat: now - 5, jti: randomUUID(), sid: randomUUID() })}`;
  return `${head}.${createHmac("sha256", secret).update(head).digest("base64url")}`;
}
const download = (id: string, shop: string | null, secret = API_SECRET) =>
  call(loader, test.app, new Request(`${APP}/app/settings/exports/${id}`, { headers: { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0", ...(shop ? { authorization: `Bearer ${sessionToken(shop, secret)}` } : {}) } }), { id });

describe("an export", () => {
  it("is downloaded by the shop's own merchant as a file that no cache keeps", async () => {
    const response = await download("asked", SHOP);
    expect([response.status, response.headers.get("cache-control"), response.headers.get("content-disposition")]).toEqual([200, "no-store", 'attachment; filename="customer-data.json"']);
    expect(await response.json()).toMatchObject({ shop: SHOP, person: { customerShopifyId: "7" }, data: { customers: [{ email: `ada@${SHOP}`, lastName: "Lovelace" }] } });
    expect(await test.app.system.privacy.get(SHOP, "asked")).toMatchObject({ downloadedAt: NOW });
  });

  it("is not there for another shop's merchant, before it is ready, or under another name", async () => {
    expect((await download("asked", OTHER)).status).toBe(404);
    expect((await download("open", SHOP)).status).toBe(404);
    expect((await download("none", SHOP)).status).toBe(404);
  });

  it("is refused without a session, or with a forged one", async () => {
    for (const response of [await download("asked", null), await download("asked", SHOP, "another secret")]) {
      expect(response.status).toBeGreaterThanOrEqual(300);
      expect(await response.text()).not.toContain("Lovelace");
    }
  });

  it("is gone when its time is over", async () => {
    test.clock.set(new Date(NOW.getTime() + DAY_MS));
    expect((await download("asked", SHOP)).status).toBe(404);
    test.clock.set(NOW);
  });
});
