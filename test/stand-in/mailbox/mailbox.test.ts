import { generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { EventWebhook } from "@sendgrid/eventwebhook";
import express from "express";
import nodemailer from "nodemailer";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testWorld, type Payload, type TestWorld } from "../world/test-world.ts";
import type { Mail } from "../world/types.ts";
import { mailboxRouter, type MailboxRouter } from "./router.ts";
import { startSmtp } from "./smtp.ts";

const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
const privateKey = keys.privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
const publicKey = keys.publicKey.export({ format: "der", type: "spki" }).toString("base64");
const HTML = '<!doctype html><html><head><title>t</title></head><body><a href="https://example.com/">Back</a></body></html>';

let world: TestWorld;
let server: Server;
let router: MailboxRouter;
let url: string;
/** what the app was told, and what it answers */
let told: { body: string; signature: string; timestamp: string }[];
let appAnswers: number[];
let unsubscribed: { body: string; type: string | undefined; cookie: string | undefined }[];

beforeEach(async () => {
  world = testWorld();
  told = [];
  appAnswers = [];
  unsubscribed = [];
  const app = express();
  app.post("/events/sendgrid", express.text({ type: () => true }), (req, res) => {
    told.push({ body: String(req.body), signature: String(req.headers["x-twilio-email-event-webhook-signature"]), timestamp: String(req.headers["x-twilio-email-event-webhook-timestamp"]) });
    res.sendStatus(appAnswers.shift() ?? 200);
  });
  app.post("/u/token", express.text({ type: () => true }), (req, res) => {
    unsubscribed.push({ body: String(req.body), type: req.headers["content-type"], cookie: req.headers.cookie });
    res.sendStatus(200);
  });
  server = createServer(app);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  router = mailboxRouter(world, { appUrl: url, sendgridApiKey: "SG.key", eventPrivateKey: privateKey });
  app.use(router);
});
afterEach(() => {
  router.sender.close();
  server.close();
  server.closeAllConnections();
});

