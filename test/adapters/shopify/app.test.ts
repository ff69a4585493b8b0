import { createHmac, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Session } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { describe, expect, it } from "vitest";
import { createShopify } from "../../../app/adapters/shopify/app.ts";

const shop = "demo.myshopify.com";

function idToken(secret = "secret"): string {
  const now = Math.floor(Date.now() / 1000);
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");
  const head = `${encode({ alg: "HS256", typ: "JWT" })}.${encode({ iss: `https://${shop}/admin`, dest: `https://${shop}`, aud: "key", sub: "1", exp: now + 60, nbf: now - 5, iat: now - 5, jti: randomUUID(), sid: randomUUID() })}`;
  return `${head}.${createHmac("sha256", secret).update(head).digest("base64url")}`;
}

const visit = (token: string) =>
  new Request("https://app.example.com/app?_data=routes/app", { headers: { authorization: `Bearer ${token}`, "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0" } });

function installation(onInstall: (shop: string) => Promise<void>) {
  const sessions = new Map<string, Session>();
  const exchanges: Record<string, unknown>[] = [];
  const shopify = createShopify({
    config: { shopify: { apiKey: "key", apiSecret: "secret", appUrl: "https://app.example.com" } },
    onInstall,
    sessionStorage: {
      storeSession: async (session: Session) => Boolean(sessions.set(session.id, session)),
      loadSession: async (id: string) => sessions.get(id),
      deleteSession: async (id: string) => sessions.delete(id),
      deleteSessions: async () => true,
      findSessionsByShop: async () => [],
    },
  });
  setAbstractFetchFunc((async (_url: string, init: RequestInit) => {
    exchanges.push(JSON.parse(String(init.body)) as Record<string, unknown>);
    return Response.json({ access_token: "shpat_1", scope: "read_orders", expires_in: 3600, refresh_token: "shprt_1", refresh_token_expires_in: 7_776_000 });
  }) as unknown as typeof fetch);
  return { shopify, sessions, exchanges };
}

describe("the first visit of a merchant", () => {
  it("exchanges the session token for an expiring offline token and installs, before any loader goes on", async () => {
    const log: string[] = [];
    const { shopify, sessions, exchanges } = installation(async (installed) => {
      log.push(`install ${installed}`);
      await sleep(30);
      log.push("installed");
    });
    const token = idToken();
    const visits = [visit(token), visit(token), visit(token)].map(async (request) => {
      await shopify.authenticate.admin(request);
      log.push("loader");
    });
    await Promise.all(visits);
    expect(log).toEqual([`install ${shop}`, "installed", "loader", "loader", "loader"]);
    expect(exchanges[0]).toMatchObject({ requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token", expiring: "1" });
    expect(sessions.get(`offline_${shop}`)).toMatchObject({ accessToken: "shpat_1", refreshToken: "shprt_1" });
  });

  it("shares one installation between session tokens that come at the same time", async () => {
    let running = 0;
    const { shopify } = installation(async () => {
      expect(++running).toBe(1);
      await sleep(30);
      running--;
    });
    await Promise.all([shopify.authenticate.admin(visit(idToken())), shopify.authenticate.admin(visit(idToken()))]);
  });

  it("with a forged session token gets 401 and nothing is installed", async () => {
    const installed: string[] = [];
    const { shopify } = installation(async (name) => void installed.push(name));
    await expect(shopify.authenticate.admin(visit(idToken("other")))).rejects.toMatchObject({ status: 401 });
    expect(installed).toEqual([]);
  });
});
