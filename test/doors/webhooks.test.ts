import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import type { IncomingWebhook } from "../../app/use-cases/ports/system-store.ts";
import { createWebhookDoor, type WebhookDoorOptions } from "../../app/server/webhooks/door.ts";
import { API_SECRET } from "../support/environment.ts";
import { listeningLog, raw, serve, SHOP, webhookHeaders } from "./http.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function door(options: Partial<WebhookDoorOptions> = {}) {
  const rows: IncomingWebhook[] = [];
  const log = listeningLog();
  const system = { appendInbox: async (batch: readonly IncomingWebhook[]) => rows.push(...batch) };
  const made = createWebhookDoor({ system, secrets: [API_SECRET], log, ...options });
  const server = await serve({ "/webhooks": made.handle });
  open.push(server);
  const post = (body: string | Buffer, headers: Record<string, string>, method = "POST") =>
    fetch(`${server.url}/webhooks`, { method, headers, ...(method === "GET" ? {} : { body: new Uint8Array(Buffer.from(body)) }) }).then((response) => response.status);
  return { ...server, rows, log, post, idle: made.idle };
}

const BODY = '{"token":"abc","email":"erika@example.com"}';

describe("the webhook door, forged", () => {
  it.each<readonly [string, string, Record<string, string>]>([
    ["no signature", BODY, { ...webhookHeaders(BODY), "x-shopify-hmac-sha256": "" }],
    ["another app's secret", BODY, webhookHeaders(BODY, {}, "other-secret")],
    ["a changed body", BODY.replace("abc", "abd"), webhookHeaders(BODY)],
    ["a signature cut short", BODY, webhookHeaders(BODY, { "x-shopify-hmac-sha256": createHmac("sha256", API_SECRET).update(BODY).digest("base64").slice(0, 40) })],
    ["a signature with more after it", BODY, webhookHeaders(BODY, { "x-shopify-hmac-sha256": `${createHmac("sha256", API_SECRET).update(BODY).digest("base64")}AA` })],
    ["the right bytes in hex", BODY, webhookHeaders(BODY, { "x-shopify-hmac-sha256": createHmac("sha256", API_SECRET).update(BODY).digest("hex") })],
    ["garbage for base64", BODY, webhookHeaders(BODY, { "x-shopify-hmac-sha256": "%%%\u00ff===" })],
    ["an empty body under another one's signature", "", webhookHeaders(BODY)],
  ])("refuses %s with 401 and writes nothing", async (_what, body, headers) => {
    const { post, rows, log, idle } = await door();
    expect(await post(body, headers)).toBe(401);
    await idle();
    expect(rows).toEqual([]);
    expect(log.lines.join()).not.toMatch(/erika|abc/);
  });

  it("control: the same request with the right signature is kept, byte for byte", async () => {
    const { post, rows } = await door();
    expect(await post(BODY, webhookHeaders(BODY))).toBe(200);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ shop: SHOP, topic: "checkouts/create", apiVersion: "2026-07" });
    expect(rows[0]!.body.toString()).toBe(BODY);
  });

  it("answers 405 to anything but POST, and names what is allowed", async () => {
    const { url, rows } = await door();
    for (const method of ["GET", "PUT", "DELETE"]) {
      const response = await fetch(`${url}/webhooks`, { method, headers: webhookHeaders("") });
      expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
    }
    expect(rows).toEqual([]);
  });

  it.each(["x-shopify-shop-domain", "x-shopify-topic", "x-shopify-webhook-id"])("answers 400 when %s is missing", async (header) => {
    const { post, rows } = await door();
    const headers = webhookHeaders(BODY);
    delete headers[header];
    expect(await post(BODY, headers)).toBe(400);
    expect(rows).toEqual([]);
  });

  it.each([
    ["x-shopify-shop-domain", "evil.example.com"], ["x-shopify-shop-domain", "a.myshopify.com.evil.example"], ["x-shopify-topic", "x".repeat(5000)], ["x-shopify-webhook-id", "y".repeat(3000)],
  ])("answers 400 to a strange %s, which no index could hold", async (header, value) => {
    const { post, rows } = await door();
    expect(await post(BODY, webhookHeaders(BODY, { [header]: value }))).toBe(400);
    expect(rows).toEqual([]);
  });
});

