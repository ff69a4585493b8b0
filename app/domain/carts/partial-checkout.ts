import type { Checkout } from "./checkout.ts";

/** Shopify's own tokens have no hyphen. */
const PREFIX = "admin-";

/**
 * The key of a checkout that is known only from the Admin API, which tells neither token, address nor consent. It gives
 * way to the checkout's own token as soon as a webhook tells that.
 */
export function partialToken(shopifyId: string): string {
  return `${PREFIX}${shopifyId}`;
}

/** Whether a checkout is known only from the Admin API: then nobody but its known customer can be written to, on their own consent. */
export function isPartial(checkout: Pick<Checkout, "token">): boolean {
  return checkout.token.startsWith(PREFIX);
}
