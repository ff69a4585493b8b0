import type { CurrencyCode } from "./types.ts";

/** What one dollar is in the shop's other currencies, for amounts that have no price list (discounts, taxes). */
const RATES: Readonly<Record<CurrencyCode, number>> = { USD: 1, EUR: 0.93, JPY: 150 };
const MINOR: Readonly<Record<CurrencyCode, number>> = { USD: 100, EUR: 100, JPY: 1 };

/** Minor units of dollars in minor units of another currency. */
export function fromDollars(cents: number, currency: CurrencyCode): number {
  return Math.round((cents / 100) * RATES[currency] * MINOR[currency]);
}

/** Minor units as Shopify's webhooks write them: "12.50", and "1250" for yen. */
export function decimal(minor: number, currency: CurrencyCode): string {
  return (minor / MINOR[currency]).toFixed(MINOR[currency] === 1 ? 0 : 2);
}

/** Minor units for people: "$12.50", "12,50 €", "￥1,250". */
export function priceTag(minor: number, currency: CurrencyCode, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(minor / MINOR[currency]);
}

/** Liquid's sub-units: hundredths in every currency, yen too. */
export function subUnits(minor: number, currency: CurrencyCode): number {
  return minor * (100 / MINOR[currency]);
}

/** The other way round. */
export function fromSubUnits(sub: number, currency: CurrencyCode): number {
  return Math.round(sub / (100 / MINOR[currency]));
}

/** One amount in both currencies, as in order and cart payloads. */
export function moneySet(shopMinor: number, presentmentMinor: number, shop: CurrencyCode, presentment: CurrencyCode): object {
  return {
    shop_money: { amount: decimal(shopMinor, shop), currency_code: shop },
    presentment_money: { amount: decimal(presentmentMinor, presentment), currency_code: presentment },
  };
}

/** Tax that is contained in prices: none for dollars (added nowhere in this shop), 19 % in euros, 10 % in yen. */
export function includedTax(total: number, currency: CurrencyCode): { amount: number; rate: number; title: string } {
  const rate = { USD: 0, EUR: 0.19, JPY: 0.1 }[currency];
  return { amount: Math.round(total - total / (1 + rate)), rate, title: currency === "EUR" ? "VAT" : "Consumption tax" };
}
