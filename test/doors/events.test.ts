import { createPublicKey, createSign, verify as verifySignature } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import type { DeliveryEvent } from "../../app/use-cases/ports/rows.ts";
import { createEventDoor } from "../../app/server/events/door.ts";
import { SENDGRID_PRIVATE_KEY, SENDGRID_PUBLIC_KEY } from "../support/environment.ts";
import { listeningLog, serve, SHOP } from "./http.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const publicKey = createPublicKey({ key: Buffer.from(SENDGRID_PUBLIC_KEY, "base64"), format: "der", type: "spki" });
const verify = ({ signature, timestamp, body }: { signature: string; timestamp: string; body: Buffer }): boolean =>
  verifySignature("sha256", Buffer.concat([Buffer.from(timestamp), body]), publicKey, Buffer.from(signature, "base64"));
const event = (eventId: string): DeliveryEvent => ({ eventId, messageId: "m1", kind: "delivered", at: new Date(0), detail: {} });
const read = (body: Buffer) => (JSON.parse(body.toString()) as { id: string; shop: string }[]).map(({ id, shop }) => ({ shop, event: event(id) }));

function signed(body: string, timestamp = String(Math.floor(Date.now() / 1000))): Record<string, string> {
  const signature = createSign("sha256").update(timestamp).update(body).sign(SENDGRID_PRIVATE_KEY, "base64");
  return { "content-type": "application/json", "x-twilio-email-event-webhook-signature": signature, "x-twilio-email-event-webhook-timestamp": timestamp };
}

async function door(record?: (shop: string, events: readonly DeliveryEvent[]) => Promise<unknown>) {
  const seen: [string, string[]][] = [];
  const log = listeningLog();
  const handle = createEventDoor({ verify, read, record: record ?? (async (shop, events) => seen.push([shop, events.map((one) => one.eventId)])), log, maxBytes: 10_000 });
  const server = await serve({ "/events/sendgrid": handle });
  open.push(server);
  const post = (body: string, headers: Record<string, string>) => fetch(`${server.url}/events/sendgrid`, { method: "POST", headers, body }).then((response) => response.status);
  return { ...server, seen, log, post };
}

const BODY = JSON.stringify([{ id: "e1", shop: SHOP }, { id: "e2", shop: "other.myshopify.com" }, { id: "e3", shop: SHOP }]);

describe("the door for the provider's events", () => {
  it("records what the provider signed, each shop's together", async () => {
    const { post, seen } = await door();
    expect(await post(BODY, signed(BODY))).toBe(200);
    expect(seen).toEqual([[SHOP, ["e1", "e3"]], ["other.myshopify.com", ["e2"]]]);
  });

  it.each<readonly [string, string, Record<string, string>]>([
    ["without a signature", BODY, { "content-type": "application/json" }],
    ["with a changed body", BODY.replace("e1", "e9"), signed(BODY)],
    ["with a changed timestamp", BODY, { ...signed(BODY), "x-twilio-email-event-webhook-timestamp": "1" }],
    ["with garbage for a signature", BODY, { ...signed(BODY), "x-twilio-email-event-webhook-signature": "%%%" }],
    ["with an empty signature", BODY, { ...signed(BODY), "x-twilio-email-event-webhook-signature": "" }],
  ])("refuses one %s with 401", async (_what, body, headers) => {
    const { post, seen } = await door();
    expect(await post(body, headers)).toBe(401);
    expect(seen).toEqual([]);
  });

  it("answers 405 to GET, 413 over the cap, and 200 to what is signed but unreadable, which no repeat would mend", async () => {
    const { post, url, seen } = await door();
    expect((await fetch(`${url}/events/sendgrid`)).status).toBe(405);
    const big = JSON.stringify("x".repeat(10_001));
    expect(await post(big, signed(big))).toBe(413);
    expect(await post("{", signed("{"))).toBe(200);
    expect(seen).toEqual([]);
  });

  it("answers 503 when they cannot be kept, so that they come again", async () => {
    const { post, log } = await door(() => Promise.reject(new Error("database away")));
    expect(await post(BODY, signed(BODY))).toBe(503);
    expect(log.lines).toHaveLength(2);
  });

  it("keeps every other shop's events when one shop's cannot be kept, however often they come again", async () => {
    const kept: string[] = [];
    const { post, log } = await door(async (shop) => {
      if (shop === SHOP) throw new Error("an event that can never be kept");
      kept.push(shop);
    });
    expect(await post(BODY, signed(BODY))).toBe(503);
    expect(kept).toEqual(["other.myshopify.com"]);
    expect(log.lines).toHaveLength(1);
  });
});
