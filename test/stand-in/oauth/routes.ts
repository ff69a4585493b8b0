import express from "express";
import { issueSessionToken, readSessionToken, type AppCredentials } from "./session-token.ts";
import type { TokenStore } from "./tokens.ts";

const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";

export interface OAuthOptions {
  readonly app: AppCredentials;
  readonly tokens: TokenStore;
  /** granted at installation, from shopify.app.toml */
  readonly scopes: () => readonly string[];
  readonly knowsShop: (shop: string) => boolean;
  /** called after the first exchange of a shop, which is its installation */
  readonly onExchange: (shop: string) => void;
}

/** POST /shops/SHOP/admin/oauth/access_token: token exchange and refresh of expiring offline tokens, as apps made since April 2026 must use them. */
export function oauthRoutes({ app, tokens, scopes, knowsShop, onExchange }: OAuthOptions): express.Router {
  const router = express.Router();
  router.post("/shops/:shop/admin/oauth/access_token", express.json(), express.urlencoded({ extended: false }), (request, response) => {
    const shop = request.params.shop;
    const body = (request.body ?? {}) as Record<string, unknown>;
    const refuse = (error: string, description: string): void => void response.status(400).json({ error, error_description: description });
    if (!knowsShop(shop)) return void response.status(404).json({ errors: "Not Found" });
    if (body.client_id !== app.apiKey || body.client_secret !== app.apiSecret) return refuse("invalid_client", "client_id or client_secret is wrong");
    if (body.grant_type === "refresh_token") {
      const renewed = tokens.refresh(shop, String(body.refresh_token), scopes());
      return renewed ? void response.json(renewed) : refuse("invalid_grant", "This request requires an active refresh_token");
    }
    if (body.grant_type !== TOKEN_EXCHANGE || body.subject_token_type !== ID_TOKEN) return refuse("unsupported_grant_type", "grant_type must be token-exchange or refresh_token");
    if (!readSessionToken(app, shop, String(body.subject_token), Date.now())) return refuse("invalid_subject_token", "The session token is not valid");
    if (body.requested_token_type !== OFFLINE) return refuse("invalid_request", "Only offline access tokens are known here");
    if (String(body.expiring) !== "1") return refuse("invalid_request", "Apps made since April 2026 must request expiring offline tokens");
    const issued = tokens.issue(shop, scopes());
    onExchange(shop);
    response.json(issued);
  });
  return router;
}

/** GET /admin/store/NAME/session-token: what the admin page asks for when the app wants an id token. */
export function sessionTokenRoute(app: AppCredentials, shopOf: (name: string) => string | null): express.Router {
  const router = express.Router();
  router.get("/admin/store/:name/session-token", (request, response) => {
    const shop = shopOf(request.params.name);
    if (!shop) return void response.status(404).send("no such store");
    response.set("cache-control", "no-store").type("text/plain").send(issueSessionToken(app, shop, MERCHANT_ID, Date.now()));
  });
  return router;
}

/** The one member of staff of the demo shop. */
export const MERCHANT_ID = "87655213402";
