/** What a journey tells another system. No address, no name: Shopify's ids only. */
export interface WebhookBody {
  readonly shop: string;
  readonly campaign: { readonly id: string; readonly name: string };
  readonly step: string;
  readonly customerId: string | null;
  /** Shopify's id of the abandoned checkout */
  readonly checkoutId: string | null;
  readonly orderId: string | null;
  /** the same however often the call is repeated */
  readonly idempotencyKey: string;
  /** ISO 8601 */
  readonly at: string;
}

/** `refused`: the address may not be called. `declined`: it answered, and will not answer otherwise. `again`: it may do so later. */
export type WebhookAnswer = "done" | "refused" | "declined" | "again";

/** Calls of addresses that merchants choose. */
export interface OutboundWebhooks {
  /** one call, signed, within 10 s of real time; never throws for what the other side does */
  call(url: string, body: WebhookBody): Promise<WebhookAnswer>;
  /** what a shop's calls are signed with, for the merchant to check them by */
  secretOf(shop: string): string;
}
