/** Whom a request about personal data is about, as Shopify's compliance webhooks name them. */
export interface PersonSubject {
  readonly customerShopifyId: string | null;
  /** normalised */
  readonly email: string | null;
  readonly phone: string | null;
  /** orders that were asked for, or that are to be erased */
  readonly orderIds: readonly string[];
}

/** What is asked: customers/data_request, customers/redact, shop/redact. */
export type PrivacyAsk =
  | { readonly kind: "export"; readonly subject: PersonSubject }
  | { readonly kind: "erase-person"; readonly subject: PersonSubject }
  | { readonly kind: "erase-shop"; readonly subject: null };

/** `ready`: an export waits to be downloaded. `superseded`: the shop came back before it was erased. */
export type PrivacyState = "open" | "ready" | "done" | "superseded";

/** Shopify's rule for compliance webhooks: act on them within 30 days. */
const DEADLINE_DAYS = 30;
const DAY_MS = 24 * 3600 * 1000;

/** Until when a request that came at `receivedAt` must be answered. */
export function privacyDeadline(receivedAt: Date): Date {
  return new Date(receivedAt.getTime() + DEADLINE_DAYS * DAY_MS);
}
