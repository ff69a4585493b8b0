import { createHmac, randomUUID } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Session } from "@shopify/shopify-api";
import type { ShopApis } from "../../app/use-cases/ports/shop-api.ts";
import { installShop } from "../../app/use-cases/install-shop.ts";
import type { TestApplication } from "../support/application.ts";
import { API_KEY, API_SECRET } from "../support/environment.ts";
import { profileOf } from "../support/sent-message.ts";
import { APP } from "./call.ts";

const DAY_MS = 24 * 3600_000;

/** A shop after its first page load, whose merchant has switched on the campaign: profile, mails, campaign, and an offline session. */
export async function installed({ app }: TestApplication, shop: string): Promise<void> {
  const shops = { for: async () => ({ profile: async () => profileOf(shop) }) } as unknown as ShopApis;
  await installShop({ system: app.system, shops, clock: app.clock }, shop, { holdout: 0 });
  await app.system.forShop(shop).campaigns.switchTo("checkout-recovery", true, app.clock.now());
  await app.shopify.sessionStorage.storeSession(new Session({ id: `offline_${shop}`, shop, state: "", isOnline: false, scope: "read_orders", accessToken: "shpat", expires: new Date(Date.now() + DAY_MS) }));
}

/** What App Bridge sends with every request; signed by Shopify, here with the test's secret. */
export function sessionToken(shop: string, secret = API_SECRET, key = API_KEY): string {
  const now = Math.floor(Date.now() / 1000);
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");
  const head = `${encode({ alg: "HS256", typ: "JWT" })}.${encode({ iss: `https://${shop}/admin`, dest: `https://${shop}`, aud: key, sub: "1", exp: now + 60, nbf: now - 5, iat: now - 5, jti: randomUUID(), sid: randomUUID() })}`;
  return `${head}.${createHmac("sha256", secret).update(head).digest("base64url")}`;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface Asked {
  readonly shop: string;
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  /** sent as JSON; a string goes as it is */
  readonly body?: unknown;
  readonly secret?: string;
}

/** Calls a loader or action of the admin as a merchant of `shop`, with whatever it returns or throws as one answer. */
export async function asMerchant(handler: (args: LoaderFunctionArgs) => unknown, { app }: TestApplication, { shop, path, params = {}, body, secret }: Asked): Promise<Answer> {
  const sent = body === undefined ? {} : { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) };
  const request = new Request(APP + path, { ...sent, headers: { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0", "content-type": "application/json", authorization: `Bearer ${sessionToken(shop, secret)}` } });
  const answer = await Promise.resolve().then(() => handler({ request, params: { ...params }, context: { app } })).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
  if (answer instanceof Response) return { status: answer.status, body: answer.headers.get("content-type")?.includes("json") ? await answer.json() : await answer.text() };
  // what `data(…)` of Remix makes
  const withInit = answer as { readonly type?: string; readonly data?: unknown; readonly init?: ResponseInit | null };
  return withInit?.type === "DataWithResponseInit" ? { status: withInit.init?.status ?? 200, body: withInit.data } : { status: 200, body: answer };
}
