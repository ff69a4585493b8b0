import { Session } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { execute, parse, validate } from "graphql";
import { createShopify } from "../../../app/adapters/shopify/app.ts";
import { createShopApis } from "../../../app/adapters/shopify/shop-api/shop-apis.ts";
import { adminSchema } from "../../shopify/admin-schema.ts";
import { SHOP } from "./webhook.ts";

export const NOW = new Date("2026-08-01T12:00:00Z");

/** A fake of nothing but the network: the library, the documents and Shopify's schema are real. */
export interface AdminWorld {
  /** resolvers of the root fields */
  root: Record<string, unknown>;
  /** every request's variables, in order */
  readonly asked: Record<string, unknown>[];
  /** answers instead of the schema, once each, in order */
  readonly interrupt: (() => Response | Promise<Response>)[];
  readonly sessions: Map<string, Session>;
  /** token requests made */
  readonly renewals: Record<string, unknown>[];
  /** how long the adapter waited, in milliseconds */
  readonly waits: number[];
}

export function offlineSession(shop: string, validForMs: number, refreshToken?: string): Session {
  return new Session({
    id: `offline_${shop}`, shop, state: "", isOnline: false, accessToken: "shpat_test", scope: "read_orders",
    expires: new Date(Date.now() + validForMs), ...(refreshToken ? { refreshToken, refreshTokenExpires: new Date(Date.now() + 86_400_000) } : {}),
  });
}

/** The adapter under test, over an Admin API that holds what `root` says. */
export async function adminWorld(root: Record<string, unknown> = {}) {
  const world: AdminWorld = { root, asked: [], interrupt: [], sessions: new Map([[`offline_${SHOP}`, offlineSession(SHOP, 3_600_000)]]), renewals: [], waits: [] };
  const shopify = createShopify({
    config: { shopify: { apiKey: "key", apiSecret: "secret", appUrl: "https://app.example.com" } },
    sessionStorage: memoryStorage(world.sessions),
    onInstall: async () => undefined,
  });
  setAbstractFetchFunc(((url: string, init: RequestInit) => answer(world, String(url), init)) as unknown as typeof fetch);
  const api = await createShopApis({ shopify, clock: { now: () => NOW }, sleep: async (ms) => world.waits.push(ms) }).for(SHOP);
  return { world, api, shopify };
}

function memoryStorage(sessions: Map<string, Session>) {
  return {
    storeSession: async (session: Session) => Boolean(sessions.set(session.id, session)),
    loadSession: async (id: string) => sessions.get(id),
    deleteSession: async (id: string) => sessions.delete(id),
    deleteSessions: async (ids: string[]) => ids.every((id) => sessions.delete(id)),
    findSessionsByShop: async (shop: string) => [...sessions.values()].filter((session) => session.shop === shop),
  };
}

async function answer(world: AdminWorld, url: string, init: RequestInit): Promise<Response> {
  init.signal?.throwIfAborted();
  const interruption = world.interrupt.shift();
  if (interruption) return interruption();
  const body = JSON.parse(String(init.body)) as Record<string, unknown>;
  if (url.endsWith("/admin/oauth/access_token")) return renew(world, body);
  const { schema } = adminSchema();
  const document = parse(String(body.query));
  const problems = validate(schema, document);
  if (problems.length > 0) throw new Error(`invalid document: ${problems.map(String).join()}`);
  const variables = body.variables as Record<string, unknown>;
  world.asked.push(variables);
  const result = await execute({ schema, document, rootValue: world.root, variableValues: variables });
  return Response.json({ ...result, extensions: { cost: { requestedQueryCost: 10, throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1990, restoreRate: 100 } } } });
}

function renew(world: AdminWorld, body: Record<string, unknown>): Response {
  world.renewals.push(body);
  const number = world.renewals.length;
  return Response.json({ access_token: `shpat_${number}`, scope: "read_orders", expires_in: 3600, refresh_token: `shprt_${number}`, refresh_token_expires_in: 7_776_000 });
}

/** A GraphQL answer that the bucket is empty. */
export const throttled = (requested: number, available: number): Response =>
  Response.json({
    errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
    extensions: { cost: { requestedQueryCost: requested, throttleStatus: { maximumAvailable: 2000, currentlyAvailable: available, restoreRate: 100 } } },
  });
