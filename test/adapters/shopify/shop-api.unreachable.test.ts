import { describe, expect, it } from "vitest";
import { ShopUnreachable } from "../../../app/use-cases/ports/shop-api.ts";
import { adminWorld, offlineSession, throttled } from "./admin-world.ts";
import { SHOP } from "./webhook.ts";

const graphqlError = (code: string) => Response.json({ errors: [{ message: "ada@example.com", path: ["orders"], extensions: { code } }] });

describe("a shop that cannot answer", () => {
  it.each<[string, () => Response, { message: RegExp; retryAfterMs: number }]>([
    ["throttled, by its bucket", () => throttled(500, 120), { message: /throttled/, retryAfterMs: 4_000 }],
    ["429 with Retry-After", () => new Response("", { status: 429, headers: { "retry-after": "7" } }), { message: /429/, retryAfterMs: 7_000 }],
    ["500", () => new Response("oops", { status: 500 }), { message: /answered 500/, retryAfterMs: 30_000 }],
    ["503", () => new Response("", { status: 503 }), { message: /answered 503/, retryAfterMs: 30_000 }],
    ["402, frozen", () => new Response("", { status: 402 }), { message: /answered 402/, retryAfterMs: 900_000 }],
    ["401, token revoked", () => new Response("", { status: 401 }), { message: /answered 401/, retryAfterMs: 900_000 }],
    ["access denied", () => graphqlError("ACCESS_DENIED"), { message: /ACCESS_DENIED at orders/, retryAfterMs: 900_000 }],
    ["the network", () => { throw new TypeError("fetch failed"); }, { message: /no answer/, retryAfterMs: 30_000 }],
    ["a page that is not JSON", () => new Response("<html>", { headers: { "content-type": "text/html" } }), { message: /answered 200/, retryAfterMs: 900_000 }],
    ["half an answer", () => Response.json({ data: { shop: { name: null } } }), { message: /something else than the schema says, at shop.name/, retryAfterMs: 300_000 }],
  ])("%s", async (_kind, interruption, { message, retryAfterMs }) => {
    const { api, world } = await adminWorld();
    for (let times = 0; times < 4; times++) world.interrupt.push(async () => interruption());
    const failure = await api.profile().then(() => null, (error: unknown) => error);
    expect(failure).toBeInstanceOf(ShopUnreachable);
    expect(failure).toMatchObject({ message: expect.stringMatching(message), retryAfterMs });
    expect(String(failure)).not.toContain("ada@");
  });

  it("for a moment only is waited for: its bucket fills by itself", async () => {
    const { api, world } = await adminWorld({ nodes: () => [] });
    world.interrupt.push(() => throttled(500, 120), () => throttled(500, 450));
    expect(await api.variants(["1"])).toEqual([]);
    expect(world.waits).toHaveLength(2);
    // with jitter, so that those who were sent away together do not come back together
    for (const [index, least] of [4_000, 1_000].entries()) expect(world.waits[index]! >= least && world.waits[index]! <= least * 1.25).toBe(true);
  });

  it("for longer is left to the caller", async () => {
    const { api, world } = await adminWorld({ nodes: () => [] });
    world.interrupt.push(() => new Response("", { status: 429, headers: { "retry-after": "60" } }));
    await expect(api.variants(["1"])).rejects.toMatchObject({ retryAfterMs: 60_000 });
    expect(world.waits).toEqual([]);
  });

  it("has no token at all", async () => {
    const { api, world } = await adminWorld();
    world.sessions.clear();
    await expect(api.profile()).rejects.toMatchObject({ name: "ShopUnreachable", message: expect.stringContaining("no access token") });
  });
});

describe("an expiring token", () => {
  const shop = { name: "F", email: "", myshopifyDomain: SHOP, primaryDomain: { url: "https://f.example", localization: null }, currencyCode: "USD", ianaTimezone: "UTC", shopAddress: { formatted: [], countryCodeV2: null } };

  it("is renewed once for all who ask at the same time, and the rotated one is kept", async () => {
    const { api, world } = await adminWorld({ shop: () => shop });
    world.sessions.set(`offline_${SHOP}`, offlineSession(SHOP, 60_000, "shprt_0"));
    await Promise.all([api.profile(), api.profile(), api.profile()]);
    expect(world.renewals.map((body) => body.refresh_token)).toEqual(["shprt_0"]);
    expect(world.sessions.get(`offline_${SHOP}`)).toMatchObject({ accessToken: "shpat_1", refreshToken: "shprt_1" });
  });

  it("that cannot be renewed is a shop that cannot be asked", async () => {
    const { api, world } = await adminWorld({ shop: () => shop });
    world.sessions.set(`offline_${SHOP}`, offlineSession(SHOP, 60_000, "shprt_0"));
    world.interrupt.push(() => Response.json({ error: "invalid_subject_token" }, { status: 400 }));
    await expect(api.profile()).rejects.toMatchObject({ name: "ShopUnreachable", retryAfterMs: 900_000 });
  });
});
