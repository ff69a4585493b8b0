import { describe, expect, test } from "vitest";
import { putDiscount, testWorld } from "../../world/test-world.ts";
import type { CheckoutLine, DiscountCode } from "../../world/types.ts";
import { applyDiscount, findDiscount, refusalOf, type DiscountSituation } from "./discounts.ts";

const world = testWorld();
const line = (unitPrice: number, shopUnitPrice: number, quantity = 1): CheckoutLine => ({
  key: "1:a", variantId: "1", quantity, properties: [], productId: "1", title: "Mug", presentmentTitle: "Mug", variantTitle: null, presentmentVariantTitle: null, sku: "", vendor: "", grams: 1, unitPrice, compareAtPrice: null, shopUnitPrice, imagePath: null,
});
const situation = (change: Partial<DiscountSituation> = {}): DiscountSituation => ({ now: world.clock.now(), customerId: "7", email: "lena@example.com", lines: [line(1795, 1900, 2)], shipping: { code: "standard", title: "", price: 590, shopPrice: 690 }, currency: "EUR", ...change });
const hour = 3_600_000;
const at = (ms: number): string => new Date(world.clock.now().getTime() + ms).toISOString();
const used = (change: Partial<{ customerId: string | null; email: string | null }>) => ({ orderId: "1", customerId: null, email: null, at: at(-hour), ...change });

describe("a code works only when it should", () => {
  const cases: [name: string, change: Partial<DiscountCode>, here: Partial<DiscountSituation>, expected: string | null][] = [
    ["a fresh one works", {}, {}, null],
    ["before its start", { startsAt: at(hour) }, {}, "not-started"],
    ["at its start", { startsAt: at(0) }, {}, null],
    ["a second before its end", { endsAt: at(1000) }, {}, null],
    ["at its end", { endsAt: at(0) }, {}, "ended"],
    ["without an end", { endsAt: null }, {}, null],
    ["switched off", { deactivated: true }, {}, "ended"],
    ["used as often as allowed", { usageLimit: 1, redemptions: [used({ customerId: "8" })] }, {}, "used-up"],
    ["used before by the same customer", { usageLimit: null, redemptions: [used({ customerId: "7" })] }, {}, "already-used"],
    ["used before by the same address, written differently", { usageLimit: null, redemptions: [used({ email: "Lena@Example.com" })] }, { customerId: null }, "already-used"],
    ["used before by somebody else", { usageLimit: null, redemptions: [used({ customerId: "8", email: "bo@example.com" })] }, {}, null],
    ["used before, but allowed again", { usageLimit: null, appliesOncePerCustomer: false, redemptions: [used({ customerId: "7" })] }, {}, null],
    ["below its minimum", { minimumSubtotal: 3801 }, {}, "below-minimum"],
    ["at its minimum", { minimumSubtotal: 3800 }, {}, null],
    ["with nothing in the cart", {}, { lines: [] }, "nothing-to-discount"],
  ];
  test.each(cases)("%s", (_name, change, here, expected) => {
    expect(refusalOf(putDiscount(world, change), situation(here))).toBe(expected);
  });

  test("one that is not there", () => expect(refusalOf(null, situation())).toBe("unknown"));
  test("is found without regard to case and outer spaces", () => {
    putDiscount(world);
    expect(findDiscount(world.documents, " lm-7f3k9q2m ")?.code).toBe("LM-7F3K9Q2M");
    expect(findDiscount(world.documents, "LM-7F3K9Q2")).toBeNull();
  });
});

describe("what it takes off, in both currencies", () => {
  test("a percentage of each line, rounded", () => expect(applyDiscount(putDiscount(world), situation())).toMatchObject({ type: "percentage", value: "10.0", amount: 359, shopAmount: 380 }));
  test("an amount, at the shop's rate", () => expect(applyDiscount(putDiscount(world, { value: { kind: "amount", amount: 1000 } }), situation())).toMatchObject({ type: "fixed_amount", amount: 930, shopAmount: 1000 }));
  test("never more than there is", () => expect(applyDiscount(putDiscount(world, { value: { kind: "amount", amount: 999_999 } }), situation())).toMatchObject({ amount: 3590, shopAmount: 3800 }));
  test("the shipping", () => expect(applyDiscount(putDiscount(world, { value: { kind: "free-shipping" } }), situation())).toMatchObject({ type: "shipping", amount: 590, shopAmount: 690 }));
});
