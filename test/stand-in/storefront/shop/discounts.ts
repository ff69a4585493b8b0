import { decimal, fromDollars } from "../../world/amounts.ts";
import type { Documents } from "../../world/documents.ts";
import type { AppliedDiscount, CheckoutLine, CurrencyCode, DiscountCode, ShippingMethod } from "../../world/types.ts";

/** Why a code does not work for this person now. */
export type DiscountRefusal = "unknown" | "not-started" | "ended" | "used-up" | "already-used" | "below-minimum" | "nothing-to-discount";

export interface DiscountSituation {
  readonly now: Date;
  readonly customerId: string | null;
  readonly email: string | null;
  readonly lines: readonly CheckoutLine[];
  readonly shipping: ShippingMethod | null;
  readonly currency: CurrencyCode;
}

/** Codes compare without regard to case or outer spaces. */
export function findDiscount(documents: Documents, code: string): DiscountCode | null {
  const wanted = code.trim().toLowerCase();
  return documents.list<DiscountCode>("discount").find((d) => d.code.toLowerCase() === wanted) ?? null;
}

/** Whether a code works here and now, in business time: it exists, has begun, has not ended, is not used up, not used by this person, and the lines are worth enough. */
export function refusalOf(discount: DiscountCode | null, situation: DiscountSituation): DiscountRefusal | null {
  if (!discount) return "unknown";
  const now = situation.now.getTime();
  if (now < Date.parse(discount.startsAt)) return "not-started";
  if (discount.deactivated || (discount.endsAt !== null && now >= Date.parse(discount.endsAt))) return "ended";
  if (discount.usageLimit !== null && discount.redemptions.length >= discount.usageLimit) return "used-up";
  if (discount.appliesOncePerCustomer && usedBy(discount, situation)) return "already-used";
  const worth = situation.lines.reduce((sum, l) => sum + l.shopUnitPrice * l.quantity, 0);
  if (discount.minimumSubtotal !== null && worth < discount.minimumSubtotal) return "below-minimum";
  return worth === 0 ? "nothing-to-discount" : null;
}

function usedBy(discount: DiscountCode, { customerId, email }: DiscountSituation): boolean {
  return discount.redemptions.some((r) => (customerId !== null && r.customerId === customerId) || (email !== null && r.email?.toLowerCase() === email.toLowerCase()));
}

/** What the code takes off these lines, in both currencies. It never takes off more than there is. */
export function applyDiscount(discount: DiscountCode, situation: DiscountSituation): AppliedDiscount {
  const { lines, shipping, currency } = situation;
  const named = { code: discount.code, discountId: discount.id };
  const value = discount.value;
  if (value.kind === "free-shipping") {
    return { ...named, type: "shipping", value: "100.0", amount: shipping?.price ?? 0, shopAmount: shipping?.shopPrice ?? 0 };
  }
  const presentment = lines.reduce((sum, l) => sum + l.unitPrice * l.quantity, 0);
  const shop = lines.reduce((sum, l) => sum + l.shopUnitPrice * l.quantity, 0);
  if (value.kind === "amount") {
    const shopAmount = Math.min(value.amount, shop);
    return { ...named, type: "fixed_amount", value: decimal(value.amount, "USD"), amount: Math.min(fromDollars(value.amount, currency), presentment), shopAmount };
  }
  const share = (unit: "unitPrice" | "shopUnitPrice"): number => lines.reduce((sum, l) => sum + Math.round(l[unit] * l.quantity * value.percentage), 0);
  return { ...named, type: "percentage", value: (value.percentage * 100).toFixed(1), amount: share("unitPrice"), shopAmount: share("shopUnitPrice") };
}
