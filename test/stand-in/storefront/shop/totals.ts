import { includedTax } from "../../world/amounts.ts";
import type { AppliedDiscount, CheckoutLine, CurrencyCode, Language, ShippingMethod, Totals } from "../../world/types.ts";

const RATES = {
  standard: { USD: 690, EUR: 590, JPY: 900 },
  express: { USD: 1490, EUR: 1390, JPY: 2200 },
} as const;
/** From this much on (shop currency) the standard way is free. */
export const FREE_SHIPPING_FROM = 15_000;

const TITLES: Record<"standard" | "express", Record<Language, string>> = {
  standard: { en: "Standard", de: "Standardversand", fr: "Standard" },
  express: { en: "Express", de: "Expressversand", fr: "Express" },
};

/** The two ways to ship these lines, cheapest first. */
export function shippingMethods(lines: readonly CheckoutLine[], currency: CurrencyCode, locale: Language): ShippingMethod[] {
  const free = lines.reduce((sum, l) => sum + l.shopUnitPrice * l.quantity, 0) >= FREE_SHIPPING_FROM;
  return (["standard", "express"] as const).map((code) => ({
    code,
    title: TITLES[code][locale],
    price: free && code === "standard" ? 0 : RATES[code][currency],
    shopPrice: free && code === "standard" ? 0 : RATES[code].USD,
  }));
}

/** Totals in the presentment and in the shop's currency. A shipping discount lowers the shipping; any other the lines. */
export function totalsOf(lines: readonly CheckoutLine[], discount: AppliedDiscount | null, shipping: ShippingMethod | null, currency: CurrencyCode): { totals: Totals; shopTotals: Totals } {
  const one = (lineItems: number, off: number, ship: number, tax: (total: number) => number): Totals => {
    const onLines = discount?.type === "shipping" ? 0 : off;
    const onShipping = discount?.type === "shipping" ? off : 0;
    const subtotal = lineItems - onLines;
    const total = subtotal + ship - onShipping;
    return { lineItems, discounts: off, subtotal, shipping: ship - onShipping, tax: tax(total), total };
  };
  const presentment = lines.reduce((sum, l) => sum + l.unitPrice * l.quantity, 0);
  const shop = lines.reduce((sum, l) => sum + l.shopUnitPrice * l.quantity, 0);
  const { rate } = includedTax(0, currency);
  const totals = one(presentment, discount?.amount ?? 0, shipping?.price ?? 0, (total) => includedTax(total, currency).amount);
  const shopTotals = one(shop, discount?.shopAmount ?? 0, shipping?.shopPrice ?? 0, (total) => Math.round(total - total / (1 + rate)));
  return { totals, shopTotals };
}
