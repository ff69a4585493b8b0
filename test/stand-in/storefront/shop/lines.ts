import { createHash } from "node:crypto";
import type { CartLine, CheckoutLine, CurrencyCode, Language, LineProperty } from "../../world/types.ts";
import type { Store } from "./store.ts";
import { mayBeSold, productOf, variantOf } from "./store.ts";

/** Two additions with the same variant and properties are one line. */
export function lineKey(variantId: string, properties: readonly LineProperty[]): string {
  return `${variantId}:${createHash("md5").update(JSON.stringify(properties.map((p) => [p.name, p.value]))).digest("hex")}`;
}

/** A cart line with the titles and prices of this moment; null where the variant is gone. */
export function pricedLine(store: Store, line: CartLine, currency: CurrencyCode, locale: Language): CheckoutLine | null {
  const variant = variantOf(store, line.variantId);
  const product = variant && productOf(store, variant.productId);
  if (!variant || !product) return null;
  const optionless = product.options.length === 0;
  const translated = product.options.map((option, i) => (option.values.find((v) => v.en === variant.optionValues[i]) ?? { [locale]: variant.optionValues[i] })[locale]);
  return {
    ...line,
    productId: product.id,
    title: product.title.en,
    presentmentTitle: product.title[locale],
    variantTitle: optionless ? null : variant.title,
    presentmentVariantTitle: optionless ? null : translated.join(" / "),
    sku: variant.sku,
    vendor: product.vendor,
    grams: variant.grams,
    unitPrice: variant.prices[currency],
    compareAtPrice: variant.compareAtPrices?.[currency] ?? null,
    shopUnitPrice: variant.prices.USD,
    imagePath: (product.images.find((i) => i.id === variant.imageId) ?? product.images[0])?.path ?? null,
  };
}

export function pricedLines(store: Store, lines: readonly CartLine[], currency: CurrencyCode, locale: Language): CheckoutLine[] {
  return lines.flatMap((line) => pricedLine(store, line, currency, locale) ?? []);
}

/** The lines that cannot be sold as they stand, all lines of one variant counted together. */
export function soldOutLines<Line extends CartLine>(store: Store, lines: readonly Line[]): Line[] {
  return lines.filter((line) => {
    const variant = variantOf(store, line.variantId);
    const wanted = lines.filter((l) => l.variantId === line.variantId).reduce((sum, l) => sum + l.quantity, 0);
    return !variant || !mayBeSold(variant, wanted);
  });
}
