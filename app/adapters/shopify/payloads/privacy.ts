import type { z } from "zod";
import { normaliseEmail } from "../../../domain/customers/normalise-email.ts";
import type { PersonSubject } from "../../../domain/privacy/request.ts";
import type { ShopFact } from "../../../use-cases/ports/fact-reader.ts";
import type { InboxItem } from "../../../use-cases/ports/system-store.ts";
import { id, list, maybe, payload, text } from "./fields.ts";
import { need, PayloadRefused, refusal } from "./refusal.ts";

const customer = maybe({ id, email: text, phone: text });

/** customers/data_request. */
export const dataRequestPayload = payload({ shop_domain: text, customer, orders_requested: list(id) });
/** customers/redact. */
export const redactPayload = payload({ shop_domain: text, customer, orders_to_redact: list(id) });
/** shop/redact. */
export const shopRedactPayload = payload({ shop_domain: text });

export function readDataRequest(raw: z.infer<typeof dataRequestPayload>, _arrived: Date, item: InboxItem): readonly ShopFact[] {
  refuseForeign(raw, item);
  return [{ kind: "privacy-request", ask: { kind: "export", subject: subjectOf(raw.customer, raw.orders_requested) } }];
}

export function readRedact(raw: z.infer<typeof redactPayload>, _arrived: Date, item: InboxItem): readonly ShopFact[] {
  refuseForeign(raw, item);
  return [{ kind: "privacy-request", ask: { kind: "erase-person", subject: subjectOf(raw.customer, raw.orders_to_redact) } }];
}

export function readShopRedact(raw: z.infer<typeof shopRedactPayload>, _arrived: Date, item: InboxItem): readonly ShopFact[] {
  refuseForeign(raw, item);
  return [{ kind: "privacy-request", ask: { kind: "erase-shop", subject: null } }];
}

function subjectOf(raw: z.infer<typeof customer>, orders: readonly (string | null)[]): PersonSubject {
  const person = need(raw, ["customer"], "a customer");
  const subject = { customerShopifyId: person.id, email: normaliseEmail(person.email), phone: person.phone, orderIds: orders.filter((one) => one !== null) };
  if (!subject.customerShopifyId && !subject.email && !subject.phone && subject.orderIds.length === 0) throw refusal(["customer", "id"], null, "a numeric id, an e-mail address, a phone number or orders");
  return subject;
}

/** The signature covers the body, not the shop header: what erases must name its shop itself. */
function refuseForeign(raw: { readonly shop_domain: string | null }, item: InboxItem): void {
  if (raw.shop_domain?.toLowerCase() !== item.shop) throw new PayloadRefused("shop_domain is not the shop of the header");
}
