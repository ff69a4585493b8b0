/** What a dated version is about. `subject` is the id of the thing: a variant, a checkout's or cart's token, a product, and so on. */
export const VERSION_KINDS = ["stock", "price", "checkout-lines", "cart-lines", "product", "inventory", "refund", "discount", "segment", "theme"] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

/** What was true of something from `at` on, until the next version of it. It holds no personal data. */
export interface FactVersion {
  readonly kind: VersionKind;
  readonly subject: string;
  readonly at: Date;
  readonly value: Readonly<Record<string, unknown>>;
  /** the checkout it is part of, where it is */
  readonly checkoutToken: string | null;
}

/** How long a version can be looked back on. The last one before that stays: it is what was true then. */
export const VERSIONS_KEPT_DAYS = 120;

/** A version that is part of no checkout. */
export function version(kind: VersionKind, subject: string, at: Date, value: FactVersion["value"]): FactVersion {
  return { kind, subject, at, value, checkoutToken: null };
}

/** Whether stock went through zero between two versions of it, and which way; null when it did not. */
export function crossedZero(before: FactVersion | null, after: FactVersion): "out-of-stock" | "back-in-stock" | null {
  const [was, is] = [quantityOf(before), quantityOf(after)];
  if (was === null || is === null || was > 0 === is > 0) return null;
  return is > 0 ? "back-in-stock" : "out-of-stock";
}

function quantityOf(one: FactVersion | null): number | null {
  const quantity = one?.value["quantity"];
  return typeof quantity === "number" ? quantity : null;
}
