import type { Checkout } from "../domain/carts/checkout.ts";
import { latestOfBox } from "../domain/consent/checkout-box.ts";
import type { ConsentRecord } from "../domain/consent/marketing-consent.ts";
import type { Customer } from "../domain/customers/customer.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import { recordConsent } from "./record-consent.ts";

/** The webhook that told it, for the record. */
export interface Source {
  readonly topic: string;
  readonly webhookId: string;
}

/** Keeps what the marketing box of a checkout says, as the checkout is stored now: late news of an earlier state of the box say nothing. */
export async function recordCheckoutBox(deps: Pick<Deps, "clock">, store: ShopStore, customer: Customer, checkout: Checkout, source: Source): Promise<void> {
  if (checkout.acceptsMarketing === null) return;
  const record = newsOfBox(checkout, await store.customers.consents(customer.id, "email"), source);
  if (record) await recordConsent(deps, store, customer, record);
}

/**
 * A ticked box counts from when its checkout began. Every later update repeats the box, but nobody ticks it again:
 * somebody who unsubscribes and then goes on in the old checkout has not asked to be written to. A box that is unticked
 * takes back what it gave; one that is ticked after that counts from then. Null where the box says what is known already.
 */
function newsOfBox(checkout: Checkout, known: readonly ConsentRecord[], source: Source): ConsentRecord | null {
  const last = latestOfBox(known, checkout.token);
  const state = checkout.acceptsMarketing ? "subscribed" : "not-subscribed";
  if (state === (last?.state ?? "not-subscribed")) return null;
  // Shopify's times are whole seconds: what is said later must also stand later.
  const at = last ? new Date(Math.max(checkout.updatedAt.getTime(), last.at.getTime() + 1)) : checkout.createdAt;
  const evidence = { ...source, checkoutToken: checkout.token, toldAt: checkout.updatedAt.toISOString() };
  return { channel: "email", state, source: "checkout-box", at, evidence };
}
