import type { Checkout, CheckoutLine } from "../../../domain/carts/checkout.ts";
import { money } from "../../../domain/kernel/money.ts";
import type { PastCheckout } from "../../../domain/rehearsal/past.ts";

/** A row of fact_versions about a checkout's lines; see linesVersion of the domain, which makes the value. */
export interface LinesVersion {
  readonly subject: string;
  readonly at: Date;
  readonly value: { readonly currency: string; readonly lines: readonly { readonly variantId: string | null; readonly productId: string | null; readonly quantity: number; readonly unitMinor: number }[] };
}

/** Lines as they stood. What versions do not keep (titles, what shoppers wrote) comes from the line of the same variant as it is now. */
export function linesAsOf({ lines: now }: Pick<Checkout, "lines">, { at, value }: LinesVersion): PastCheckout["versions"][number] {
  const lines = value.lines.map(({ variantId, productId, quantity, unitMinor }, index): CheckoutLine => {
    const known = now.find((line) => variantId !== null && line.variantId === variantId);
    const prices = { quantity, unitPrice: money(unitMinor, value.currency), linePrice: money(unitMinor * quantity, value.currency) };
    const unknown = { key: String(index), variantId, productId, title: "", variantTitle: null, sku: null, properties: [], sellingPlanId: null, requiresShipping: true };
    return { ...(known ?? unknown), ...prices };
  });
  return { at, lines };
}
