import type { z } from "zod";
import type { ConsentState } from "../../../domain/consent/marketing-consent.ts";
import { normaliseEmail } from "../../../domain/customers/normalise-email.ts";
import type { ShopFact } from "../../../use-cases/ports/fact-reader.ts";
import { id, maybe, payload, text, time } from "./fields.ts";
import { need, refusal } from "./refusal.ts";
import { countryOf, customerFields, localeOf, numericId } from "./shapes.ts";

/** customers/create and customers/update; consent has a topic of its own since API 2025-01. */
export const customerPayload = payload(customerFields);

/** Throws PayloadRefused without an id. */
export function readCustomer(raw: z.infer<typeof customerPayload>, arrived: Date): readonly ShopFact[] {
  const person = {
    shopifyId: need(numericId(raw), ["id"], "a numeric id"),
    email: normaliseEmail(raw.email),
    phone: raw.phone,
    firstName: raw.first_name,
    lastName: raw.last_name,
    locale: localeOf(raw.locale),
    country: countryOf(raw.default_address),
    since: raw.created_at,
    at: raw.updated_at ?? raw.created_at ?? arrived,
  };
  return [{ kind: "customer", person }];
}

/** customers_email_marketing_consent/update. */
export const consentPayload = payload({
  customer_id: id,
  email_address: text,
  email_marketing_consent: maybe({ state: text, opt_in_level: text, consent_updated_at: time }),
});

const STATES: ReadonlyMap<string, ConsentState> = new Map([
  ["subscribed", "subscribed"],
  ["unsubscribed", "unsubscribed"],
  ["not_subscribed", "not-subscribed"],
  ["pending", "pending"],
  // the address does not work, or was erased: no consent either way
  ["invalid", "not-subscribed"],
  ["redacted", "not-subscribed"],
]);

/** customers_marketing_consent/update, which is about text messages alone. */
export const smsConsentPayload = payload({ id, phone: text, sms_marketing_consent: maybe({ state: text, opt_in_level: text, consent_updated_at: time }) });

/** What a customer said to the shop about text messages; nothing, where they never said. Throws PayloadRefused without a person, or for a state that Shopify does not document. */
export function readSmsConsent(raw: z.infer<typeof smsConsentPayload>, arrived: Date, from: { topic: string; webhookId: string }): readonly ShopFact[] {
  const said = raw.sms_marketing_consent;
  if (raw.id === null && raw.phone === null) throw refusal(["id"], null, "a numeric id, or a telephone number beside it");
  if (!said?.state) return [{ kind: "ignored" }];
  const state = STATES.get(said.state.toLowerCase());
  if (!state) throw refusal(["sms_marketing_consent", "state"], said.state, `one of ${[...STATES.keys()].join(", ")}`);
  const at = said.consent_updated_at ?? arrived;
  const level: Record<string, string> = said.opt_in_level ? { optInLevel: said.opt_in_level } : {};
  return [{
    kind: "consent",
    person: { shopifyId: raw.id, email: null, phone: raw.phone, firstName: null, lastName: null, locale: null, country: null, at },
    consent: { channel: "sms", state, source: "shopify-customer", at, evidence: { topic: from.topic, webhookId: from.webhookId, ...level } },
  }];
}

/** What a customer said to the shop about e-mail. `from` is the evidence. Throws PayloadRefused without a person or a state that Shopify documents. */
export function readConsent(raw: z.infer<typeof consentPayload>, arrived: Date, from: { topic: string; webhookId: string }): readonly ShopFact[] {
  const said = raw.email_marketing_consent;
  const email = normaliseEmail(raw.email_address);
  if (raw.customer_id === null && email === null) throw refusal(["customer_id"], null, "a numeric id, or an e-mail address beside it");
  const state = STATES.get(said?.state?.toLowerCase() ?? "");
  if (!state) throw refusal(["email_marketing_consent", "state"], said?.state, `one of ${[...STATES.keys()].join(", ")}`);
  const at = said?.consent_updated_at ?? arrived;
  const level: Record<string, string> = said?.opt_in_level ? { optInLevel: said.opt_in_level } : {};
  return [{
    kind: "consent",
    person: { shopifyId: raw.customer_id, email, phone: null, firstName: null, lastName: null, locale: null, country: null, at },
    consent: { channel: "email", state, source: "shopify-customer", at, evidence: { topic: from.topic, webhookId: from.webhookId, ...level } },
  }];
}
