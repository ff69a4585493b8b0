import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { whyNotRecoverable } from "../../../app/domain/carts/abandonment.ts";
import { cartOccasion } from "../../../app/domain/carts/occasion.ts";
import { recoveryLink } from "../../../app/domain/carts/recovery-link.ts";
import { money } from "../../../app/domain/kernel/money.ts";
import { aCheckout, after, aLine } from "../../support/samples.ts";

const line = fc.record({ variantId: fc.constantFrom("1", "2", null), title: fc.string(), quantity: fc.integer({ min: 1, max: 9 }), name: fc.string(), value: fc.string() })
  .map(({ name, value, ...rest }) => aLine({ ...rest, properties: [{ name, value }] }));

describe("cart occasion", () => {
  it("does not depend on the order of lines", () =>
    fc.assert(fc.property(fc.array(line, { maxLength: 6 }), (lines) => { expect(cartOccasion([...lines].reverse())).toBe(cartOccasion(lines)); })));

  it.each([
    ["quantity", { quantity: 2 }], ["variant", { variantId: "12" }], ["property", { properties: [{ name: "Engraving", value: "A" }] }], ["selling plan", { sellingPlanId: "9" }],
  ])("changes with the %s", (_what, change) => expect(cartOccasion([aLine(change)])).not.toBe(cartOccasion([aLine()])));

  it("does not change with the price, and joins equal lines", () => {
    expect(cartOccasion([aLine({ unitPrice: money(1, "USD") })])).toBe(cartOccasion([aLine()]));
    expect(cartOccasion([aLine(), aLine({ key: "k2" })])).toBe(cartOccasion([aLine({ quantity: 2 })]));
  });
});

describe("recovery link", () => {
  it("keeps Shopify's query and adds the code", () => {
    const link = new URL(recoveryLink("https://s.example/1/checkouts/ac/c/recover?key=a%2Fb&x=1", { code: "LM-1&2", campaign: "Recovery & more" })!);
    expect(Object.fromEntries(link.searchParams)).toEqual({ key: "a/b", x: "1", discount: "LM-1&2", utm_source: "lastmile", utm_medium: "email", utm_campaign: "Recovery & more" });
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "/relative", "", null])("refuses %j", (url) => expect(recoveryLink(url, { code: null, campaign: "c" })).toBeNull());
});

describe("why a checkout is not enrolled", () => {
  it.each([
    ["no-email", { email: null }], ["no-email", { email: "not an address" }], ["no-lines", { lines: [], subtotal: money(9000, "USD") }],
    ["draft-order", { sourceName: "shopify_draft_order" }], ["already-completed", { completedAt: after(0) }],
  ])("%s", (reason, change) => expect(whyNotRecoverable(aCheckout(change))).toBe(reason));
});
