import type { Checkout, CheckoutLine } from "../domain/carts/checkout.ts";
import { minorDigits, money, scaleMoney, sumMoney } from "../domain/kernel/money.ts";
import type { ShopProfile } from "../domain/shops/shop.ts";

const HOUR_MS = 60 * 60_000;

/** A believable checkout for previews of a shop that has none yet; nobody's. */
export function sampleCheckout(shop: ShopProfile, now: Date): Checkout {
  const { currency } = shop;
  const whole = 10 ** minorDigits(currency);
  const lines = [line("1", "Travel backpack 32 L", "Forest green", 1, 129 * whole, currency), line("2", "Merino socks", "Grey / M", 2, 18 * whole, currency)];
  const subtotal = sumMoney(lines.map((one) => one.linePrice), currency);
  const began = new Date(now.getTime() - HOUR_MS);
  return {
    token: "sample", cartToken: null, shopifyId: null, customerShopifyId: null, email: "sam@example.com", phone: null, firstName: "Sam", lastName: "Sample",
    acceptsMarketing: true, locale: shop.locale, country: shop.country, currency, presentmentCurrency: currency, subtotal, total: subtotal, lines,
    recoveryUrl: `${shop.storefrontUrl}/cart`, sourceName: "web", createdAt: began, updatedAt: began, completedAt: null,
  };
}

function line(key: string, title: string, variantTitle: string, quantity: number, minor: number, currency: string): CheckoutLine {
  const unitPrice = money(minor, currency);
  return {
    key, variantId: null, productId: null, title, variantTitle, sku: null, quantity, unitPrice, linePrice: scaleMoney(unitPrice, quantity),
    properties: [], sellingPlanId: null, requiresShipping: true,
  };
}
