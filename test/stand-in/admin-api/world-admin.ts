import type { CurrencyCode, Shop } from "../world/types.ts";
import type { World } from "../world/world.ts";

/** What the Admin API's resolvers work on. */
export interface AdminWorld extends World {
  readonly shopDomain: string;
  /** with scheme, without a trailing slash */
  readonly storefrontUrl: string;
}

/** Shopify's global id. */
export const gid = (type: string, id: string): string => `gid://shopify/${type}/${id}`;

/** Type and number of a global id, or null for anything else. */
export function readGid(text: string): { type: string; id: string } | null {
  const match = /^gid:\/\/shopify\/(\w+)\/([\w-]+)(\?.*)?$/.exec(text);
  return match ? { type: String(match[1]), id: String(match[2]) } : null;
}

const decimals = (currency: CurrencyCode): number => (currency === "JPY" ? 0 : 2);

/** Minor units as Shopify's decimal text: 1250 USD is "12.50"; yen have one digit after the point in Shopify's answers, "1250.0". */
export function amountText(minor: number, currency: CurrencyCode): string {
  return decimals(currency) === 0 ? `${minor}.0` : (minor / 100).toFixed(2);
}

export const money = (minor: number, currency: CurrencyCode): object => ({ __typename: "MoneyV2", amount: amountText(minor, currency), currencyCode: currency });

/** The same amount in the shop's and in the shopper's currency. */
export function moneyBag(amounts: { shop: number; presentment: number }, currencies: { currency: CurrencyCode; presentmentCurrency: CurrencyCode }): object {
  return {
    __typename: "MoneyBag",
    shopMoney: money(amounts.shop, currencies.currency),
    presentmentMoney: money(amounts.presentment, currencies.presentmentCurrency),
  };
}

/** The shop's own document. Throws if the world was never seeded. */
export function shopOf(world: AdminWorld): Shop {
  const shop = world.documents.get<Shop>("shop", world.shopDomain);
  if (!shop) throw new Error(`the world has no shop ${world.shopDomain}`);
  return shop;
}
