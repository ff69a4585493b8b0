import { existsSync, readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../app/config/env.server.ts";
import { type Running, start } from "../../app/server/start.ts";
import { raw, webhookHeaders } from "../doors/http.ts";
import { NOW, SILENT } from "../support/application.ts";
import { freshDatabase, type FreshDatabase } from "../support/database.ts";
import { environment } from "../support/environment.ts";

/** The whole web process on a real port and an empty database; needs `npm run build` first, as production does. */
let fresh: FreshDatabase;
let running: Running;
/** Shopify's library turns away what calls itself a bot, Node's own fetch among them. */
const BROWSER = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36" };
const BODY = '{"token":"t1","email":null,"line_items":[]}';

beforeAll(async () => {
  expect(existsSync(new URL("../../build/server/index.js", import.meta.url)), "run `npm run build` first").toBe(true);
  fresh = await freshDatabase();
  const config = readConfig(environment({ DATABASE_URL: fresh.url, ROLE: "web", HOST: "127.0.0.1", PORT: "0" }));
  running = await start({ config, clock: { now: () => NOW }, log: SILENT });
});
afterAll(async () => {
  await running?.stop();
  await fresh?.close();
});

const get = (path: string, init: RequestInit = {}) => fetch(running.url + path, { redirect: "manual", ...init });
const rows = () => fresh.database.prisma.inboxRow.findMany({ orderBy: { id: "asc" } });

describe("the web process", () => {
  it("is healthy", async () => {
    const response = await get("/healthz");
    expect([response.status, await response.json()]).toEqual([200, { status: "ok", database: "ok", worker: null }]);
    expect((await get("/healthz", { method: "POST" })).status).toBe(405);
  });

  it("sends its files compressed to whom that suits", async () => {
    const largest = readdirSync(new URL("../../build/client/assets", import.meta.url)).find((name) => name.endsWith(".css"));
    const sizeOf = async (encoding: string) => {
      const head = `GET /assets/${largest} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: ${encoding}\r\nConnection: close\r\n\r\n`;
      const answer = await raw(Number(new URL(running.url).port), [head], 10_000);
      return { encoding: /^content-encoding: (\w+)/im.exec(answer)?.[1], size: answer.length };
    };
    const [plain, brotli] = [await sizeOf("identity"), await sizeOf("br")];
    expect([plain.encoding, brotli.encoding]).toEqual([undefined, "br"]);
    expect(brotli.size).toBeLessThan(plain.size / 3);
  });

  it("keeps a signed webhook and refuses a forged one", async () => {
    expect((await get("/webhooks", { method: "POST", body: BODY, headers: webhookHeaders(BODY, {}, "other") })).status).toBe(401);
    expect(await rows()).toEqual([]);
    expect((await get("/webhooks", { method: "POST", body: BODY, headers: webhookHeaders(BODY) })).status).toBe(200);
    expect((await rows()).map((row) => Buffer.from(row.body).toString())).toEqual([BODY]);
  });

  it("answers 200 to each of many repeats at once, and keeps one row", async () => {
    const before = (await rows()).length;
    const headers = webhookHeaders(BODY, { "x-shopify-webhook-id": "the-same" });
    const answers = await Promise.all(Array.from({ length: 40 }, () => get("/webhooks", { method: "POST", body: BODY, headers })));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(await rows()).toHaveLength(before + 1);
  });

  it("keeps every one of many different webhooks at once, NUL bytes and all", async () => {
    const before = (await rows()).length;
    const bodies = Array.from({ length: 200 }, (_, index) => `{"n":${index},"nul":"\u0000"}`);
    const answers = await Promise.all(bodies.map((body) => get("/webhooks", { method: "POST", body, headers: webhookHeaders(body) })));
    expect(answers.filter((answer) => answer.status !== 200)).toEqual([]);
    const kept = (await rows()).slice(before).map((row) => Buffer.from(row.body).toString());
    expect(kept.sort()).toEqual([...bodies].sort());
  });

  it("shows a plain front page outside of the admin, and never asks for a shop", async () => {
    const response = await get("/");
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain("open the admin of your store");
    expect(html).not.toContain("<input");
    expect(response.headers.get("content-security-policy")).toBe("frame-ancestors 'none'");
    expect([response.headers.get("x-content-type-options"), response.headers.get("x-powered-by")]).toEqual(["nosniff", null]);
    expect((await get("/app", { headers: BROWSER })).headers.get("location")).toBe("/auth/login");
    expect((await get("/auth/login")).headers.get("location")).toBe("/");
  });

  it("lets the shop's own admin frame the admin pages, through Shopify's bounce page", async () => {
    const host = Buffer.from("admin.shopify.com/store/fernweh").toString("base64");
    const response = await get(`/app?embedded=1&shop=fernweh.myshopify.com&host=${host}`, { headers: BROWSER });
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toMatch(/^\/auth\/session-token\?/);
    const bounce = await get(response.headers.get("location")!, { headers: BROWSER });
    expect(await bounce.text()).toContain("app-bridge.js");
    expect(bounce.headers.get("content-security-policy")).toContain("frame-ancestors https://fernweh.myshopify.com https://admin.shopify.com");
  });

  it("answers bots at the admin's door with 410", async () => {
    expect((await get("/app?shop=fernweh.myshopify.com", { headers: { "user-agent": "curl/8.0" } })).status).toBe(410);
  });

  it("takes its own origin from the configuration, not from Host", async () => {
    const port = Number(new URL(running.url).port);
    const host = Buffer.from("admin.shopify.com/store/fernweh").toString("base64");
    const answer = await raw(port, [`GET /app?embedded=1&shop=fernweh.myshopify.com&host=${host} HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nUser-Agent: Mozilla/5.0 Chrome/140.0.0.0\r\nConnection: close\r\n\r\n`], 5_000);
    expect(answer).toContain("302");
    expect(answer).toContain(encodeURIComponent("https://app.example.com"));
    expect(answer).not.toContain("evil.example");
  });

  it("shows a friendly 404 to a forged link and to an address that does not exist, which Remix renders", async () => {
    for (const path of ["/t/c/1.x.y", "/u/1.x.y"]) {
      const response = await get(path, { headers: { "accept-language": "de" } });
      expect([response.status, (await response.text()).includes("Dieser Link funktioniert nicht")]).toEqual([404, true]);
    }
    const missing = await get("/no/such/page");
    expect([missing.status, (await missing.text()).includes("Page not found")]).toEqual([404, true]);
    expect((await get("/assets/none.js")).status).toBe(404);
  });

  it("refuses the app proxy without a signature", async () => {
    expect((await get("/proxy/offer?shop=fernweh.myshopify.com&lm=x")).status).toBe(400);
  });

  it("bounds what a form may send", async () => {
    const big = "x".repeat(2 * 1024 * 1024 + 1);
    expect((await get("/u/x", { method: "POST", body: big })).status).toBe(413);
    expect((await get("/healthz")).status).toBe(200);
  });

  it("does not know SendGrid's door unless SendGrid is configured", async () => {
    expect((await get("/events/sendgrid", { method: "POST", body: "[]" })).status).toBe(404);
  });

  it("serves the built files for ever, by their content's name", async () => {
    const html = await (await get("/")).text();
    const script = /\/assets\/[\w.-]+\.js/.exec(html)![0];
    const response = await get(script);
    expect([response.status, response.headers.get("cache-control")]).toEqual([200, "public, max-age=31536000, immutable"]);
  });
});
