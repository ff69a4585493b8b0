import type { CheckoutLine } from "../carts/checkout.ts";
import type { JourneyFacts } from "../journeys/facts.ts";
import { scaleMoney } from "../kernel/money.ts";
import type { Order } from "./order.ts";

/** The order that a mail about an order shows: what the journey is about, else the person's newest; cancelled and test orders apart. */
export function shownOrder({ order, orders }: Pick<JourneyFacts, "order" | "orders">): Order | null {
  if (order !== null) return order;
  const real = orders.filter((one) => !one.test && one.cancelledAt === null);
  return real.reduce<Order | null>((newest, one) => (newest === null || one.createdAt > newest.createdAt ? one : newest), null);
}

/** An order's lines as mails show them; what was taken out again is left out. */
export function shownLines({ lines }: Pick<Order, "lines">): readonly CheckoutLine[] {
  return lines
    .filter(({ quantity }) => quantity > 0)
    .map((line, index) => ({
      ...line, key: String(index + 1), sku: null, linePrice: scaleMoney(line.unitPrice, line.quantity), properties: [], sellingPlanId: null, requiresShipping: true,
    }));
}