const valid = (): Payload => ({
  personalizations: [{ to: [{ email: "lena@example.com", name: "Lena" }] }],
  from: { email: "hello@shop.example", name: "Shop" },
  subject: "You left something",
  content: [{ type: "text/plain", value: "Hello" }, { type: "text/html", value: HTML }],
  headers: { "List-Unsubscribe": `<${url}/u/token>, <mailto:u@shop.example>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
  custom_args: { shop: "fernweh-outfitters.myshopify.com", message_id: "m-1" },
});
const send = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/sendgrid/v3/mail/send`, { method: "POST", headers: { authorization: "Bearer SG.key", "content-type": "application/json", ...headers }, body: typeof body === "string" ? body : JSON.stringify(body) });
const mails = (): Mail[] => world.documents.list<Mail>("mail");
const events = (): Payload[] => told.flatMap((t) => JSON.parse(t.body) as Payload[]);

describe("sending as with SendGrid", () => {
  test("a valid mail is taken with 202 and an id, and lies in the mailbox in business time", async () => {
    world.clock.advance(3_600_000);
    const answer = await send(valid());
    expect(answer.status).toBe(202);
    expect(mails()).toMatchObject([{ id: answer.headers.get("x-message-id"), via: "sendgrid", to: { email: "lena@example.com", name: "Lena" }, html: HTML, text: "Hello", receivedAt: "2026-11-21T16:00:00.000Z" }]);
    expect(mails()[0]!.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
  });

  const broken: [field: string | null, change: (body: Payload) => unknown][] = [
    ["personalizations", (b) => ({ ...b, personalizations: [] })],
    ["personalizations.0.to", (b) => ({ ...b, personalizations: [{ to: [] }] })],
    ["personalizations.0.to.0.email", (b) => ({ ...b, personalizations: [{ to: [{ email: "lena" }] }] })],
    ["personalizations.0", (b) => ({ ...b, personalizations: [{ to: [{ email: "a@b.example" }, { email: "A@b.example" }] }] })],
    ["from.email", (b) => ({ ...b, from: undefined })],
    ["from.email", (b) => ({ ...b, from: { email: "hällo@shop.example" } })],
    ["from.name", (b) => ({ ...b, from: { email: "hello@shop.example", name: "Shop, Inc." } })],
    ["reply_to.email", (b) => ({ ...b, reply_to: { email: "nobody" } })],
    ["subject", (b) => ({ ...b, subject: "" })],
    ["content", (b) => ({ ...b, content: undefined })],
    ["content", (b) => ({ ...b, content: [...(b.content as unknown[])].reverse() })],
    ["content.0.value", (b) => ({ ...b, content: [{ type: "text/plain", value: "" }] })],
    ["headers.Reply-To", (b) => ({ ...b, headers: { "Reply-To": "x@y.example" } })],
    ["headers.X-A", (b) => ({ ...b, headers: { "X-A": "a\r\nBcc: all@example.com" } })],
    ["custom_args", (b) => ({ ...b, custom_args: { n: 1 } })],
    ["custom_args", (b) => ({ ...b, custom_args: { long: "x".repeat(10_000) } })],
    ["categories", (b) => ({ ...b, categories: Array.from({ length: 11 }, String) })],
    [null, () => "{"],
    [null, () => "[]"],
  ];
  test.each(broken)("refuses what SendGrid refuses: %s (%#)", async (field, change) => {
    const answer = await send(change(valid()));
    expect(answer.status).toBe(400);
    const { errors } = (await answer.json()) as { errors: { field: string | null; message: string }[] };
    expect(errors.map((e) => e.field)).toEqual([field]);
    expect(mails()).toEqual([]);
  });

  test("refuses a wrong or missing key and another content type", async () => {
    expect((await send(valid(), { authorization: "Bearer SG.kez" })).status).toBe(401);
    expect((await send(valid(), { authorization: "" })).status).toBe(401);
    expect((await send(valid(), { "content-type": "text/plain" })).status).toBe(415);
  });

  test("sandbox mode checks and sends nothing", async () => {
    expect((await send({ ...valid(), mail_settings: { sandbox_mode: { enable: true } } })).status).toBe(200);
    expect(mails()).toEqual([]);
  });
});

describe("faults on purpose", () => {
  const fault = (body: object): Promise<Response> => fetch(`${url}/sendgrid/faults`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

  test("429 with retry-after, as often as told", async () => {
    await fault({ kind: "rate-limited", times: 2, retryAfter: 7 });
    const answer = await send(valid());
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "7"]);
    expect((await send(valid())).status).toBe(429);
    expect((await send(valid())).status).toBe(202);
  });

  test("500 takes nothing", async () => {
    await fault({ kind: "server-error" });
    expect((await send(valid())).status).toBe(500);
    expect(mails()).toEqual([]);
  });

  test("accept, then never answer: the mail is there and its events come", async () => {
    await fault({ kind: "accept-then-hang" });
    const abort = new AbortController();
    const hanging = fetch(`${url}/sendgrid/v3/mail/send`, { method: "POST", signal: abort.signal, headers: { authorization: "Bearer SG.key", "content-type": "application/json" }, body: JSON.stringify(valid()) });
    await expect.poll(() => events().length).toBe(2);
    expect(mails()).toHaveLength(1);
    abort.abort();
    await expect(hanging).rejects.toThrow();
  });
});

describe("events to the app", () => {
  test("carry a signature that SendGrid's own library accepts, over timestamp and raw body", async () => {
    await send(valid());
    await expect.poll(() => events().length).toBe(2);
    const webhook = new EventWebhook();
    const key = webhook.convertPublicKeyToECDSA(publicKey);
    const [first] = told;
    expect(webhook.verifySignature(key, first!.body, first!.signature, first!.timestamp)).toBe(true);
    expect(webhook.verifySignature(key, `${first!.body} `, first!.signature, first!.timestamp)).toBe(false);
    expect(Math.abs(Number(first!.timestamp) - Date.now() / 1000)).toBeLessThan(10);
    expect(events()).toMatchObject([{ event: "processed", message_id: "m-1", shop: "fernweh-outfitters.myshopify.com", timestamp: world.clock.now().getTime() / 1000 }, { event: "delivered", email: "lena@example.com" }]);
    expect(new Set(events().map((e) => e.sg_event_id)).size).toBe(2);
  });

  test("are sent again with the same ids until the app takes them", async () => {
    appAnswers = [503];
    await send(valid());
    await expect.poll(() => mails()[0]?.events.every((e) => e.answered === 200), { timeout: 5000 }).toBe(true);
    expect(told.length).toBeGreaterThan(1);
    expect((JSON.parse(told[0]!.body) as Payload[])[0]!.sg_event_id).toBe((JSON.parse(told[1]!.body) as Payload[])[0]!.sg_event_id);
  });

  test("what was not delivered is sent by the next process", async () => {
    appAnswers = Array.from({ length: 50 }, () => 503);
    await send(valid());
    await expect.poll(() => told.length).toBeGreaterThan(0);
    router.sender.close();
    appAnswers = [];
    const next = mailboxRouter(world, { appUrl: url, sendgridApiKey: "SG.key", eventPrivateKey: privateKey });
    await expect.poll(() => mails()[0]!.events.every((e) => e.answered === 200)).toBe(true);
    next.sender.close();
  });

  test("buttons make a mail bounce or complain; SendGrid then drops the next one to that address", async () => {
    await send(valid());
    await fetch(`${url}/mailbox/${mails()[0]!.id}/event`, { method: "POST", body: new URLSearchParams({ event: "spamreport" }), redirect: "manual" });
    await send(valid());
    await expect.poll(() => events().map((e) => e.event)).toEqual(["processed", "delivered", "spamreport", "dropped"]);
  });
});

describe("reading mails", () => {
  test("one click unsubscribes as a mail provider does it", async () => {
    await send(valid());
    const { id } = mails()[0]!;
    expect(await (await fetch(`${url}/mailbox/${id}`)).text()).toContain(">Unsubscribe</button>");
    await fetch(`${url}/mailbox/${id}/one-click`, { method: "POST", redirect: "manual", headers: { cookie: "session=1" } });
    expect(unsubscribed).toEqual([{ body: "List-Unsubscribe=One-Click", type: "application/x-www-form-urlencoded", cookie: undefined }]);
    expect(mails()[0]!.oneClick).toMatchObject({ status: 200 });
  });

  test("a mail's HTML runs nothing, opens links outside and stands in a sandbox", async () => {
    await send({ ...valid(), subject: "<script>alert(1)</script>", content: [{ type: "text/html", value: HTML.replace("</body>", "<script>alert(1)</script></body>") }] });
    const { id } = mails()[0]!;
    const html = await fetch(`${url}/mailbox/${id}/html`);
    expect(html.headers.get("content-security-policy")).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/);
    expect(await html.text()).toContain('<head><base target="_blank">');
    const page = await (await fetch(`${url}/mailbox/${id}`)).text();
    expect(page).not.toContain("<script>alert");
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(await (await fetch(`${url}/mailbox`)).text()).not.toContain("<script>alert");
  });

  test("mail over SMTP lies in the same mailbox", async () => {
    const smtp = await startSmtp(world, 0);
    const transport = nodemailer.createTransport({ host: "127.0.0.1", port: smtp.port, auth: { user: "a", pass: "b" } });
    await transport.sendMail({ from: "Shop <a@shop.example>", to: [{ name: "Jürgen", address: "j@example.com" }], subject: "Schöne Grüße", text: "hallo", html: "<p>hallo</p>", headers: { "List-Unsubscribe": "<mailto:u@shop.example>" } });
    transport.close();
    await smtp.close();
    expect(mails()).toMatchObject([{ via: "smtp", to: { email: "j@example.com", name: "Jürgen" }, subject: "Schöne Grüße", html: "<p>hallo</p>" }]);
    expect(await (await fetch(`${url}/mailbox/${mails()[0]!.id}`)).text()).toContain("Unsubscribe header without one click");
  });
});
