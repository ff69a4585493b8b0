import type { IncomingHttpHeaders } from "node:http";
import type { IncomingWebhook } from "../../use-cases/ports/system-store.ts";

const SHOP = /^[a-z0-9][a-z0-9-]{0,99}\.myshopify\.com$/;
/** most are "orders/create", some "customer.joined_segment" */
const TOPIC = /^[a-z0-9_./-]{1,100}$/;
/** identifiers become keys of an index; longer or stranger ones are no ids of Shopify's */
const ID = /^[\x21-\x7e]{1,200}$/;

const one = (headers: IncomingHttpHeaders, name: string): string => String(headers[name] ?? "").trim();

/**
 * What Shopify says about a delivery. The signature covers the body alone, so these are claims: they are bounded here
 * and believed only as far as the interpreter checks them. Null with the name of the header that is missing or wrong.
 */
export function readWebhookHeaders(headers: IncomingHttpHeaders): { readonly ok: true; readonly meta: Omit<IncomingWebhook, "body"> } | { readonly ok: false; readonly header: string } {
  const shop = one(headers, "x-shopify-shop-domain").toLowerCase();
  if (!SHOP.test(shop)) return { ok: false, header: "X-Shopify-Shop-Domain" };
  const topic = one(headers, "x-shopify-topic").toLowerCase();
  if (!TOPIC.test(topic)) return { ok: false, header: "X-Shopify-Topic" };
  const webhookId = one(headers, "x-shopify-webhook-id");
  if (!ID.test(webhookId)) return { ok: false, header: "X-Shopify-Webhook-Id" };
  const eventId = one(headers, "x-shopify-event-id");
  const apiVersion = one(headers, "x-shopify-api-version");
  const triggeredAt = new Date(one(headers, "x-shopify-triggered-at"));
  return {
    ok: true,
    meta: {
      shop,
      topic,
      webhookId,
      eventId: ID.test(eventId) ? eventId : null,
      apiVersion: ID.test(apiVersion) ? apiVersion : null,
      triggeredAt: isStorable(triggeredAt) ? triggeredAt : null,
    },
  };
}

/** PostgreSQL's timestamps and JavaScript's dates agree between these years. */
function isStorable(at: Date): boolean {
  return !Number.isNaN(at.getTime()) && at.getUTCFullYear() >= 2000 && at.getUTCFullYear() <= 9999;
}
