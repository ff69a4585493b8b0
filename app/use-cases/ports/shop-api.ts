import type { Checkout, CheckoutLine } from "../../domain/carts/checkout.ts";
import type { IssuedOffer } from "../../domain/incentives/offer.ts";
import type { ShopifyMail, VariantFacts } from "../../domain/journeys/facts.ts";
import type { Order } from "../../domain/orders/order.ts";
import type { ShopProfile } from "../../domain/shops/shop.ts";
import type { Walk } from "../../domain/sync/comparison.ts";
import type { SyncResource } from "../../domain/sync/resource.ts";
import type { BulkStatus, ToldBatch, ToldPage } from "./told.ts";

/** What is asked about one person before a hand-off. */
export interface Question {
  /** echoes back in the answer */
  readonly key: string;
  readonly customerShopifyId: string | null;
  readonly email: string | null;
  /** what was typed in the checkout, where it is another address than the person's own */
  readonly typedEmail: string | null;
  readonly phone: string | null;
  /** as we know it */
  readonly checkout: Pick<Checkout, "token" | "cartToken" | "shopifyId" | "createdAt" | "updatedAt"> | null;
  readonly variantIds: readonly string[];
}

export interface Answer {
  readonly key: string;
  /** orders since the checkout began, by customer, e-mail, phone, checkout token or cart token */
  readonly orders: readonly Order[];
  readonly variants: readonly VariantFacts[];
  /** the abandoned checkout as the shop has it now; null where it cannot be read. `lines`: null where nothing has changed since what the question knew */
  readonly checkout: { readonly completedAt: Date | null; readonly recoveryUrl: string | null; readonly lines: readonly CheckoutLine[] | null; readonly updatedAt: Date } | null;
  /** what Shopify's own automation did about this checkout; null where there is no checkout to ask by, or Shopify counts it as no abandonment */
  readonly shopifyMail: ShopifyMail | null;
}

/** One of the merchant's segments, as Shopify keeps it; `id` is numeric text, `query` in Shopify's segment language. */
export interface ShopSegment {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

/** One page of the customers in a segment; `next` is null after the last. */
export interface SegmentPage {
  readonly customerShopifyIds: readonly string[];
  readonly next: string | null;
}

/** What a workflow in Shopify Flow is told when a journey starts it. The key lets a workflow tell a repetition. */
export interface FlowStart {
  readonly customerShopifyId: string | null;
  readonly campaign: string;
  readonly step: string;
  readonly idempotencyKey: string;
}

/** `refused` names the fields and codes, and will not change by asking again. */
export type EffectAnswer = "done" | { readonly refused: string };

/** The shop could not be asked; nothing may be sent on a guess. */
export class ShopUnreachable extends Error {
  override readonly name = "ShopUnreachable";
  readonly retryAfterMs: number;
  constructor(message: string, retryAfterMs: number, options?: ErrorOptions) {
    super(message, options);
    this.retryAfterMs = retryAfterMs;
  }
}

/** Shopify's Admin API of one shop, in the words of the domain. Every method throws ShopUnreachable when the shop cannot answer. */
export interface ShopApi {
  profile(): Promise<ShopProfile>;
  /** one or more persons at once, within the shop's rate limit */
  ask(questions: readonly Question[]): Promise<readonly Answer[]>;
  variants(ids: readonly string[]): Promise<readonly VariantFacts[]>;
  /** creates the unique, single-use code; a code that is there already with the same end counts as created */
  issueCode(offer: IssuedOffer, title: string): Promise<{ shopifyId: string } | { refused: string }>;
  unsubscribe(customerShopifyId: string, at: Date): Promise<void>;
  /** all segments of the shop */
  segments(): Promise<readonly ShopSegment[]>;
  /** who is in a segment, page by page; a segment that is gone has nobody */
  segmentMembers(segmentId: string, after: string | null): Promise<SegmentPage>;
  /** adds and takes away a customer's tags; safe to repeat */
  tagCustomer(customerShopifyId: string, tags: { readonly add: readonly string[]; readonly remove: readonly string[] }): Promise<EffectAnswer>;
  /** starts the workflows that begin with our trigger */
  startFlow(start: FlowStart): Promise<EffectAnswer>;
  /** the next page of what changed within a walk; see comparison.ts */
  changed(resource: SyncResource, walk: Walk): Promise<ToldPage>;
  /** has Shopify write all there is into a file; "busy": it is writing others, ask again later. `refused` will not change by asking again */
  startBulk(resource: SyncResource): Promise<{ readonly operationId: string } | "busy" | { readonly refused: string }>;
  bulkStatus(operationId: string): Promise<BulkStatus>;
  /** the file from a byte on, in batches; leaving the loop ends the download */
  readBulk(resource: SyncResource, file: string, fromByte: number): Promise<AsyncIterable<ToldBatch>>;
}

export interface ShopApis {
  for(shop: string): Promise<ShopApi>;
}
