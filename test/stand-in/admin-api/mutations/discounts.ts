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
  const errors = problemsOf(world, argument, input);
  const value = readValue(errors);
  if (errors.length > 0 || !value) return { codeDiscountNode: null, userErrors: errors };
  const now = world.clock.now().toISOString();
  const minimum = input.minimumRequirement?.subtotal?.greaterThanOrEqualToSubtotal ?? null;
  const discount: DiscountCode = {
    id: String(world.documents.next("discount-id", 1_442_870_001)),
    code: String(input.code).trim(),
    title: String(input.title),
    value,
    startsAt: isoText(input.startsAt) ?? now,
    endsAt: isoText(input.endsAt),
    usageLimit: input.usageLimit ?? null,
    appliesOncePerCustomer: input.appliesOncePerCustomer ?? false,
    minimumSubtotal: minimum === null ? null : toMinor(world, Number(minimum)),
    deactivated: false,
    redemptions: [],
    createdAt: now,
    updatedAt: now,
  };
  world.documents.put("discount", discount.id, discount);
  return { codeDiscountNode: discountNode(world, discount), userErrors: [] };
}

/** Shopify's rules for what every code discount has. */
function problemsOf(world: AdminWorld, argument: string, input: DiscountInput): UserError[] {
  const errors: UserError[] = [];
  const code = input.code?.trim() ?? "";
  const [startsAt, endsAt] = [isoText(input.startsAt), isoText(input.endsAt)];
  const when = (wrong: boolean, field: string, message: string, errorCode: string): void => {
    if (wrong) errors.push(problem([argument, field], message, errorCode));
  };
  when(!input.title, "title", "Title can't be blank", "BLANK");
  when(code === "", "code", "Code can't be blank", "BLANK");
  when(code.length > 255, "code", "Code is too long (maximum is 255 characters)", "TOO_LONG");
  when(startsAt === null, "startsAt", "Starts at can't be blank", "BLANK");
  when(startsAt !== null && endsAt !== null && endsAt <= startsAt, "endsAt", "Ends at needs to be after starts at", "END_DATE_BEFORE_START_DATE");
  when(code !== "" && findDiscount(world, code) !== null, "code", "Code must be unique. Please try a different code.", "TAKEN");
  return errors;
}

const isoText = (text: string | null | undefined): string | null => (text ? new Date(text).toISOString() : null);

/** By its code, without regard to case. */
export function findDiscount(world: AdminWorld, code: string): DiscountCode | null {
  const wanted = code.toLowerCase();
  return world.documents.list<DiscountCode>("discount").find((discount) => discount.code.toLowerCase() === wanted) ?? null;
}

const problem = (field: readonly string[], message: string, code: string): UserError => ({ field, message, code, extraInfo: null });
const toMinor = (world: AdminWorld, amount: number): number => Math.round(amount * (shopOf(world).currency === "JPY" ? 1 : 100));
