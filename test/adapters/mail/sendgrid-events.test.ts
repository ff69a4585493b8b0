import { createSign, generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSendGridEvents, verifySendGridSignature } from "../../../app/adapters/mail/sendgrid-events.ts";

// Vectors of the official tests: sendgrid-nodejs, packages/eventwebhook/src/eventwebhook.spec.js (MIT).
const OFFICIAL = {
  publicKey: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==",
  signature: "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=",
  timestamp: "1600112502",
  body: Buffer.from(`${JSON.stringify([{
    email: "hello@world.com", event: "dropped", reason: "Bounced Address", sg_event_id: "ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA",
    sg_message_id: "LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0", "smtp-id": "<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>", timestamp: 1600112492,
  }])}\r\n`),
};

describe("the event webhook's signature", () => {
  it("is right on SendGrid's own example", () => {
    expect(verifySendGridSignature(OFFICIAL)).toBe(true);
  });

  it.each([
    ["another body", { body: Buffer.from("payload") }],
    ["a body without its line end", { body: OFFICIAL.body.subarray(0, -2) }],
    ["another time", { timestamp: "1600112503" }],
    ["no time", { timestamp: "timestamp" }],
    ["another key", { publicKey: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqTxd43gyp8IOEto2LdIfjRQrIbsd4SXZkLW6jDutdhXSJCWHw8REntlo7aNDthvj+y7GjUuFDb/R1NGe1OPzpA==" }],
    ["another signature", { signature: "MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH3j/0=" }],
    ["an empty signature", { signature: "" }],
    ["a signature of zeros", { signature: Buffer.from("3006020100020100", "hex").toString("base64") }],
    ["a signature that is none", { signature: "!!!".repeat(40) }],
    ["a huge signature", { signature: "A".repeat(100_000) }],
    ["a key that is none", { publicKey: "AAAA" }],
  ])("is wrong with %s", (_name, change) => {
    expect(verifySendGridSignature({ ...OFFICIAL, ...change })).toBe(false);
  });

  it("is what a P-256 key makes over timestamp and body", () => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
    const body = Buffer.from('[{"event":"open","name":"Grüße 🧥"}]');
    const signature = createSign("sha256").update("1700000000").update(body).sign(privateKey, "base64");
    const key = publicKey.export({ format: "der", type: "spki" }).toString("base64");
    expect(verifySendGridSignature({ publicKey: key, signature, timestamp: "1700000000", body })).toBe(true);
    expect(verifySendGridSignature({ publicKey: key, signature, timestamp: "1700000001", body })).toBe(false);
  });
});

const ours = { shop: "fernweh.myshopify.com", message_id: "0b9d5a0e-7f0e-4f54-9c39-6f9f2e1d0a11", timestamp: 1763823600, email: "ada@example.com", ip: "1.2.3.4", useragent: "x" };
const read = (...events: unknown[]) => readSendGridEvents(Buffer.from(JSON.stringify(events)));

describe("SendGrid's events", () => {
  it.each([
    ["processed", "processed"], ["deferred", "deferred"], ["delivered", "delivered"], ["open", "opened"], ["click", "clicked"], ["bounce", "bounced"],
    ["dropped", "dropped"], ["spamreport", "complained"], ["unsubscribe", "unsubscribed"], ["group_unsubscribe", "unsubscribed"],
  ])("%s is %s", (event, kind) => {
    expect(read({ ...ours, event, sg_event_id: "e-1" })).toEqual([
      { shop: ours.shop, event: { eventId: "e-1", messageId: ours.message_id, kind, at: new Date("2025-11-22T15:00:00Z"), detail: { provider: "sendgrid", event } } },
    ]);
  });

  it("tell why a mail bounced, without addresses, and mark what machines opened", () => {
    const [bounce, open] = read(
      { ...ours, event: "bounce", sg_event_id: "b", type: "blocked", status: "5.2.2", reason: "552 <ada@example.com>: over quota\r\nX: y" },
      { ...ours, event: "open", sg_event_id: "o", sg_machine_open: true },
    );
    expect(bounce?.event.detail).toEqual({ provider: "sendgrid", event: "bounce", type: "blocked", status: "5.2.2", reason: "552 <(address)>: over quota X: y", temporary: true });
    expect(open?.event.detail).toMatchObject({ machine: true });
    expect(JSON.stringify([bounce, open])).not.toMatch(/ada@|1\.2\.3\.4/);
  });

  it.each([
    ["550 5.1.1 ada.lovelace: no such user", "550 5.1.1 (address): no such user"],
    ["no mailbox for Ada.Lovelace%40Example.com here", "no mailbox for (address) here"],
    ["<\"Ada Lovelace\"@example.com> rejected", "<(address)> rejected"],
    ["mailto:ada.lovelace@example.com,grace@example.com", "mailto:(address),(address)"],
    ["RecipientNotFound; Recipient not found by SMTP address lookup", "RecipientNotFound; Recipient not found by SMTP address lookup"],
  ])("keep no address in whichever way a server writes it: %s", (reason, kept) => {
    expect(read({ ...ours, email: "ada.lovelace@example.com", event: "bounce", reason })[0]?.event.detail["reason"]).toBe(kept);
  });

  it("come once however often they are in the body, and get an id from the fact where they have none", () => {
    const without = { ...ours, event: "delivered" };
    expect(read({ ...without, sg_event_id: "a" }, { ...without, sg_event_id: "a" })).toHaveLength(1);
    const [first, ...rest] = read(without, without);
    expect(rest).toEqual([]);
    expect(first?.event.eventId).toMatch(/^derived-[0-9a-f]{40}$/);
    expect(read({ ...without, timestamp: ours.timestamp + 1 })[0]?.event.eventId).not.toBe(first?.event.eventId);
  });

  it.each([
    ["of other senders", { event: "open", timestamp: 1 }],
    ["of a shop that is none", { ...ours, shop: "evil.example", event: "open" }],
    ["with a strange message id", { ...ours, message_id: "x'; drop", event: "open" }],
    ["of an unknown kind", { ...ours, event: "group_resubscribe" }],
    ["of a kind that every object has", { ...ours, event: "constructor" }],
    ["without a time", { ...ours, timestamp: "now", event: "open" }],
    ["of an impossible time", { ...ours, timestamp: 1e300, event: "open" }],
    ["that are numbers", 42], ["that are lists", [ours]], ["that are nothing", null],
  ])("are left out: those %s", (_name, event) => {
    expect(read(event, { ...ours, event: "open", sg_event_id: "kept" }).map((one) => one.event.eventId)).toEqual(["kept"]);
  });

  it("are none in a body that is not a list of them", () => {
    for (const body of ["", "{}", "null", "not json", "[", "\u0000", "[".repeat(200_000), '{"event":"open"}']) expect(readSendGridEvents(Buffer.from(body))).toEqual([]);
    expect(readSendGridEvents(Buffer.from([0xff, 0xfe, 0x00]))).toEqual([]);
    fc.assert(fc.property(fc.jsonValue(), (value) => void readSendGridEvents(Buffer.from(JSON.stringify([value, { ...ours, event: value, sg_event_id: value }])))));
  });
});
