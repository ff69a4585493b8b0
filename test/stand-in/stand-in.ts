import type { AppManifest } from "./app-manifest.ts";
import type { StandInClock } from "./clock.ts";
import type { AppCredentials } from "./oauth/session-token.ts";
import type { TokenStore } from "./oauth/tokens.ts";
import type { WebhookQueue } from "./webhooks/queue.ts";
import type { World } from "./world/world.ts";

/** Everything the control server's pages work on. Addresses are without a trailing slash. */
export interface StandIn {
  readonly world: World;
  readonly clock: StandInClock;
  readonly webhooks: WebhookQueue;
  readonly tokens: TokenStore;
  readonly app: AppCredentials;
  readonly manifest: AppManifest;
  readonly shopDomain: string;
  readonly controlUrl: string;
  /** the app as browsers reach it: the tunnel */
  readonly appUrl: string;
  readonly storefrontUrl: string;
}

/** "demo" for demo.myshopify.com, the name in the admin's addresses. */
export const storeName = (shopDomain: string): string => shopDomain.split(".")[0] ?? shopDomain;

/** Where a merchant meets the app. */
export const appInAdmin = (standIn: StandIn): string => `/admin/store/${storeName(standIn.shopDomain)}/apps/${standIn.manifest.handle}`;

/** The `host` parameter: base64 of the admin's address of the store. */
export const hostParameter = (shopDomain: string): string => Buffer.from(`admin.shopify.com/store/${storeName(shopDomain)}`).toString("base64");

/** What Shopify adds when it opens an embedded app. */
export function embeddedParameters(shopDomain: string, sessionToken: string): Record<string, string> {
  return { embedded: "1", shop: shopDomain, host: hostParameter(shopDomain), locale: "en", id_token: sessionToken };
}
