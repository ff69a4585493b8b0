import type { z } from "zod";
import { parseMoney } from "../../../domain/kernel/money.ts";
import type { OrderLine } from "../../../domain/orders/order.ts";
import { amount, currency, id, maybe, payload, quantity, text } from "./fields.ts";
import { variantTitle } from "./lines.ts";

/** A line of orders/…; `current_quantity` is what edits and refunds left of it. */
export const orderLine = payload({
  variant_id: id,
  product_id: id,
  title: text,
  variant_title: text,
  quantity,
  current_quantity: quantity.nullish(),
  price: amount,
  price_set: maybe({ presentment_money: maybe({ amount, currency_code: currency }) }),
});

/** What is left of an order, in the currency its shopper saw; plain prices are in the shop's. A line without a price says nothing of what was paid for it. */
export function readOrderLines(lines: readonly z.infer<typeof orderLine>[], shopCurrency: string): readonly OrderLine[] {
  return lines.flatMap((line) => {
    const left = line.current_quantity ?? line.quantity;
    const { amount: decimal, currency_code: code } = line.price_set?.presentment_money ?? { amount: null, currency_code: null };
    if (left === 0) return [];
    const unitPrice = decimal && code ? parseMoney(decimal, code) : parseMoney(line.price ?? "0", shopCurrency);
    return [{ variantId: line.variant_id, productId: line.product_id, title: line.title ?? "", variantTitle: variantTitle(line.variant_title), quantity: left, unitPrice }];
  });
}
