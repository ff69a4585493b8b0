import express from "express";
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Documents } from "../world/documents.ts";
import { oauthRoutes } from "./routes.ts";
import { issueSessionToken, readSessionToken } from "./session-token.ts";
import { TokenStore } from "./tokens.ts";

const SHOP = "demo.myshopify.com";
const APP = { apiKey: "key", apiSecret: "secret" };
const documents = new Documents(":memory:");
let now = Date.now();
const tokens = new TokenStore(documents, () => now);
let server: Server;
let base = "";

beforeAll(async () => {
  const app = express();
  app.use(oauthRoutes({ app: APP, tokens, scopes: () => ["read_orders", "write_discounts"], knowsShop: (shop) => shop === SHOP, onExchange: () => undefined }));
  server = await new Promise((done) => {
    const listening = app.listen(0, "127.0.0.1", () => done(listening));
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/shops/`;
});
afterAll(() => void server.close());

async function ask(body: object, shop = SHOP): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${base}${shop}/admin/oauth/access_token`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const exchange = (changes: object = {}): object => ({
  client_id: "key",
  client_secret: "secret",
  grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
  subject_token: issueSessionToken(APP, SHOP, "1", Date.now()),
  subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
  requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
  expiring: "1",
  ...changes,
});
const refresh = (token: unknown): object => ({ client_id: "key", client_secret: "secret", grant_type: "refresh_token", refresh_token: token });

it("exchanges a session token for an expiring offline token, without a user", async () => {
  const { status, body } = await ask(exchange());
  expect(status).toBe(200);
  expect(body).toMatchObject({ scope: "read_orders,write_discounts", expires_in: 3600 });
  expect(body).not.toHaveProperty("associated_user");
  expect(tokens.read(String(body.access_token))?.shop).toBe(SHOP);
});

it.each([
  ["a wrong secret", { client_secret: "other" }, "invalid_client"],
  ["a forged session token", { subject_token: issueSessionToken({ apiKey: "key", apiSecret: "guess" }, SHOP, "1", Date.now()) }, "invalid_subject_token"],
  ["an old session token", { subject_token: issueSessionToken(APP, SHOP, "1", Date.now() - 61_000) }, "invalid_subject_token"],
  ["another shop's session token", { subject_token: issueSessionToken(APP, "other.myshopify.com", "1", Date.now()) }, "invalid_subject_token"],
  ["a request for a token that never expires", { expiring: "0" }, "invalid_request"],
])("refuses %s", async (_what, changes, error) => {
  expect(await ask(exchange(changes))).toMatchObject({ status: 400, body: { error } });
});

it("rotates the refresh token: each works once", async () => {
  const first = (await ask(exchange())).body;
  const second = await ask(refresh(first.refresh_token));
  expect(second.status).toBe(200);
  expect(second.body.refresh_token).not.toBe(first.refresh_token);
  expect((await ask(refresh(first.refresh_token))).body.error).toBe("invalid_grant");
  expect((await ask(refresh(second.body.refresh_token))).status).toBe(200);
});

it("lets access tokens end after an hour", async () => {
  const { body } = await ask(exchange());
  now += 3600_001;
  expect(tokens.read(String(body.access_token))).toBeNull();
});

it("reads only its own unaltered session tokens", () => {
  const token = issueSessionToken(APP, SHOP, "1", 0);
  expect(readSessionToken(APP, SHOP, token, 59_000)?.dest).toBe(`https://${SHOP}`);
  expect(readSessionToken(APP, SHOP, token, 60_000)).toBeNull();
  expect(readSessionToken(APP, SHOP, `${token}x`, 0)).toBeNull();
});
