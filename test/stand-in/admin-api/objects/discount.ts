import type { DiscountCode } from "../../world/types.ts";
import { connection, type ConnectionArguments } from "../connection.ts";
import { gid, money, shopOf, type AdminWorld } from "../world-admin.ts";

/** A DiscountCodeNode with its basic or free-shipping code. */
export function discountNode(world: AdminWorld, discount: DiscountCode): object {
  const { currency } = shopOf(world);
  const now = world.clock.now().toISOString();
  const over = discount.deactivated || (discount.endsAt !== null && discount.endsAt <= now);
  const value = discount.value;
  const minimum = discount.minimumSubtotal === null ? null : { __typename: "DiscountMinimumSubtotal", greaterThanOrEqualToSubtotal: money(discount.minimumSubtotal, currency) };
  const common = {
    title: discount.title,
    status: over ? "EXPIRED" : discount.startsAt > now ? "SCHEDULED" : "ACTIVE",
    startsAt: discount.startsAt,
    endsAt: discount.endsAt,
    usageLimit: discount.usageLimit,
    appliesOncePerCustomer: discount.appliesOncePerCustomer,
    asyncUsageCount: discount.redemptions.length,
    minimumRequirement: minimum,
    context: { __typename: "DiscountBuyerSelectionAll", all: "ALL" },
    codes: (args: ConnectionArguments) =>
      connection([discount], (one) => one.id, (one) => ({ __typename: "DiscountRedeemCode", id: gid("DiscountRedeemCode", one.id), code: one.code, asyncUsageCount: one.redemptions.length }), args),
    codesCount: { __typename: "Count", count: 1, precision: "EXACT" },
    combinesWith: { __typename: "DiscountCombinesWith", orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    createdAt: discount.createdAt,
    updatedAt: discount.updatedAt,
    summary: discount.title,
    shortSummary: discount.title,
    hasTimelineComment: false,
    tags: [],
  };
  const codeDiscount =
    value.kind === "free-shipping"
      ? { __typename: "DiscountCodeFreeShipping", ...common, discountClass: "SHIPPING", appliesOnOneTimePurchase: true, appliesOnSubscription: false, destinationSelection: { __typename: "DiscountCountryAll", allCountries: true } }
      : {
          __typename: "DiscountCodeBasic",
          ...common,
          discountClass: "ORDER",
          discountClasses: ["ORDER"],
          customerGets: {
            __typename: "DiscountCustomerGets",
            appliesOnOneTimePurchase: true,
            appliesOnSubscription: false,
            items: { __typename: "AllDiscountItems", allItems: true },
            value: value.kind === "percentage" ? { __typename: "DiscountPercentage", percentage: value.percentage } : { __typename: "DiscountAmount", amount: money(value.amount, currency), appliesOnEachItem: false },
          },
        };
  return { __typename: "DiscountCodeNode", id: gid("DiscountCodeNode", discount.id), codeDiscount };
}
