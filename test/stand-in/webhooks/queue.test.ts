import { createServer, type IncomingHttpHeaders } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Documents } from "../world/documents.ts";
import { webhooksPage } from "./page.ts";
import { WebhookQueue } from "./queue.ts";
import { webhookHmac } from "./signature.ts";

const SECRET = "hush";
let folder: string;
let answer = 200;
let url = "";
let received: { headers: IncomingHttpHeaders; body: string }[] = [];
const app = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString()));
  request.on("end", () => {
    received.push({ headers: request.headers, body });
    response.writeHead(answer).end();
  });
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "webhooks-"));
  [answer, received] = [200, []];
  await new Promise<void>((done) => app.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(app.address() as AddressInfo).port}/webhooks`;
});
afterEach(async () => {
  await new Promise((done) => app.close(done));
  rmSync(folder, { recursive: true });
});

function open(backoffMs: readonly number[] = [10, 10]): { queue: WebhookQueue; documents: Documents } {
  const documents = new Documents(join(folder, "world.db"));
  const destination = (topic: string) => (topic.startsWith("orders/") ? { url, apiVersion: "2026-07" } : null);
  const queue = new WebhookQueue({ documents, shop: "demo.myshopify.com", secret: SECRET, now: () => new Date("2026-11-02T15:00:00Z"), destination, backoffMs });
  queue.start();
  return { queue, documents };
}

it("delivers with all of Shopify's headers and a signature over the raw body", async () => {
  const { queue } = open();
  queue.emit("orders/create", { id: 1, name: "Ünï" });
  await queue.settled();
  const [one] = received;
  expect(one?.headers).toMatchObject({
    "x-shopify-topic": "orders/create",
    "x-shopify-shop-domain": "demo.myshopify.com",
    "x-shopify-api-version": "2026-07",
    "x-shopify-triggered-at": "2026-11-02T15:00:00.000Z",
    "x-shopify-hmac-sha256": webhookHmac('{"id":1,"name":"Ünï"}', SECRET),
  });
  expect(one?.headers["x-shopify-webhook-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(one?.headers["x-shopify-event-id"]).toMatch(/^[0-9a-f-]{36}$/);
  await queue.close();
});

it("keeps topics without a subscription to itself", async () => {
  const { queue } = open();
  queue.emit("themes/publish", {});
  expect(queue.list()).toEqual([]);
  await queue.close();
});

it("repeats with the same webhook id until the app answers, and gives up in the end", async () => {
  const { queue } = open();
  answer = 503;
  queue.emit("orders/create", { id: 1 });
  await queue.settled(100);
  expect(queue.list()[0]?.state).toBe("failed");
  expect(received.length).toBe(3);
  expect(new Set(received.map((one) => one.headers["x-shopify-webhook-id"])).size).toBe(1);
  await queue.close();
});

it("delivers after a restart what the app did not take before", async () => {
  const first = open([60_000]);
  answer = 500;
  first.queue.emit("orders/create", { id: 7 });
  await first.queue.settled();
  await first.queue.close();
  first.documents.close();
  [answer, received] = [200, []];
  const second = open();
  await second.queue.settled(100);
  expect(received.map((one) => one.body)).toEqual(['{"id":7}']);
  expect(second.queue.list()[0]?.state).toBe("delivered");
  await second.queue.close();
});

it("holds, and lets go last first; sends one twice", async () => {
  const { queue } = open();
  queue.hold(true);
  for (const id of [1, 2, 3]) queue.emit("orders/create", { id });
  await queue.settled();
  expect(received).toEqual([]);
  expect(await queue.release("last-first")).toBe(3);
  expect(received.map((one) => one.body)).toEqual(['{"id":3}', '{"id":2}', '{"id":1}']);
  await queue.send(queue.list()[0]?.id ?? "", 2);
  expect(received.length).toBe(5);
  await queue.close();
});

it("loses as many as asked for, also over a restart, and delivers what comes after", async () => {
  const first = open();
  first.queue.lose(2);
  expect(webhooksPage(first.queue, "UTC")).toContain("The next 2 will be lost.");
  first.queue.emit("products/update", { id: 0 });
  first.queue.emit("orders/create", { id: 1 });
  await first.queue.close();
  const { queue } = open();
  expect(queue.losing()).toBe(1);
  queue.emit("orders/create", { id: 2 });
  queue.emit("orders/create", { id: 3 });
  await queue.settled();
  expect(received.map((one) => one.body)).toEqual(['{"id":3}']);
  expect(queue.list().map((one) => one.state)).toEqual(["lost", "lost", "delivered"]);
  await queue.close();
});
