import { randomUUID } from "node:crypto";
import { createRenderer } from "../../app/adapters/mail/renderer.ts";
import { createFactReader } from "../../app/adapters/shopify/fact-reader.ts";
import { answerPrivacyRequests } from "../../app/use-cases/answer-privacy-requests.ts";
import type { SystemStore } from "../../app/use-cases/ports/system-store.ts";
import { AShop } from "../use-cases/a-shop.ts";
import { HOUR, MINUTE } from "../support/samples.ts";

export interface Person {
  readonly id: number;
  readonly email: string;
  readonly phone: string;
  readonly first: string;
  readonly last: string;
  readonly token: string;
  readonly order: number;
}

export const ADA: Person = { id: 70_012_345_678, email: "Adalberta.O'Love+news@example.com", phone: "+4915112345678", first: "Adalberta", last: "Lovelacequist", token: "tok-ada-0001", order: 50_012_345_678 };
export const GRACE: Person = { id: 7_001_234_567, email: "grace@example.org", phone: "+15550001111", first: "Gracelyn", last: "Hopperson", token: "tok-grace-0001", order: 5_001_234_567 };

/** Everything by which a person can be known. */
export function tracesOf(person: Person): string[] {
  return [String(person.id), person.email, "adalberta.o\\u0027love", person.phone.slice(1), person.first, person.last, person.token, String(person.order)].filter((one) => person === ADA || !one.startsWith("adalberta"));
}

/** A shop that reads real webhooks and sends real mails; only Shopify and the provider are fakes. */
export async function openShop(system: SystemStore): Promise<AShop> {
  const shop = await AShop.open(system);
  Object.assign(shop.deps, { facts: createFactReader(), renderer: createRenderer() });
  return shop;
}

/** A webhook as Shopify's servers write it, with & and the like as \uXXXX. */
export async function webhook(shop: AShop, topic: string, payload: object): Promise<string> {
  const webhookId = randomUUID();
  const body = JSON.stringify(payload).replace(/[&<>']/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
  await shop.deps.system.appendInbox([{ shop: shop.shop, topic, webhookId, eventId: null, apiVersion: "2026-07", triggeredAt: shop.clock.now(), body: Buffer.from(body) }]);
  return webhookId;
}

const addressOf = ({ first, last, phone }: Person) => ({ first_name: first, last_name: last, name: `${first} ${last}`, phone, address1: "1 Main St", city: "Portland", country_code: "US" });
const customerOf = (person: Person, at: Date) => ({ id: person.id, email: person.email, phone: person.phone, first_name: person.first, last_name: person.last, created_at: at.toISOString(), updated_at: at.toISOString(), default_address: addressOf(person) });

export function checkoutPayload(shop: AShop, person: Person, change: object = {}): object {
  const at = shop.clock.now().toISOString();
  return {
    id: person.order + 1, token: person.token, cart_token: `cart-${person.token}`, name: `#${person.order + 1}`, email: person.email, phone: person.phone, created_at: at, updated_at: at, completed_at: null,
    buyer_accepts_marketing: true, customer_locale: "en", currency: "USD", presentment_currency: "USD", subtotal_price: "49.00", total_price: "55.00", source_name: "web",
    abandoned_checkout_url: `https://shop.example/recover?key=${person.token}&email=${encodeURIComponent(person.email)}`, customer: customerOf(person, shop.clock.now()), billing_address: addressOf(person),
    line_items: [{ key: "k1", variant_id: 11, product_id: 1, title: "Alpine jacket", quantity: 1, price: "49.00", line_price: "49.00", properties: [{ name: "Engraving", value: `For ${person.first}` }], requires_shipping: true }],
    ...change,
  };
}

function orderPayload(shop: AShop, person: Person): object {
  const at = shop.clock.now().toISOString();
  return {
    id: person.order, name: `#${person.order}`, email: person.email, phone: person.phone, checkout_token: person.token, cart_token: `cart-${person.token}`, created_at: at, updated_at: at, processed_at: at, cancelled_at: null,
    currency: "USD", presentment_currency: "USD", total_price: "49.00", current_total_price: "49.00", financial_status: "paid", test: false, source_name: "web", discount_codes: [], customer: customerOf(person, shop.clock.now()), billing_address: addressOf(person),
  };
}

/** A person's whole story: they agree, leave a cart, get a mail, click, buy, bounce once, are sent a parcel, and get money back; one webhook of theirs is still to be read and one could not be. */
export async function live(shop: AShop, person: Person): Promise<void> {
  await webhook(shop, "customers/create", customerOf(person, shop.clock.now()));
  await webhook(shop, "checkouts/create", checkoutPayload(shop, person));
  await shop.read();
  await shop.after(2 * HOUR);
  const [message] = await shop.messages(person.token);
  if (!message) throw new Error(`no mail went out: ${(await shop.timeline(person.token)).join(", ")}; ${shop.log.lines.map((line) => `${line.message} ${JSON.stringify(line.fields)}`).join("; ")}`);
  const event = (kind: "clicked" | "deferred", detail: Record<string, unknown>) => shop.store.messages.applyEvent({ eventId: randomUUID(), messageId: message.id, kind, at: shop.clock.now(), detail });
  await event("clicked", { link: "recovery" });
  await event("deferred", { response: `450 ${person.email} is busy` });
  shop.clock.move(10 * MINUTE);
  await webhook(shop, "orders/create", orderPayload(shop, person));
  const parcel = { id: 5, order_id: person.order, updated_at: shop.clock.now().toISOString() };
  await webhook(shop, "fulfillments/create", { ...parcel, status: "success", email: person.email, destination: addressOf(person) });
  await webhook(shop, "fulfillment_events/create", { ...parcel, fulfillment_id: 5, status: "in_transit", happened_at: parcel.updated_at });
  await webhook(shop, "refunds/create", parcel);
  await webhook(shop, "orders/updated", { order: "not as Shopify writes it", email: person.email });
  await shop.read();
  await webhook(shop, "customers/update", { ...customerOf(person, shop.clock.now()), note: "not read yet" });
}

/** Shopify asks; the inbox is read and the request answered. */
export async function ask(shop: AShop, topic: string, payload: object): Promise<string> {
  const id = await webhook(shop, topic, { shop_id: 1, shop_domain: shop.shop, ...payload });
  await shop.read();
  await answer(shop);
  return id;
}

export function answer(shop: AShop): Promise<number> {
  return answerPrivacyRequests({ ...shop.deps, retention: { exportDays: 30 } });
}

export const redact = (shop: AShop, person: Person): Promise<string> =>
  ask(shop, "customers/redact", { customer: { id: person.id, email: person.email, phone: person.phone }, orders_to_redact: [person.order] });
