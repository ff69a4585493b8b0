import type { Checkout } from "./types.ts";

/** The link that brings a checkout back, in Shopify's shape. `storefrontUrl` has no trailing slash. */
export function recoveryUrl(storefrontUrl: string, checkout: Pick<Checkout, "cartToken" | "recoveryKey">): string {
  return `${storefrontUrl}/checkouts/ac/${checkout.cartToken}/recover?key=${checkout.recoveryKey}`;
}
