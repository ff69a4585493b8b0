import type { DiscountCode, DiscountValue } from "../../world/types.ts";
import { discountNode } from "../objects/discount.ts";
import { shopOf, type AdminWorld } from "../world-admin.ts";

interface DiscountInput {
  readonly title?: string | null;
  readonly code?: string | null;
  readonly startsAt?: string | null;
  readonly endsAt?: string | null;
  readonly usageLimit?: number | null;
  readonly appliesOncePerCustomer?: boolean | null;
  readonly minimumRequirement?: { readonly subtotal?: { readonly greaterThanOrEqualToSubtotal?: string | number | null } | null } | null;
  readonly customerGets?: { readonly value?: { readonly percentage?: number | null; readonly discountAmount?: { readonly amount?: string | number | null } | null } | null } | null;
}
interface UserError {
  readonly field: readonly string[];
  readonly message: string;
  readonly code: string;
  readonly extraInfo: null;
}

/** discountCodeBasicCreate: a percentage (0 to 1) or an amount. */
export function createBasicDiscount(world: AdminWorld, input: DiscountInput): object {
  return create(world, "basicCodeDiscount", input, (errors) => {
    const value = input.customerGets?.value;
    if (typeof value?.percentage === "number") {
      if (value.percentage > 0 && value.percentage <= 1) return { kind: "percentage", percentage: value.percentage };
      errors.push(problem(["basicCodeDiscount", "customerGets", "value", "percentage"], "Value must be between 0.0 and 1.0", "VALUE_OUTSIDE_RANGE"));
      return null;
    }
    const amount = Number(value?.discountAmount?.amount);
    if (amount > 0) return { kind: "amount", amount: toMinor(world, amount) };
    errors.push(problem(["basicCodeDiscount", "customerGets", "value"], "Value can't be blank", "BLANK"));
    return null;
  });
}

/** discountCodeFreeShippingCreate. */
export function createFreeShippingDiscount(world: AdminWorld, input: DiscountInput): object {
  return create(world, "freeShippingCodeDiscount", input, () => ({ kind: "free-shipping" }));
}

function create(world: AdminWorld, argument: string, input: DiscountInput, readValue: (errors: UserError[]) => DiscountValue | null): object {
  const errors: UserError[] = [];
  const code = input.code?.trim() ?? "";
  const startsAt = input.startsAt ? new Date(input.startsAt) : null;
  const endsAt = input.endsAt ? new Date(input.endsAt) : null;
  if (!input.title) errors.push(problem([argument, "title"], "Title can't be blank", "BLANK"));
  if (!code) errors.push(problem([argument, "code"], "Code can't be blank", "BLANK"));
  if (code.length > 255) errors.push(problem([argument, "code"], "Code is too long (maximum is 255 characters)", "TOO_LONG"));
  if (!startsAt) errors.push(problem([argument, "startsAt"], "Starts at can't be blank", "BLANK"));
  if (startsAt && endsAt && endsAt <= startsAt) errors.push(problem([argument, "endsAt"], "Ends at needs to be after starts at", "END_DATE_BEFORE_START_DATE"));
  const value = readValue(errors);
  if (code && findDiscount(world, code)) errors.push(problem([argument, "code"], "Code must be unique. Please try a different code.", "TAKEN"));
  if (errors.length > 0 || !value || !startsAt) return { codeDiscountNode: null, userErrors: errors };
  const now = world.clock.now().toISOString();
  const minimum = input.minimumRequirement?.subtotal?.greaterThanOrEqualToSubtotal;
  const discount: DiscountCode = {
    id: String(world.documents.next("discount-id", 1_442_870_001)),
    code,
    title: String(input.title),
    value,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    usageLimit: input.usageLimit ?? null,
    appliesOncePerCustomer: input.appliesOncePerCustomer ?? false,
    minimumSubtotal: minimum === null || minimum === undefined ? null : toMinor(world, Number(minimum)),
    deactivated: false,
    redemptions: [],
    createdAt: now,
    updatedAt: now,
  };
  world.documents.put("discount", discount.id, discount);
  return { codeDiscountNode: discountNode(world, discount), userErrors: [] };
}

/** By its code, without regard to case. */
export function findDiscount(world: AdminWorld, code: string): DiscountCode | null {
  const wanted = code.toLowerCase();
  return world.documents.list<DiscountCode>("discount").find((discount) => discount.code.toLowerCase() === wanted) ?? null;
}

const problem = (field: readonly string[], message: string, code: string): UserError => ({ field, message, code, extraInfo: null });
const toMinor = (world: AdminWorld, amount: number): number => Math.round(amount * (shopOf(world).currency === "JPY" ? 1 : 100));
