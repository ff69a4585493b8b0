import type { z } from "zod";
import { normaliseEmail } from "../../../domain/customers/normalise-email.ts";
import type { PersonSubject } from "../../../domain/privacy/request.ts";
import type { ShopFact } from "../../../use-cases/ports/fact-reader.ts";
import { id, list, maybe, payload, text } from "./fields.ts";
import { need, refusal } from "./refusal.ts";

/** of a host name; source: RFC 1035, 2.3.4 */
const LONGEST_DOMAIN = 255;

const customer = maybe({ id, email: text, phone: text });

/** customers/data_request. */
export const dataRequestPayload = payload({ shop_domain: text, customer, orders_requested: list(id) });
/** customers/redact. */
export const redactPayload = payload({ shop_domain: text, customer, orders_to_redact: list(id) });
/** shop/redact. */
export const shopRedactPayload = payload({ shop_domain: text });

export function readDataRequest(raw: z.infer<typeof dataRequestPayload>): readonly ShopFact[] {
  return [{ kind: "privacy-request", shop: shopOf(raw), ask: { kind: "export", subject: subjectOf(raw.customer, raw.orders_requested) } }];
}

export function readRedact(raw: z.infer<typeof redactPayload>): readonly ShopFact[] {
  return [{ kind: "privacy-request", shop: shopOf(raw), ask: { kind: "erase-person", subject: subjectOf(raw.customer, raw.orders_to_redact) } }];
}

export function readShopRedact(raw: z.infer<typeof shopRedactPayload>): readonly ShopFact[] {
  return [{ kind: "privacy-request", shop: shopOf(raw), ask: { kind: "erase-shop", subject: null } }];
}

function subjectOf(raw: z.infer<typeof customer>, orders: readonly (string | null)[]): PersonSubject {
  const person = need(raw, ["customer"], "a customer");
  const subject = { customerShopifyId: person.id, email: normaliseEmail(person.email), phone: person.phone, orderIds: orders.filter((one) => one !== null) };
  if (!subject.customerShopifyId && !subject.email && !subject.phone && subject.orderIds.length === 0) throw refusal(["customer", "id"], null, "a numeric id, an e-mail address, a phone number or orders");
  return subject;
}

/** The signature covers the body, not the headers: what asks for data or erases must name its shop itself, and concerns that shop alone, whichever the header claims. */
function shopOf(raw: { readonly shop_domain: string | null }): string {
  const shop = need(raw.shop_domain, ["shop_domain"], "the shop's domain").trim().toLowerCase();
  if (shop === "" || shop.length > LONGEST_DOMAIN) throw refusal(["shop_domain"], raw.shop_domain, "the shop's domain");
  return shop;
}
