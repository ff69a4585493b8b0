import type { Checkout } from "../carts/checkout.ts";
import type { FactVersion } from "./version.ts";

/** A checkout's lines as they stood at its `updatedAt`: what was in it and at what price, without what shoppers wrote on it. */
export function linesVersion({ token, updatedAt, lines, presentmentCurrency }: Pick<Checkout, "token" | "updatedAt" | "lines" | "presentmentCurrency">): FactVersion {
  const value = { currency: presentmentCurrency, lines: lines.map(({ variantId, productId, quantity, unitPrice }) => ({ variantId, productId, quantity, unitMinor: unitPrice.minor })) };
  return { kind: "checkout-lines", subject: token, at: updatedAt, value, checkoutToken: token };
}
