import type { Customer } from "../domain/customers/customer.ts";
import { assertNever } from "../domain/kernel/never.ts";
import { applyCheckoutDeleted, learnCheckout, storeCheckout } from "./apply-checkout.ts";
import { applyCustomerDeleted, applyMerge } from "./apply-customer-news.ts";
import { applyFulfilment } from "./apply-fulfilment.ts";
import { storeOrder } from "./apply-order.ts";
import { applyMembership, applySegment } from "./apply-segment-news.ts";
import { enterByCustomer } from "./enter-journeys.ts";
import type { FactOfPerson, Learned } from "./learn-together.ts";
import { openPrivacyRequest } from "./open-privacy-request.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopFact } from "./ports/fact-reader.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import type { InboxItem } from "./ports/system-store.ts";
import { recordConsent } from "./record-consent.ts";

export interface Applying extends Pick<Deps, "system" | "clock" | "ids" | "log" | "queue"> {
  readonly stores: (shop: string) => ShopStore;
  /** a newer payload of the same resource is in hand: only what was learned of the person counts */
  readonly isSuperseded: boolean;
  readonly learned: Learned;
}

/** Keeps what one fact of a webhook says, and does what follows from it. Safe to repeat. */
export async function applyFact(deps: Applying, item: InboxItem, fact: ShopFact): Promise<void> {
  const store = deps.stores(item.shop);
  const source = { topic: item.topic, webhookId: item.webhookId };
  switch (fact.kind) {
    case "checkout":
    case "order":
    case "customer":
    case "consent":
      return applyOfPerson(deps, store, fact, source);
    case "checkout-deleted":
      return applyCheckoutDeleted(deps, store, fact);
    case "customers-merged":
      return applyMerge(deps, store, fact, source);
    case "customer-deleted":
      return applyCustomerDeleted(deps, store, fact, source);
    case "fulfilment":
      return applyFulfilment(deps, store, fact.news);
    case "versions":
      return store.versions.save(fact.versions);
    case "bulk-finished":
      return deps.queue.send("import-shop", { shop: item.shop }, { once: `${item.shop} ${item.webhookId}` });
    case "shop-changed":
      return deps.queue.send("refresh-shop-profile", { shop: item.shop });
    case "uninstalled":
      return deps.system.uninstall(item.shop, item.triggeredAt ?? item.receivedAt);
    case "scopes-changed":
      return deps.system.grantScopes(item.shop, fact.scopes);
    case "privacy-request":
      return openPrivacyRequest(deps, item, fact);
    case "segment":
      return applySegment(store, fact);
    case "segment-membership":
      return applyMembership(deps, store, fact, source);
    // A deleted order stays known: the person did buy.
    case "order-deleted":
    case "ignored":
      return;
    default:
      return assertNever(fact, "fact of a webhook");
  }
}

type Source = { readonly topic: string; readonly webhookId: string };

async function applyOfPerson(deps: Applying, store: ShopStore, fact: FactOfPerson, source: Source): Promise<void> {
  const known = deps.learned.get(fact);
  const customer = known === undefined ? await learn(deps, store, fact, source) : known;
  if (deps.isSuperseded) return;
  if (fact.kind === "checkout") return storeCheckout(deps, store, fact.checkout, customer, source);
  if (fact.kind === "order") return storeOrder(deps, store, fact.order, customer?.id ?? null);
  if (fact.kind === "customer" && customer) return enterByCustomer(deps, store, customer);
  if (fact.kind === "consent" && customer) return recordConsent(deps, store, customer, fact.consent, fact.person);
}

async function learn(deps: Applying, store: ShopStore, fact: FactOfPerson, source: Source): Promise<Customer | null> {
  if (fact.kind === "checkout") return learnCheckout(deps, store, fact.checkout, fact.person, source);
  return fact.person && store.customers.upsert(fact.person, deps.ids.next(), source);
}
