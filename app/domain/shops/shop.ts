/** A tenant, as Shopify describes it. `shop` is the myshopify.com domain. */
export interface ShopProfile {
  readonly shop: string;
  readonly name: string;
  readonly email: string | null;
  /** the storefront, with scheme, without a trailing slash */
  readonly storefrontUrl: string;
  readonly currency: string;
  /** IANA */
  readonly timeZone: string;
  readonly locale: string;
  readonly country: string | null;
  /** lines of the postal address */
  readonly address: readonly string[];
}
