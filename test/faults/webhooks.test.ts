import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SECRET } from "../bench/support/product.ts";
import { checkoutPayload, orderPayload, type Shopper } from "../bench/load/payloads.ts";
import { raw } from "../doors/http.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { MINUTE } from "../support/samples.ts";
import { Product } from "./processes/product.ts";

/** `FAULTS=full` says everything more often. */
const FULL = process.env["FAULTS"] === "full";
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

let people = 0;
/** somebody new, who left some minutes ago: nothing is due yet */
const somebody = (): Shopper => ({ number: (people += 1), at: new Date(Math.floor(Date.now() / 1000) * 1000 - 10 * MINUTE) });
const checkout = async ({ number }: Shopper) => product.shop.store.checkouts.get(`chk${number}`);
const journeysOf = ({ number }: Shopper) => product.shop.journeys(`chk${number}`);
const rowsOf = async (webhookId: string) => (await product.kept()).filter((row) => row.webhookId === webhookId);
const ok = { status: 200, retryAfter: null };

describe("fault 1: the same webhook again and again, at once and later", () => {
  it("is answered 200 each time, kept once, and has one effect", async () => {
    for (let round = 0; round < (FULL ? 20 : 2); round += 1) {
      const person = somebody();
      const id = { "x-shopify-webhook-id": `same-${round}` };
      const deliver = () => product.send("checkouts/update", checkoutPayload(person, 2), id);
      expect(await Promise.all(Array.from({ length: 8 }, deliver))).toEqual(Array(8).fill(ok));
      await product.read();
      const once = await journeysOf(person);
      expect(once).toHaveLength(1);
      // a day later: the receipt is old, the row was read
      await fresh.database.pool.query(`UPDATE webhook_receipts SET "receivedAt" = "receivedAt" - interval '1 day' WHERE "webhookId" = $1`, [id["x-shopify-webhook-id"]]);
      expect(await deliver()).toEqual(ok);
      await product.read();
      expect(await rowsOf(id["x-shopify-webhook-id"])).toHaveLength(1);
      expect(await journeysOf(person)).toEqual(once);
    }
  });
});

describe("fault 2: news in the wrong order", () => {
  it("an order before its checkout: it is bought, and nobody is mailed", async () => {
    const person = somebody();
    await product.send("orders/create", orderPayload(person, 0));
    await product.read();
    await product.send("checkouts/create", checkoutPayload(person, 2));
    await product.read();
    expect((await checkout(person))?.status).toBe("purchased");
    expect(await journeysOf(person)).not.toContain("open");
  });

  it("an update before its creation, and the older after the newer: the newest stays", async () => {
    const person = somebody();
    for (const version of [2, 0, 1]) {
      await product.send(version === 0 ? "checkouts/create" : "checkouts/update", checkoutPayload(person, version));
      await product.read();
    }
    expect(await checkout(person)).toMatchObject({ updatedAt: new Date(person.at.getTime() + 40_000), email: expect.stringContaining("@") as string });
    expect((await checkout(person))?.lines).toHaveLength(3);
  });
});

describe("fault 3: an old valid body under a new event id", () => {
  it("is kept, and begins nothing", async () => {
    const person = somebody();
    const old = checkoutPayload(person, 1);
    await product.send("checkouts/update", old);
    await product.send("checkouts/update", { ...checkoutPayload(person, 3), completed_at: new Date().toISOString(), updated_at: new Date().toISOString() });
    await product.send("orders/create", orderPayload(person, 0));
    await product.read();
    const [before, journeys] = [await checkout(person), await journeysOf(person)];
    expect(before?.status).not.toBe("open");
    expect(await product.send("checkouts/update", old, { "x-shopify-webhook-id": "replayed", "x-shopify-event-id": "new-event" })).toEqual(ok);
    await product.read();
    expect(await rowsOf("replayed")).toMatchObject([{ state: "done" }]);
    expect(await checkout(person)).toEqual(before);
    expect(await journeysOf(person)).toEqual(journeys);
  });
});

