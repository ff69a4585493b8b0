import { setTimeout as sleep } from "node:timers/promises";
import { Session } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "../../app/adapters/db/database.ts";
import { createShopify } from "../../app/adapters/shopify/app.ts";
import { createSessionStorage } from "../../app/adapters/shopify/encrypted-session-storage.ts";
import { createShopApis } from "../../app/adapters/shopify/shop-api/shop-apis.ts";
import { installShop } from "../../app/use-cases/install-shop.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { DAY, HOUR } from "../support/samples.ts";
import { AShop } from "../use-cases/a-shop.ts";

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(async () => fresh.close());

describe("an expiring token, several workers at once", () => {
  it("is renewed once over all of them: no refresh token is spent twice, and every question is answered", async () => {
    const shop = "tokens.myshopify.com";
    const key = Buffer.alloc(32, 3);
    const spent: string[] = [];
    let current = "shprt_0";
    const network = async (url: string, init: RequestInit): Promise<Response> => {
      if (url.endsWith("/admin/oauth/access_token")) {
        const { refresh_token } = JSON.parse(String(init.body)) as { refresh_token: string };
        await sleep(30);
        spent.push(refresh_token);
        if (refresh_token !== current) return Response.json({ error: "invalid_grant" }, { status: 400 });
        current = `shprt_${spent.length}`;
        return Response.json({ access_token: `shpat_${spent.length}`, scope: "read_orders", expires_in: 3600, refresh_token: current, refresh_token_expires_in: 7_776_000 });
      }
      const token = new Headers(init.headers).get("x-shopify-access-token");
      return token === `shpat_${spent.length}` && spent.length > 0 ? Response.json({ data: { nodes: [] } }) : new Response("", { status: 401 });
    };
    setAbstractFetchFunc(network as unknown as typeof fetch);
    const databases = Array.from({ length: 4 }, () => createDatabase(fresh.url));
    let renewals = 0;
    const apis = await Promise.all(databases.map((database) => {
      const sessionStorage = createSessionStorage(database.prisma, key);
      const shopify = createShopify({ config: { shopify: { apiKey: "key", apiSecret: "secret", appUrl: "https://app.example.com" } }, sessionStorage, onInstall: async () => undefined });
      return createShopApis({ shopify, clock: { now: () => new Date() }, renewed: () => (renewals += 1) }).for(shop);
    }));
    const expiring = new Session({ id: `offline_${shop}`, shop, state: "", isOnline: false, accessToken: "shpat_old", scope: "read_orders", expires: new Date(Date.now() + 60_000), refreshToken: current, refreshTokenExpires: new Date(Date.now() + DAY) });
    await createSessionStorage(databases[0]!.prisma, key).storeSession(expiring);

    const answers = await Promise.all(apis.flatMap((api) => [api.variants(["1"]), api.variants(["2"]), api.variants(["3"])]));

    expect(answers).toHaveLength(12);
    expect(spent).toEqual(["shprt_0"]);
    expect(renewals).toBe(1);
    expect(await createSessionStorage(databases[1]!.prisma, key).loadSession(expiring.id)).toMatchObject({ accessToken: "shpat_1", refreshToken: "shprt_1" });
    for (const database of databases) await database.close();
  });
});

describe("fault 14: uninstalled in the middle of a campaign", () => {
  it("sends nothing after the commit, not even what a worker was asking about, and revives nothing on re-install", async () => {
    const shop = await AShop.open(fresh.system);
    await shop.checkout();
    await shop.checkout({ token: "tok-2", cartToken: "cart-2", shopifyId: "902", email: "grace@example.com" });
    // the worker is in the middle of its work when the shop goes
    shop.api.whileAsking = async () => fresh.system.uninstall(shop.shop, shop.clock.now());
    await shop.after(HOUR);
    expect(shop.mailer.taken).toEqual([]);
    shop.api.whileAsking = null;
    await shop.after(3 * DAY);
    expect(shop.mailer.taken).toEqual([]);
    for (const token of ["tok-1", "tok-2"]) expect(await shop.journeys(token)).toEqual(["exited:uninstalled"]);

    await installShop(shop.deps, shop.shop);
    await shop.after(10 * DAY);
    expect(shop.mailer.taken).toEqual([]);
    expect(await shop.journeys()).toEqual(["exited:uninstalled"]);
    // the same webhook once more changes nothing; a shop that is back works as before
    await fresh.system.uninstall(shop.shop, new Date(shop.clock.now().getTime() - 20 * DAY));
    await shop.checkout({ token: "tok-3", cartToken: "cart-3", shopifyId: "903", email: "new@example.com", createdAt: shop.clock.now(), updatedAt: shop.clock.now() });
    await shop.after(HOUR);
    expect(shop.mailer.taken.map((mail) => mail.to.email)).toEqual(["new@example.com"]);
  });
});
