import type { Checkout } from "../../domain/carts/checkout.ts";
import type { ConsentRecord } from "../../domain/consent/marketing-consent.ts";
import type { PersonFacts } from "../../domain/customers/customer.ts";
import type { FactVersion } from "../../domain/facts/version.ts";
import type { Order } from "../../domain/orders/order.ts";
import type { ParcelNews } from "../../domain/orders/parcel.ts";
import type { PrivacyAsk } from "../../domain/privacy/request.ts";
import type { InboxItem } from "./system-store.ts";

/** What one webhook says, in the words of the domain. */
export type ShopFact =
  | { readonly kind: "checkout"; readonly checkout: Checkout; readonly person: PersonFacts | null }
  /** the delete payload has only an id and a cart token */
  | { readonly kind: "checkout-deleted"; readonly shopifyId: string | null; readonly cartToken: string | null }
  | { readonly kind: "order"; readonly order: Order; readonly person: PersonFacts | null }
  /** what a carrier or the merchant says of one parcel of an order; see domain/orders/parcel.ts */
  | { readonly kind: "fulfilment"; readonly news: ParcelNews }
  | { readonly kind: "order-deleted"; readonly orderId: string }
  | { readonly kind: "customer"; readonly person: PersonFacts }
  | { readonly kind: "consent"; readonly person: PersonFacts; readonly consent: ConsentRecord }
  /** Shopify merged two customers into the one that is kept */
  | { readonly kind: "customers-merged"; readonly keptId: string; readonly deletedId: string; readonly at: Date }
  | { readonly kind: "customer-deleted"; readonly shopifyId: string; readonly at: Date }
  | { readonly kind: "segment"; readonly id: string; readonly name: string; readonly query: string; readonly at: Date; readonly deleted: boolean }
  | { readonly kind: "segment-membership"; readonly segmentId: string; readonly customerShopifyId: string; readonly member: boolean; readonly at: Date }
  /** what is true of things from a time on: stock, prices, carts and so on */
  | { readonly kind: "versions"; readonly versions: readonly FactVersion[] }
  | { readonly kind: "shop-changed" }
  | { readonly kind: "uninstalled" }
  /** what the app may do now, as the merchant granted it */
  | { readonly kind: "scopes-changed"; readonly scopes: readonly string[] }
  /** `shop` is the one that the signed body names, which need not be the one that the header claims */
  | { readonly kind: "privacy-request"; readonly shop: string; readonly ask: PrivacyAsk }
  /** Shopify has written the file of a bulk operation, or given up on it */
  | { readonly kind: "bulk-finished" }
  /** understood, and of no use yet */
  | { readonly kind: "ignored" };

/** Reads the raw bytes of a webhook. What cannot be understood is `ok: false` with a reason that names the place and the value's type, never its content. */
export interface FactReader {
  /** `addresses`: every e-mail address and telephone number in the body, whoever's */
  read(item: InboxItem): { readonly ok: true; readonly facts: readonly ShopFact[]; readonly addresses: readonly string[] } | { readonly ok: false; readonly reason: string };
}
