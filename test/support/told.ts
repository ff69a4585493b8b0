import type { Checkout } from "../../app/domain/carts/checkout.ts";
import { partialToken } from "../../app/domain/carts/partial-checkout.ts";
import type { ConsentRecord } from "../../app/domain/consent/marketing-consent.ts";
import type { PersonFacts } from "../../app/domain/customers/customer.ts";
import type { Order } from "../../app/domain/orders/order.ts";
import type { Told } from "../../app/use-cases/ports/told.ts";
import { aCheckout, anOrder, NOON } from "./samples.ts";

type Of<Kind extends Told["kind"]> = Extract<Told, { kind: Kind }>;

/** A customer as the Admin API and webhooks tell them; `number` is the id. */
export function toldPerson(number: number, at: Date, change: Partial<PersonFacts> = {}): PersonFacts {
  return { shopifyId: String(7000 + number), email: `person${number}@example.com`, phone: null, firstName: "Ada", lastName: `Nr ${number}`, locale: "en", country: "US", at, ...change };
}

export function toldCustomer(number: number, at: Date, state: ConsentRecord["state"] | null = null, change: Partial<PersonFacts> = {}): Of<"customer"> {
  return { kind: "customer", person: toldPerson(number, at, change), consent: state && { channel: "email", state, source: "shopify-customer", at, evidence: { topic: "admin-api" } } };
}

export function toldOrder(number: number, buyer: number | null, change: Partial<Order> = {}): Of<"order"> {
  const order = anOrder({ id: String(5000 + number), name: `#${number}`, checkoutToken: null, cartToken: null, customerShopifyId: buyer === null ? null : String(7000 + buyer), email: buyer === null ? `guest${number}@example.com` : `person${buyer}@example.com`, ...change });
  const person = buyer === null ? toldPerson(0, order.updatedAt, { shopifyId: null, email: order.email }) : toldPerson(buyer, NOON);
  return { kind: "order", order, person };
}

/** What the Admin API tells of a checkout: no token, address or consent. */
export function toldCheckout(number: number, buyer: number, change: Partial<Checkout> = {}): Of<"checkout"> {
  const shopifyId = String(900 + number);
  const checkout = { ...aCheckout({ cartToken: null, email: null, phone: null, acceptsMarketing: null, sourceName: null, customerShopifyId: String(7000 + buyer), ...change }), token: partialToken(shopifyId), shopifyId };
  return { kind: "checkout", checkout, person: toldPerson(buyer, NOON) };
}
