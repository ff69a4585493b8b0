import type { CheckoutLine } from "../domain/carts/checkout.ts";
import { sumMoney } from "../domain/kernel/money.ts";
import type { Order } from "../domain/orders/order.ts";
import type { ShopProfile } from "../domain/shops/shop.ts";

const DAY_MS = 24 * 60 * 60_000;

/** A believable order of these lines for previews; nobody's. */
export function sampleOrder(shop: ShopProfile, lines: readonly CheckoutLine[], now: Date): Order {
  const total = sumMoney(lines.map((line) => line.linePrice), lines[0]?.linePrice.currency ?? shop.currency);
  const at = new Date(now.getTime() - 10 * DAY_MS);
  return {
    id: "0", name: "#1001", customerShopifyId: null, email: "sam@example.com", phone: null, checkoutToken: null, cartToken: null, total, presentmentTotal: total,
    discountCodes: [], sourceName: "web", test: false, financialStatus: "paid", createdAt: at, updatedAt: at, paidAt: at, cancelledAt: null,
    lines: lines.map(({ variantId, productId, title, variantTitle, quantity, unitPrice }) => ({ variantId, productId, title, variantTitle, quantity, unitPrice })),
    fulfilledAt: new Date(at.getTime() + DAY_MS), deliveredAt: new Date(at.getTime() + 3 * DAY_MS), expectedAt: null,
  };
}
