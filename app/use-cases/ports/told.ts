import type { Checkout } from "../../domain/carts/checkout.ts";
import type { ConsentRecord } from "../../domain/consent/marketing-consent.ts";
import type { PersonFacts } from "../../domain/customers/customer.ts";
import type { Order } from "../../domain/orders/order.ts";
import type { WalkedPage } from "../../domain/sync/comparison.ts";

/** What the Admin API tells of one thing. A checkout's token is a partial one (see partial-checkout.ts): the Admin API has no other. */
export type Told =
  | { readonly kind: "customer"; readonly person: PersonFacts; readonly consent: ConsentRecord | null }
  | { readonly kind: "order"; readonly order: Order; readonly person: PersonFacts | null }
  | { readonly kind: "checkout"; readonly checkout: Checkout & { readonly shopifyId: string }; readonly person: PersonFacts | null };

export interface ToldPage extends WalkedPage {
  readonly told: readonly Told[];
  /** real milliseconds to wait before the next page, so that the shop's rate limit is left to what cannot wait */
  readonly pauseMs: number;
}

/** How one of Shopify's bulk operations stands. `rows` is what the file holds; no file where that is none. */
export type BulkStatus =
  | { readonly state: "running" }
  | { readonly state: "done"; readonly file: string | null; readonly rows: number }
  | { readonly state: "failed"; readonly reason: string };

/** A part of a bulk operation's file. `nextByte`: where the row after these begins. */
export interface ToldBatch {
  readonly told: readonly Told[];
  /** rows that could not be understood, by reason */
  readonly refused: readonly string[];
  readonly nextByte: number;
}
