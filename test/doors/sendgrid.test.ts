import { createSign, generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDoors } from "../../app/server/doors.ts";
import { NOW, type TestApplication, testApplication } from "../support/application.ts";
import { SENDGRID_PRIVATE_KEY, SENDGRID_PUBLIC_KEY } from "../support/environment.ts";
import { sentMessage, type SentMessage } from "../support/sent-message.ts";
import { serve, SHOP } from "./http.ts";

/** SendGrid's events through the wired application into a real database. */
let test: TestApplication;
let server: Awaited<ReturnType<typeof serve>>;
let message: SentMessage;
const SECONDS = Math.floor(NOW.getTime() / 1000);

beforeAll(async () => {
  test = await testApplication({ SENDGRID_API_KEY: "SG.test", SENDGRID_EVENT_PUBLIC_KEY: SENDGRID_PUBLIC_KEY, MAIL_PROVIDER: "sendgrid" });
  server = await serve(createDoors(test.app, { worker: null, startedAt: NOW }).all);
  message = await sentMessage(test.app.system, test.prisma, SHOP);
  await sentMessage(test.app.system, test.prisma, "other.myshopify.com");
});
afterAll(async () => {
  await server?.close();
  await test?.close();
});

const event = (changes: object = {}) => ({ event: "delivered", sg_event_id: "e1", timestamp: SECONDS, email: "erika@example.com", shop: SHOP, message_id: message.id, ...changes });

function post(events: unknown, { key = SENDGRID_PRIVATE_KEY, timestamp = String(SECONDS), changed }: { key?: typeof SENDGRID_PRIVATE_KEY; timestamp?: string; changed?: string } = {}): Promise<number> {
  const body = JSON.stringify(events);
  const signature = createSign("sha256").update(timestamp).update(body).sign(key, "base64");
  return fetch(`${server.url}/events/sendgrid`, {
    method: "POST",
    headers: { "x-twilio-email-event-webhook-signature": signature, "x-twilio-email-event-webhook-timestamp": timestamp },
    body: changed ?? body,
  }).then((response) => response.status);
}
const stored = () => test.prisma.deliveryEvent.findMany({ select: { shop: true, kind: true, eventId: true } });

describe("SendGrid's events", () => {
  it("forged with another key or changed after signing, are refused, and nothing is written", async () => {
    expect(await post([event()], { key: generateKeyPairSync("ec", { namedCurve: "prime256v1" }).privateKey })).toBe(401);
    expect(await post([event()], { changed: JSON.stringify([event({ event: "bounce" })]) })).toBe(401);
    expect(await stored()).toEqual([]);
  });

  it("are kept once, however often and however late they come again", async () => {
    expect(await post([event()])).toBe(200);
    expect(await Promise.all([post([event()]), post([event(), event()]), post([event()], { timestamp: "1500000000" })])).toEqual([200, 200, 200]);
    expect(await stored()).toEqual([{ shop: SHOP, kind: "delivered", eventId: "e1" }]);
    expect((await test.prisma.message.findFirstOrThrow({ where: { shop: SHOP } })).deliveredAt).not.toBeNull();
  });

  it("of unknown shops and messages change nothing", async () => {
    expect(await post([event({ shop: "nobody.myshopify.com", sg_event_id: "e2" }), event({ message_id: "none", sg_event_id: "e3" }), { junk: true }, 7, null])).toBe(200);
    expect(await stored()).toHaveLength(1);
    expect((await test.prisma.message.findFirstOrThrow({ where: { shop: "other.myshopify.com" } })).deliveredAt).toBeNull();
  });

  it("close the address after a complaint, in that shop alone", async () => {
    expect(await post([event({ event: "spamreport", sg_event_id: "e4" })])).toBe(200);
    expect((await test.prisma.suppression.findMany()).map((row) => [row.shop, row.reason])).toEqual([[SHOP, "complained"]]);
  });
});
