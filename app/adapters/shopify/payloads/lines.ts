import { z } from "zod";
import type { CheckoutLine, LineProperty } from "../../../domain/carts/checkout.ts";
import { type Money, parseMoney, scaleMoney } from "../../../domain/kernel/money.ts";
import { amount, flag, id, maybe, payload, quantity, text } from "./fields.ts";
import { cleanText } from "./parse-body.ts";
import { need, refusal } from "./refusal.ts";

export const checkoutLine = payload({
  key: text,
  variant_id: id,
  product_id: id,
  presentment_title: text,
  title: text,
  presentment_variant_title: text,
  variant_title: text,
  sku: text,
  quantity,
  price: amount,
  variant_price: amount,
  line_price: amount,
  properties: z.unknown().optional(),
  selling_plan_id: id,
  selling_plan_allocation: maybe({ selling_plan: maybe({ id }) }),
  requires_shipping: flag,
});
type RawLine = z.infer<typeof checkoutLine>;

/** The lines of a checkout in the currency its shopper saw. A line whose quantity is 0 was removed. */
export function readLines(lines: readonly RawLine[], currency: string): readonly CheckoutLine[] {
  return lines.flatMap((line, index) => (line.quantity === 0 ? [] : [readLine(line, index, currency)]));
}

function readLine(line: RawLine, index: number, currency: string): CheckoutLine {
  const unitPrice = parseMoney(need(line.price ?? line.variant_price, ["line_items", index, "price"], "an amount like 19.99"), currency);
  return {
    key: line.key ?? `${index}:${line.variant_id ?? "custom"}`,
    variantId: line.variant_id,
    productId: line.product_id,
    title: line.presentment_title ?? line.title ?? line.sku ?? "",
    variantTitle: variantTitle(line.presentment_variant_title ?? line.variant_title),
    sku: line.sku,
    quantity: line.quantity,
    unitPrice,
    linePrice: linePrice(line, index, unitPrice),
    properties: readProperties(line.properties),
    sellingPlanId: line.selling_plan_id ?? line.selling_plan_allocation?.selling_plan?.id ?? null,
    requiresShipping: line.requires_shipping ?? true,
  };
}

function linePrice(line: RawLine, index: number, unitPrice: Money): Money {
  if (line.line_price !== null) return parseMoney(line.line_price, unitPrice.currency);
  if (unitPrice.minor * line.quantity > Number.MAX_SAFE_INTEGER) throw refusal(["line_items", index, "price"], line.price, "an amount whose product with the quantity is below 2^53 minor units");
  return scaleMoney(unitPrice, line.quantity);
}

/** Shopify's name for the only variant of a product without options; it means nothing to a shopper. */
export function variantTitle(title: string | null): string | null {
  return title === "Default Title" ? null : title;
}

/** Themes and apps write properties as {name: value}, as [{name, value}], or not at all; what is neither is left out, never refused. */
export function readProperties(raw: unknown): readonly LineProperty[] {
  if (typeof raw !== "object" || raw === null) return [];
  const pairs: [unknown, unknown][] = Array.isArray(raw)
    ? raw.map((entry: unknown) => (typeof entry === "object" && entry !== null ? [Reflect.get(entry, "name"), Reflect.get(entry, "value")] : [null, null]))
    : Object.entries(raw);
  return pairs.flatMap(([name, value]) => {
    const plain = ["string", "number", "boolean"].includes(typeof value) ? String(value) : "";
    return typeof name === "string" && name.trim() && plain.trim() ? [{ name: cleanText(name), value: plain }] : [];
  });
}
