import { stableHash } from "../kernel/hash.ts";
import type { CheckoutLine } from "./checkout.ts";

/**
 * What a recovery message is about: this cart as it stands. Two checkouts with the same variants, quantities,
 * properties and selling plans, in any order, are the same occasion; prices are not part of it.
 */
export function cartOccasion(lines: readonly CheckoutLine[]): string {
  const items = new Map<string, number>();
  for (const line of lines) {
    const properties = line.properties.map((p) => JSON.stringify([p.name, p.value])).sort();
    const item = JSON.stringify([line.variantId ?? `custom:${line.title}`, line.sellingPlanId, properties]);
    items.set(item, (items.get(item) ?? 0) + line.quantity);
  }
  const sorted = [...items].map(([item, quantity]) => `${item}x${quantity}`).sort();
  return `cart-${stableHash(sorted).slice(0, 32)}`;
}
