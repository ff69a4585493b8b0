import { decimal, moneySet } from "../amounts.ts";
import type { Cart, CheckoutLine, CurrencyCode } from "../types.ts";

/** carts/create and carts/update. `lines` are the cart's lines with their prices of this moment. */
export function cartPayload(cart: Cart, lines: readonly CheckoutLine[], shopCurrency: CurrencyCode): object {
  return {
    id: cart.token,
    token: cart.token,
    line_items: lines.map((line) => linePayload(line, cart.currency, shopCurrency)),
    note: cart.note,
    updated_at: cart.updatedAt,
    created_at: cart.createdAt,
  };
}

function linePayload(line: CheckoutLine, currency: CurrencyCode, shop: CurrencyCode): object {
  const unit = moneySet(line.shopUnitPrice, line.unitPrice, shop, currency);
  const whole = moneySet(line.shopUnitPrice * line.quantity, line.unitPrice * line.quantity, shop, currency);
  const none = moneySet(0, 0, shop, currency);
  const unitText = decimal(line.unitPrice, currency);
  const wholeText = decimal(line.unitPrice * line.quantity, currency);
  return {
    id: Number(line.variantId),
    key: line.key,
    properties: line.properties.length ? Object.fromEntries(line.properties.map((p) => [p.name, p.value])) : null,
    quantity: line.quantity,
    variant_id: Number(line.variantId),
    product_id: Number(line.productId),
    title: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    sku: line.sku,
    vendor: line.vendor,
    gift_card: false,
    grams: line.grams,
    taxable: true,
    discounts: [],
    price: unitText,
    original_price: unitText,
    discounted_price: unitText,
    line_price: wholeText,
    original_line_price: wholeText,
    total_discount: decimal(0, currency),
    price_set: unit,
    discounted_price_set: unit,
    line_price_set: whole,
    original_line_price_set: whole,
    total_discount_set: none,
    parent_relationship: null,
  };
}