describe("fault 4: forged", () => {
  const body = JSON.stringify(checkoutPayload({ number: 999_999, at: new Date() }, 2));
  const right = createHmac("sha256", SECRET).update(body).digest("base64");
  it.each<readonly [string, string]>([
    ["another app's signature", createHmac("sha256", "other").update(body).digest("base64")],
    ["none", ""],
    ["one cut short", right.slice(0, 30)],
    ["one in hex", Buffer.from(right, "base64").toString("hex")],
    ["garbage", "%%%==="],
    ["one of another body", createHmac("sha256", SECRET).update("{}").digest("base64")],
  ])("%s: 401, and nothing is written", async (_what, signature) => {
    expect((await product.send("checkouts/update", body, { "x-shopify-hmac-sha256": signature, "x-shopify-webhook-id": "forged" })).status).toBe(401);
    expect(await rowsOf("forged")).toEqual([]);
  });
});

describe("fault 5: bodies that are too much", () => {
  it("1 MB is taken; over the cap 413, declared or chunked; a slow one is cut off", { timeout: 30_000 }, async () => {
    const slow = raw(product.port, ["POST /webhooks HTTP/1.1\r\nHost: x\r\nX-Shopify-Hmac-Sha256: AAAA\r\nContent-Length: 50\r\n\r\nonly this"], 15_000);
    const large = Buffer.alloc(1024 * 1024, " ");
    expect((await product.send("checkouts/update", large, { "x-shopify-webhook-id": "large" })).status).toBe(200);
    expect(Buffer.from((await rowsOf("large"))[0]!.body).equals(large)).toBe(true);
    const head = "POST /webhooks HTTP/1.1\r\nHost: x\r\nX-Shopify-Hmac-Sha256: AAAA\r\n";
    expect(await raw(product.port, [`${head}Content-Length: ${5 * 1024 * 1024 + 1}\r\n\r\n`], 15_000)).toContain(" 413 ");
    const chunk = Buffer.alloc(64 * 1024, " ");
    const endless = Array.from({ length: 81 }, () => [Buffer.from("10000\r\n"), chunk, Buffer.from("\r\n")]).flat();
    expect(await raw(product.port, [`${head}Transfer-Encoding: chunked\r\n\r\n`, ...endless], 15_000)).toContain(" 413 ");
    expect(await slow).toContain(" 408 ");
  });

  it("many large ones at once are taken or sent away to come again; memory stays bounded", { timeout: FULL ? 300_000 : 60_000 }, async () => {
    const body = Buffer.alloc(5 * 1024 * 1024, " ");
    for (let round = 0; round < (FULL ? 5 : 1); round += 1) {
      const answers = await Promise.all(Array.from({ length: 30 }, () => product.send("checkouts/update", body).catch(() => ({ status: 503, retryAfter: null }))));
      expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
      // 128 MB of bodies, what commits and the worker hold of them, and the process itself
      expect(product.residentMb() ?? 0).toBeLessThan(700);
    }
    await fresh.database.pool.query(`DELETE FROM inbox WHERE octet_length(body) > 1000000`);
  });
});

describe("fault 6: signed, and not to be understood", () => {
  it("is kept as it came, answered 200, set aside and counted; the process lives and reads on", async () => {
    const bodies: Readonly<Record<string, Buffer>> = {
      cut: Buffer.from('{"token":'), utf8: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), nul: Buffer.from([0x7b, 0x00, 0x7d]),
      deep: Buffer.from("[".repeat(200_000)), "deep-closed": Buffer.from("[".repeat(200_000) + "]".repeat(200_000)), proto: Buffer.from('{"__proto__":{"token":"x"},"constructor":{"prototype":{"a":1}}}'),
      infinite: Buffer.from('{"id":1e400,"total_price":1e400}'), list: Buffer.from("[]"), nothing: Buffer.from("null"), empty: Buffer.alloc(0),
    };
    for (const [id, body] of Object.entries(bodies)) expect(await product.send("checkouts/update", body, { "x-shopify-webhook-id": id }), id).toEqual(ok);
    const person = somebody();
    await product.send("checkouts/update", checkoutPayload(person, 2));
    await product.read();
    for (const [id, body] of Object.entries(bodies)) {
      const [row] = await rowsOf(id);
      expect(row, id).toMatchObject({ state: "quarantined", reason: expect.stringMatching(/./) as string });
      expect(Buffer.from(row!.body).equals(body), id).toBe(true);
    }
    expect((await product.shop.deps.system.gauges()).inboxQuarantined).toBeGreaterThanOrEqual(Object.keys(bodies).length);
    expect((await checkout(person))?.status).toBe("open");
    expect((await fetch(`${product.url}/healthz`)).status).toBe(200);
  });
});
