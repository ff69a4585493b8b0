import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { createTunnel } from "./tunnel.ts";

const CONTROL = "http://localhost:4000";
const BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";
const open: Server[] = [];

async function listen(server: Server): Promise<string> {
  open.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
afterEach(() => open.splice(0).forEach((server) => server.close()));

it("lets the stand-in frame the app and gives it the stand-in's App Bridge, also cut across chunks", async () => {
  const app = await listen(createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html", "content-security-policy": "frame-ancestors https://x.myshopify.com;", link: `<${BRIDGE}>; rel="preload"` });
    response.write(`<script src="${BRIDGE.slice(0, 20)}`);
    setTimeout(() => response.end(`${BRIDGE.slice(20)}"></script>ü`), 20);
  }));
  const answer = await fetch(await listen(createTunnel({ target: app, controlUrl: CONTROL })));
  expect(await answer.text()).toBe(`<script src="${CONTROL}/app-bridge.js"></script>ü`);
  expect(answer.headers.get("content-security-policy")).toBe(`frame-ancestors ${CONTROL} https://x.myshopify.com;`);
  expect(answer.headers.get("link")).toBeNull();
});

it("passes bodies, status and other content through unchanged", async () => {
  const app = await listen(createServer((request, response) => {
    response.writeHead(201, { "content-type": "application/javascript" });
    request.pipe(response);
  }));
  const body = `load("${BRIDGE}")\0`;
  const answer = await fetch(await listen(createTunnel({ target: app, controlUrl: CONTROL })), { method: "POST", body });
  expect([answer.status, await answer.text()]).toEqual([201, body]);
});

it("sends whom the app sends to Shopify's admin to the stand-in's", async () => {
  const app = await listen(createServer((_request, response) => response.writeHead(302, { location: "https://admin.shopify.com/store/demo/apps/key" }).end()));
  const answer = await fetch(await listen(createTunnel({ target: app, controlUrl: CONTROL })), { redirect: "manual" });
  expect(answer.headers.get("location")).toBe(`${CONTROL}/admin/store/demo/apps/key`);
});

it("says so when the app does not answer", async () => {
  const answer = await fetch(await listen(createTunnel({ target: "http://127.0.0.1:9", controlUrl: CONTROL })));
  expect(answer.status).toBe(502);
});
