import "@shopify/shopify-app-remix/adapters/node";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { AppDistribution, LogSeverity, shopifyApp } from "@shopify/shopify-app-remix/server";
import { readManifest } from "./manifest.ts";
import { singleFlight } from "./single-flight.ts";

export interface ShopifyInput<Storage extends SessionStorage> {
  readonly config: { readonly shopify: { readonly apiKey: string; readonly apiSecret: string; readonly appUrl: string } };
  readonly sessionStorage: Storage;
  /** A shop has been installed, or has a new token: called again and again, and once at a time for each shop. */
  readonly onInstall: (shop: string) => Promise<unknown>;
}

/**
 * Shopify's library for an embedded App Store app: managed installation, session tokens, token exchange, expiring offline tokens.
 * `authenticate.admin` returns only after the shop's `onInstall` is over, also to the loaders that run beside the one that caused it.
 */
export function createShopify<Storage extends SessionStorage>({ config, sessionStorage, onInstall }: ShopifyInput<Storage>) {
  const { apiVersion, scopes } = readManifest();
  const installs = singleFlight(onInstall);
  const shopify = shopifyApp({
    apiKey: config.shopify.apiKey,
    apiSecretKey: config.shopify.apiSecret,
    appUrl: config.shopify.appUrl,
    apiVersion,
    scopes: [...scopes],
    authPathPrefix: "/auth",
    sessionStorage,
    distribution: AppDistribution.AppStore,
    isEmbeddedApp: true,
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    logger: { level: LogSeverity.Warning, httpRequests: false },
    hooks: { afterAuth: async ({ session }) => void (await installs.run(session.shop)) },
  });
  const { admin } = shopify.authenticate;
  // The library runs afterAuth for the first of several parallel requests with one session token and lets the others pass.
  const authenticateAdmin: typeof admin = async (request) => {
    const context = await admin(request);
    await installs.pending(context.session.shop);
    return context;
  };
  return { ...shopify, authenticate: { ...shopify.authenticate, admin: authenticateAdmin } };
}

/** What the rest of the app needs of it. */
export type Shopify = ReturnType<typeof createShopify>;
