import type { VariantFacts } from "../journeys/facts.ts";
import type { CheckoutLine } from "./checkout.ts";

/** The lines that can still be bought: their variant exists and the shop sells it. A line without a variant cannot be brought back. */
export function sellableLines(lines: readonly CheckoutLine[], variants: ReadonlyMap<string, VariantFacts>): readonly CheckoutLine[] {
  return lines.filter((line) => line.variantId !== null && variants.get(line.variantId)?.availableForSale === true);
}
