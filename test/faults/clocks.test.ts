import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { checkoutPayload, orderPayload, type Shopper } from "../bench/load/payloads.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { HOUR, MINUTE } from "../support/samples.ts";
import { Crowd, kill, until } from "./processes/crowd.ts";
import { Product } from "./processes/product.ts";
import { Sink } from "./processes/sink.ts";

const PEOPLE = process.env["FAULTS"] === "full" ? 200 : 20;

let fresh: FreshDatabase;
const over: (() => Promise<void>)[] = [];
beforeAll(async () => void (fresh = await freshDatabase()));
afterEach(async () => {
  for (const end of over.splice(0).reverse()) await end();
});
afterAll(async () => fresh.close());

describe("fault 13: clocks that are ten minutes off", () => {
  it("of workers, against each other and the database: each mail goes out once, when the first clock says so, and a slow clock sends none again", { timeout: 120_000 }, async () => {
    const sink = await Sink.open(20);
    over.push(() => sink.close());
    const crowd = await Crowd.gather(fresh.system, fresh.url, sink, PEOPLE);
    over.push(() => crowd.disperse());
    const due = HOUR;
    // ten minutes behind a clock that says it is time in a moment
    const behind = await crowd.worker({ now: due - 11 * MINUTE });
    const right = await crowd.worker({ now: due - MINUTE });
    await sleep(500);
    expect(sink.taken.size).toBe(0);
    const ahead = await crowd.worker({ now: due + 9 * MINUTE });
    await until(() => sink.taken.size === PEOPLE);
    await kill(ahead, "SIGTERM");
    // the others go on, also when their time comes; what is planned next stays planned
    const later = await crowd.worker({ now: due + MINUTE });
    await sleep(500);
    for (const worker of [behind, right, later]) expect(await kill(worker, "SIGTERM")).toBe(0);
    expect(sink.twice()).toEqual([]);
    expect(await crowd.states()).toEqual({ "handed-off": PEOPLE });
  });

  it("of Shopify: webhooks from ahead and behind are taken, the payload's own time decides what is newer, and an order from behind ends its checkout", { timeout: 60_000 }, async () => {
    const product = await Product.open(fresh.url);
    over.push(() => product.close());
    const wholeSeconds = Math.floor(Date.now() / 1000) * 1000;
    for (const [number, minutes] of [[1, 10], [2, -10]] as const) {
      const person: Shopper = { number, at: new Date(wholeSeconds + minutes * MINUTE) };
      const skewed = (by: number) => ({ "x-shopify-triggered-at": new Date(wholeSeconds + by * MINUTE).toISOString() });
      // the newer payload first, under the older header
      expect((await product.send("checkouts/update", checkoutPayload(person, 3), skewed(-10))).status).toBe(200);
      expect((await product.send("checkouts/update", checkoutPayload(person, 1), skewed(10))).status).toBe(200);
      await product.read();
      const kept = await product.shop.store.checkouts.get(`chk${number}`);
      expect([kept?.status, kept?.updatedAt, kept?.lines.length]).toEqual(["open", new Date(person.at.getTime() + 60_000), 3]);
      expect(await product.shop.journeys(`chk${number}`)).toEqual(["open"]);
      // the order's times are ten minutes before its checkout's
      expect((await product.send("orders/create", orderPayload({ ...person, at: new Date(person.at.getTime() - 10 * MINUTE) }, 0), skewed(-10))).status).toBe(200);
      await product.read();
      expect((await product.shop.store.checkouts.get(`chk${number}`))?.status).toBe("purchased");
      await until(async () => (await product.shop.journeys(`chk${number}`)).every((one) => one.startsWith("exited")));
    }
    expect(await fresh.database.prisma.message.count({ where: { shop: product.shop.shop } })).toBe(0);
  });
});