describe("the webhook door, signed", () => {
  it("accepts the secret before the last rotation, and no older one", async () => {
    const { post } = await door({ secrets: [API_SECRET, "previous"] });
    expect(await post(BODY, webhookHeaders(BODY))).toBe(200);
    expect(await post(BODY, webhookHeaders(BODY, {}, "previous"))).toBe(200);
    expect(await post(BODY, webhookHeaders(BODY, {}, "before that"))).toBe(401);
  });

  it.each<readonly [string, Buffer]>([
    ["invalid JSON", Buffer.from('{"token":')],
    ["a NUL byte", Buffer.from('{"a":"\u0000"}')],
    ["invalid UTF-8", Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d])],
    ["deep nesting", Buffer.from("[".repeat(100_000))],
    ["numbers beyond all bounds", Buffer.from('{"id":99999999999999999999,"x":1e400}')],
    ["an empty body", Buffer.alloc(0)],
    ["1 MB", Buffer.alloc(1024 * 1024, "x")],
  ])("keeps %s as it came, with 200", async (_what, body) => {
    const { post, rows } = await door();
    expect(await post(body, webhookHeaders(body))).toBe(200);
    expect(rows[0]!.body.equals(body)).toBe(true);
  });

  it("takes an age of weeks, and a time that is none", async () => {
    const { post, rows } = await door();
    expect(await post(BODY, webhookHeaders(BODY, { "x-shopify-triggered-at": "2020-01-01T00:00:00Z" }))).toBe(200);
    expect(await post(BODY, webhookHeaders(BODY, { "x-shopify-triggered-at": "soon" }))).toBe(200);
    expect(rows.map((row) => row.triggeredAt?.toISOString() ?? null)).toEqual(["2020-01-01T00:00:00.000Z", null]);
  });
});

describe("the webhook door, too much", () => {
  it("answers 413 over the cap: declared, and chunked without a length", async () => {
    const { url, rows } = await door({ maxBytes: 1000 });
    const big = "x".repeat(1001);
    const declared = await fetch(`${url}/webhooks`, { method: "POST", headers: webhookHeaders(big), body: big });
    expect(declared.status).toBe(413);
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from("x".repeat(600)));
        controller.enqueue(Buffer.from("x".repeat(401)));
        controller.close();
      },
    });
    const chunked = await fetch(`${url}/webhooks`, { method: "POST", headers: webhookHeaders(big), body: stream, duplex: "half" } as RequestInit);
    expect(chunked.status).toBe(413);
    expect(rows).toEqual([]);
    const allowed = "x".repeat(1000);
    expect((await fetch(`${url}/webhooks`, { method: "POST", headers: webhookHeaders(allowed), body: allowed })).status).toBe(200);
  });

  it("cuts off a body that does not arrive", async () => {
    const { port, rows } = await door({ bodyTimeoutMs: 100 });
    const started = performance.now();
    const answer = await raw(port, [`POST /webhooks HTTP/1.1\r\nHost: x\r\nX-Shopify-Hmac-Sha256: AAAA\r\nContent-Length: 50\r\n\r\nonly this`], 5_000);
    expect(answer).toContain("408");
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(rows).toEqual([]);
  });

  it("holds no more bytes at once than it may, and gives them back", async () => {
    const { promise: blocked, resolve: release } = Promise.withResolvers<void>();
    const { post } = await door({ maxHeldBytes: 1500, system: { appendInbox: async (batch) => blocked.then(() => batch.length) } });
    const body = "x".repeat(1000);
    const first = post(body, webhookHeaders(body));
    await sleep(50);
    expect(await post(body, webhookHeaders(body))).toBe(503);
    release();
    expect(await first).toBe(200);
    expect(await post(body, webhookHeaders(body))).toBe(200);
    expect(await post(body, webhookHeaders(body, {}, "forged"))).toBe(401);
    expect(await post(body, webhookHeaders(body))).toBe(200);
  });

  it("answers 503 when the queue is full", async () => {
    const { promise: blocked, resolve: release } = Promise.withResolvers<void>();
    const { post } = await door({ maxWaiting: 1, system: { appendInbox: async (batch) => blocked.then(() => batch.length) } });
    const first = post(BODY, webhookHeaders(BODY));
    await sleep(30);
    const second = post(BODY, webhookHeaders(BODY));
    await sleep(30);
    expect(await post(BODY, webhookHeaders(BODY))).toBe(503);
    release();
    expect(await Promise.all([first, second])).toEqual([200, 200]);
  });
});

describe("the webhook door without a database", () => {
  it("answers 503, quotes nothing of the row, and 200 once the database is back", async () => {
    let down = true;
    const rows: IncomingWebhook[] = [];
    const system = {
      async appendInbox(batch: readonly IncomingWebhook[]) {
        if (down) throw Object.assign(new Error("Key (email)=(erika@example.com)"), { code: "57P01" });
        return rows.push(...batch);
      },
    };
    const { post, log } = await door({ system });
    expect(await post(BODY, webhookHeaders(BODY))).toBe(503);
    expect(log.lines.join()).toContain("57P01");
    expect(log.lines.join()).not.toContain("erika");
    down = false;
    expect(await post(BODY, webhookHeaders(BODY))).toBe(200);
    expect(rows).toHaveLength(1);
  });

  it("answers 503 in time when the database hangs", async () => {
    const { promise: forever, resolve: release } = Promise.withResolvers<number>();
    const { post } = await door({ commitTimeoutMs: 50, system: { appendInbox: () => forever } });
    expect(await post(BODY, webhookHeaders(BODY))).toBe(503);
    release(1);
  });
});
