import { setTimeout as sleep } from "node:timers/promises";
import { GraphqlQueryError } from "@shopify/shopify-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "../../../app/adapters/db/database.ts";
import { createRateLimiter } from "../../../app/adapters/db/rate-limiter.ts";
import type { Graphql } from "../../../app/adapters/shopify/shop-api/transport.ts";
import { limitedGraphql } from "../../../app/adapters/shopify/shop-api/limited-admin.ts";
import { type FreshDatabase, freshDatabase } from "../../support/database.ts";

let fresh: FreshDatabase;
const others: Database[] = [];
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(async () => {
  for (const other of others) await other.close();
  await fresh.close();
});

/** A worker's own connection to the database that all share. */
function worker() {
  const database = createDatabase(fresh.url);
  others.push(database);
  return createRateLimiter(database);
}

const STATUS = { maximumAvailable: 100, restoreRate: 200 };

/** Shopify's leaky bucket: 100 points, 200 come back a second; a query asks for 20 and uses 10. */
function bucket(asked = 20, used = 10) {
  let level = STATUS.maximumAvailable;
  let at = performance.now();
  const seen = { throttled: 0, answered: 0 };
  const now = (): number => {
    level = Math.min(STATUS.maximumAvailable, level + ((performance.now() - at) / 1000) * STATUS.restoreRate);
    at = performance.now();
    return level;
  };
  const cost = (actualQueryCost: number | null) => ({ extensions: { cost: { requestedQueryCost: asked, actualQueryCost, throttleStatus: { ...STATUS, currentlyAvailable: Math.floor(level) } } } });
  const graphql: Graphql = async () => {
    if (now() < asked) {
      seen.throttled += 1;
      throw new GraphqlQueryError({ message: "Throttled", response: {}, headers: {}, body: { errors: { graphQLErrors: [{ extensions: { code: "THROTTLED" } }] }, ...cost(null) } } as never);
    }
    level -= asked;
    await sleep(5 + Math.random() * 10);
    now();
    level = Math.min(STATUS.maximumAvailable, level + asked - used);
    seen.answered += 1;
    const body = { data: {}, ...cost(used) };
    return { json: async () => body };
  };
  return { graphql, seen };
}

describe("two workers of one shop", () => {
  it("without a limiter are throttled (control)", async () => {
    const { graphql, seen } = bucket();
    await Promise.allSettled(Array.from({ length: 40 }, () => graphql("query")));
    expect(seen.throttled).toBeGreaterThan(10);
  });

  it("stay within its bucket together, and use what it gives", async () => {
    const { graphql, seen } = bucket();
    const shop = "two.myshopify.com";
    const [one, two] = [1, 2].map(() => limitedGraphql(shop, graphql, worker(), new Map([["query", 20]]), (ms) => sleep(ms)));
    await one!("query"); // Shopify says how large its bucket is
    const began = performance.now();
    await Promise.all(Array.from({ length: 60 }, (_, index) => (index % 2 ? one! : two!)("query")));
    const seconds = (performance.now() - began) / 1000;
    expect(seen).toEqual({ throttled: 0, answered: 61 });
    // 60 queries of 20 points: 100 are there, the others come back at 200 a second, at worst as if none were given back
    expect(seconds).toBeGreaterThan(1);
    expect(seconds).toBeLessThan(8);
  });

  it("do not overtake each other: reservations stand in line", async () => {
    const limiter = worker();
    await limiter.take("line.myshopify.com", 0, 0);
    await limiter.settle("line.myshopify.com", 0, 0, { ...STATUS, currentlyAvailable: 0 });
    const waits: number[] = [];
    for (let n = 0; n < 4; n += 1) waits.push((await (n % 2 ? limiter : worker()).take("line.myshopify.com", 40, 60_000)).waitMs);
    for (const [index, wait] of waits.entries()) expect(Math.abs(wait - (index + 1) * 200)).toBeLessThan(150);
  });
});

describe("a bucket", () => {
  it("follows what Shopify says, and is never above it", async () => {
    const limiter = worker();
    const shop = "follow.myshopify.com";
    expect(await limiter.take(shop, 100, 0)).toEqual({ reserved: true, waitMs: 0 });
    await limiter.settle(shop, 100, 20, { maximumAvailable: 4000, currentlyAvailable: 500, restoreRate: 1 });
    expect(await limiter.take(shop, 499, 0)).toEqual({ reserved: true, waitMs: 0 });
    expect(await limiter.take(shop, 50, 1_000)).toEqual({ reserved: false, waitMs: expect.closeTo(49_000, -4) });
    expect((await limiter.take("another.myshopify.com", 50, 0)).reserved).toBe(true);
  });

  it("lets a query that costs more than it holds go when it is full", async () => {
    const limiter = worker();
    await limiter.take("small.myshopify.com", 0, 0);
    await limiter.settle("small.myshopify.com", 0, 0, { maximumAvailable: 100, currentlyAvailable: 100, restoreRate: 50 });
    expect(await limiter.take("small.myshopify.com", 500, 0)).toEqual({ reserved: true, waitMs: 0 });
  });

  it("of a worker that died with its reservation fills by itself", async () => {
    const limiter = worker();
    await limiter.take("died.myshopify.com", 0, 0);
    await limiter.settle("died.myshopify.com", 0, 0, { maximumAvailable: 100, currentlyAvailable: 100, restoreRate: 1_000 });
    await limiter.take("died.myshopify.com", 100, 0);
    await sleep(120);
    expect(await limiter.take("died.myshopify.com", 100, 0)).toEqual({ reserved: true, waitMs: 0 });
  });

  it("whose turn is too far away is the caller's to wait for", async () => {
    const limiter = worker();
    await limiter.take("far.myshopify.com", 0, 0);
    await limiter.settle("far.myshopify.com", 0, 0, { maximumAvailable: 1000, currentlyAvailable: 0, restoreRate: 10 });
    const graphql = limitedGraphql("far.myshopify.com", bucket().graphql, limiter, new Map([["query", 500]]), (ms) => sleep(ms));
    await expect(graphql("query")).rejects.toMatchObject({ name: "ShopUnreachable", retryAfterMs: expect.any(Number) });
  });
});
