import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkoutPayload } from "../bench/load/payloads.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { Product } from "./processes/product.ts";

/** The burst of `npm run bench -- webhooks` is measured there; here only what became of each webhook counts, so the machine may be slow. */
const FULL = process.env["FAULTS"] === "full";
const RATE = 1_000;
const SECONDS = FULL ? 60 : 2;

let fresh: FreshDatabase;
let product: Product;
beforeAll(async () => {
  fresh = await freshDatabase();
  product = await Product.open(fresh.url);
});
afterAll(async () => {
  await product?.close();
  await fresh?.close();
});

it("fault 18: a burst of ten times the usual: each is answered 200, or 503 with when to come again; none is lost, the queue drains, memory is bounded", { timeout: FULL ? 600_000 : 60_000 }, async () => {
  const statuses = new Map<number, number>();
  const at = new Date();
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, product.residentMb() ?? 0)), 250);

  /** as Shopify sends it: again until it is taken */
  async function deliver(number: number): Promise<void> {
    for (;;) {
      const { status, retryAfter } = await product.send("checkouts/update", checkoutPayload({ number, at }, 2), { "x-shopify-webhook-id": `burst-${number}` });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === 200) return;
      // this sender could not send its body in time
      if (status === 408) continue;
      expect([status, Number(retryAfter)]).toEqual([503, expect.any(Number)]);
      expect(Number(retryAfter)).toBeGreaterThan(0);
      await sleep(200);
    }
  }
  const underWay = new Set<Promise<void>>();
  const started = performance.now();
  for (let number = 0; number < RATE * SECONDS; number += 1) {
    const wait = started + (number * 1000) / RATE - performance.now();
    if (wait > 1) await sleep(wait);
    // a machine that cannot send so fast sends as fast as it can
    while (underWay.size >= 1_000) await Promise.race(underWay);
    const one = deliver(number).finally(() => underWay.delete(one));
    underWay.add(one);
  }
  await Promise.all(underWay);
  expect(statuses.get(200)).toBe(RATE * SECONDS);

  await product.read();
  clearInterval(watch);
  const { rows } = await fresh.database.pool.query<{ kept: number; webhooks: number; done: number; checkouts: number }>(
    `SELECT count(*)::int AS kept, count(DISTINCT "webhookId")::int AS webhooks, count(*) FILTER (WHERE state = 'done')::int AS done, (SELECT count(*)::int FROM checkouts WHERE shop = $1) AS checkouts FROM inbox WHERE shop = $1`,
    [product.shop.shop],
  );
  const n = RATE * SECONDS;
  expect(rows).toEqual([{ kept: n, webhooks: n, done: n, checkouts: n }]);
  expect(peak).toBeLessThan(600);
});
