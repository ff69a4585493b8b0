import { createHash, createPublicKey, verify } from "node:crypto";
import type { DeliveryEvent, DeliveryKind } from "../../use-cases/ports/rows.ts";
import { safeReason } from "./safe-reason.ts";

/** A request of SendGrid's event webhook, as it came. */
export interface SignedEvents {
  /** base64 DER, from SendGrid's settings */
  readonly publicKey: string;
  readonly signature: string;
  readonly timestamp: string;
  readonly body: Buffer;
}

/**
 * Whether SendGrid signed these bytes: ECDSA with SHA-256 over timestamp and raw body. False, never an error, for anything
 * malformed. Age refuses nothing. The platform's own crypto takes a fortieth of the time of SendGrid's library, which
 * matters because anybody may make us verify. Source: SendGrid, "Event Webhook Security Features".
 */
export function verifySendGridSignature({ publicKey, signature, timestamp, body }: SignedEvents): boolean {
  // Longest real ones: signature 96 characters, timestamp 10. Anything else need not be parsed.
  if (signature.length > 200 || !/^\d{1,20}$/.test(timestamp)) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    return verify("sha256", Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

/** SendGrid's events, by what they are to us. Others (group_resubscribe, account changes) say nothing about a mail. */
const KINDS: ReadonlyMap<string, DeliveryKind> = new Map([
  ["processed", "processed"],
  ["deferred", "deferred"],
  ["delivered", "delivered"],
  ["open", "opened"],
  ["click", "clicked"],
  ["bounce", "bounced"],
  ["dropped", "dropped"],
  ["spamreport", "complained"],
  ["unsubscribe", "unsubscribed"],
  ["group_unsubscribe", "unsubscribed"],
]);

export interface ShopEvent {
  readonly shop: string;
  readonly event: DeliveryEvent;
}

/** Reads a verified body. What is not ours, not an event or not readable is left out; repeats within the body come once. */
export function readSendGridEvents(body: Buffer): ShopEvent[] {
  const read = parseArray(body).map(readEvent).filter((one) => one !== null);
  const once = new Map(read.map((one) => [`${one.shop} ${one.event.eventId}`, one]));
  return [...once.values()];
}

function parseArray(body: Buffer): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

const SHOP = /^[a-z0-9][a-z0-9-]{0,80}\.myshopify\.com$/;
const MESSAGE_ID = /^[A-Za-z0-9-]{1,64}$/;
const EVENT_ID = /^[\x21-\x7e]{1,100}$/;
/** 1 January 2100, in epoch seconds. */
const LATEST = 4_102_444_800;

function readEvent(value: unknown): ShopEvent | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const text = (name: string) => field(value, name, "string");
  const shop = text("shop");
  const messageId = text("message_id");
  const name = text("event");
  const kind = name === null ? undefined : KINDS.get(name);
  const seconds = field(value, "timestamp", "number");
  if (shop === null || !SHOP.test(shop) || messageId === null || !MESSAGE_ID.test(messageId)) return null;
  if (kind === undefined || name === null || seconds === null || !(seconds > 0 && seconds < LATEST)) return null;
  const given = text("sg_event_id");
  const eventId = given !== null && EVENT_ID.test(given) ? given : derivedId(shop, messageId, name, seconds);
  return { shop, event: { eventId, messageId, kind, at: new Date(Math.floor(seconds) * 1000), detail: detailOf(value, name) } };
}

/** For an event without a usable id of its own: the same fact gives the same id. */
function derivedId(...fact: readonly (string | number)[]): string {
  return `derived-${createHash("sha256").update(JSON.stringify(fact)).digest("hex").slice(0, 40)}`;
}

/** What helps to explain an event; no address, no IP, no user agent. */
function detailOf(event: object, name: string): Readonly<Record<string, unknown>> {
  const detail: Record<string, unknown> = { provider: "sendgrid", event: name };
  const recipient = field(event, "email", "string");
  for (const key of ["type", "status", "bounce_classification", "reason", "response", "attempt", "sg_message_id"]) {
    const text = field(event, key, "string");
    if (text !== null && text !== "") detail[key] = safeReason(text, recipient);
  }
  // A "block" is about this delivery (a full mailbox, a filter), not about the address. Source: SendGrid, "Bounce classifications", "Blocks".
  if (name === "bounce" && field(event, "type", "string") === "blocked") detail["temporary"] = true;
  // Apple's and other privacy proxies fetch pictures unseen: no sign of a reader.
  if (field(event, "sg_machine_open", "boolean") === true) detail["machine"] = true;
  return detail;
}

interface FieldTypes {
  string: string;
  number: number;
  boolean: boolean;
}

/** An own field of the given type, else null. */
function field<T extends keyof FieldTypes>(from: object, name: string, type: T): FieldTypes[T] | null {
  const value: unknown = Object.hasOwn(from, name) ? (from as Record<string, unknown>)[name] : null;
  return typeof value === type ? (value as FieldTypes[T]) : null;
}
