import type { VariantFacts } from "../journeys/facts.ts";
import type { CheckoutLine } from "./checkout.ts";
import { sellableLines } from "./sellable-lines.ts";

/** Whether nothing of a cart can be bought any more; "unknown" where that hangs on a variant that was never observed. */
export function soldOut(lines: readonly CheckoutLine[], variants: ReadonlyMap<string, VariantFacts>): boolean | "unknown" {
  if (sellableLines(lines, variants).length > 0) return false;
  return lines.some(({ variantId }) => variantId !== null && !variants.has(variantId)) ? "unknown" : true;
}
