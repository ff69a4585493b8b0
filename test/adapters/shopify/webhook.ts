import type { InboxItem } from "../../../app/use-cases/ports/system-store.ts";
import { createFactReader } from "../../../app/adapters/shopify/fact-reader.ts";

export const SHOP = "fernweh-outfitters.myshopify.com";
export const TRIGGERED = new Date("2026-08-01T12:00:00Z");

/** An inbox item with this body, which is JSON text, bytes, or a value to be written as JSON. */
export function webhook(topic: string, body: unknown): InboxItem {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  return { id: 1n, shop: SHOP, topic, webhookId: "b1", apiVersion: "2026-07", triggeredAt: TRIGGERED, receivedAt: TRIGGERED, body: bytes };
}

export const read = (topic: string, body: unknown) => createFactReader().read(webhook(topic, body));

/** The facts, or an Error with the reason. */
export function facts(topic: string, body: unknown) {
  const answer = read(topic, body);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.facts;
}

/** The one checkout in a body. */
export function checkoutIn(body: unknown) {
  const [fact] = facts("checkouts/update", body);
  if (fact?.kind !== "checkout") throw new Error(`expected a checkout, got ${fact?.kind}`);
  return fact;
}

/** The one order in a body. */
export function orderIn(body: unknown) {
  const [fact] = facts("orders/updated", body);
  if (fact?.kind !== "order") throw new Error(`expected an order, got ${fact?.kind}`);
  return fact;
}
