import type { Deps } from "./ports/deps.ts";
import type { Evidence, ShopStore } from "./ports/shop-store.ts";
import { recordConsent } from "./record-consent.ts";

type Needs = Pick<Deps, "clock" | "ids">;

/** Shopify merged two customers: all that is known of the one belongs to the other now. */
export async function applyMerge(deps: Needs, store: ShopStore, merged: { readonly keptId: string; readonly deletedId: string; readonly at: Date }, source: Evidence): Promise<void> {
  if (merged.keptId === merged.deletedId) return;
  await store.customers.join(`shopify:${merged.deletedId}`, { to: `shopify:${merged.keptId}`, at: merged.at.toISOString(), rule: "merged-customers" }, deps.ids.next(), source);
}

/** Shopify's customer is gone, and with the record what it allowed: nobody is written to on its ground any more. Erasure is another request of its own. */
export async function applyCustomerDeleted(deps: Needs, store: ShopStore, gone: { readonly shopifyId: string; readonly at: Date }, source: Evidence): Promise<void> {
  const { shopifyId, at } = gone;
  const nobodyElse = { shopifyId, email: null, phone: null, firstName: null, lastName: null, locale: null, country: null, at };
  const customer = await store.customers.upsert(nobodyElse, deps.ids.next(), source);
  await recordConsent(deps, store, customer, { channel: "email", state: "not-subscribed", source: "shopify-customer", at, evidence: source }, nobodyElse);
}
