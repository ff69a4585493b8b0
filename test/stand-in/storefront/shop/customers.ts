import { customerTopicPayload } from "../../world/payloads/people.ts";
import { laterThan } from "../../world/shop-time.ts";
import type { Address, Customer, Language } from "../../world/types.ts";
import type { Store } from "./store.ts";

/** The customer with this e-mail (without regard to case), else phone. */
export function findCustomer(store: Store, email: string | null, phone: string | null): Customer | null {
  const all = store.world.documents.list<Customer>("customer");
  const byEmail = email ? all.find((c) => c.email?.toLowerCase() === email.toLowerCase()) : undefined;
  return byEmail ?? (phone ? all.find((c) => c.phone === phone) : undefined) ?? null;
}

/** Shopify makes a customer of anybody who leaves a contact in a checkout; marketing consent is a separate matter. Emits customers/create. */
export function findOrCreateCustomer(store: Store, contact: { email: string | null; phone: string | null; locale: Language; address: Address | null }): Customer {
  const known = findCustomer(store, contact.email, contact.phone);
  if (known) return known;
  const at = laterThan(store.world, null);
  const customer: Customer = {
    id: String(7_704_100_000_000 + store.world.documents.next("customer-id", 1) * 1_313),
    email: contact.email,
    phone: contact.phone,
    firstName: contact.address?.firstName ?? null,
    lastName: contact.address?.lastName ?? null,
    locale: contact.locale,
    tags: [],
    addresses: contact.address ? [contact.address] : [],
    emailMarketingConsent: { state: "NOT_SUBSCRIBED", optInLevel: null, consentUpdatedAt: null },
    numberOfOrders: 0,
    amountSpent: 0,
    lastOrderId: null,
    createdAt: at,
    updatedAt: at,
  };
  store.world.documents.put("customer", customer.id, customer);
  store.world.emit("customers/create", customerTopicPayload(customer));
  return customer;
}

/** Keeps a changed customer and emits customers/update. */
export function saveCustomer(store: Store, customer: Customer): void {
  customer.updatedAt = laterThan(store.world, customer.updatedAt);
  store.world.documents.put("customer", customer.id, customer);
  store.world.emit("customers/update", customerTopicPayload(customer));
}
