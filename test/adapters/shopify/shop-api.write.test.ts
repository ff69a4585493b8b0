import { describe, expect, it } from "vitest";
import type { IssuedOffer, OfferTerms } from "../../../app/domain/incentives/offer.ts";
import { adminWorld, NOW } from "./admin-world.ts";

const ends = new Date("2026-08-03T12:00:00Z");
const offer = (terms: OfferTerms): IssuedOffer => ({ code: "LM-7F3K9Q2M", terms, startsAt: NOW, endsAt: ends });
const percent = offer({ kind: "percentage", percent: 10, validHours: 48 });
const node = { id: "gid://shopify/DiscountCodeNode/31" };

/** A root whose mutations keep their input and answer as told. */
function discounts(answer: object) {
  const inputs: Record<string, unknown>[] = [];
  const keep = (key: string) => (args: Record<string, Record<string, unknown>>) => {
    inputs.push(args[key] ?? {});
    return answer;
  };
  return { inputs, root: { discountCodeBasicCreate: keep("basicCodeDiscount"), discountCodeFreeShippingCreate: keep("freeShippingCodeDiscount") } };
}

describe("issuing a code", () => {
  it("makes it single-use, for everybody, with its real start and end", async () => {
    const { inputs, root } = discounts({ codeDiscountNode: node, userErrors: [] });
    const { api } = await adminWorld(root);
    expect(await api.issueCode(percent, "Lastmile: 10% off")).toEqual({ shopifyId: "31" });
    expect(inputs[0]).toMatchObject({ code: "LM-7F3K9Q2M", usageLimit: 1, appliesOncePerCustomer: true, startsAt: "2026-08-01T12:00:00.000Z", endsAt: "2026-08-03T12:00:00.000Z", context: { all: "ALL" }, customerGets: { value: { percentage: 0.1 }, items: { all: true } } });
  });

  it("writes an amount in the currency's own digits", async () => {
    const { inputs, root } = discounts({ codeDiscountNode: node, userErrors: [] });
    const { api } = await adminWorld(root);
    await api.issueCode(offer({ kind: "amount", minor: 1250, currency: "USD", validHours: 48 }), "t");
    await api.issueCode(offer({ kind: "amount", minor: 1250, currency: "JPY", validHours: 48 }), "t");
    expect(inputs.map((input) => (input.customerGets as { value: object }).value)).toMatchObject([{ discountAmount: { amount: "12.50" } }, { discountAmount: { amount: "1250" } }]);
  });

  it("gives free shipping by a discount of its own", async () => {
    const { inputs, root } = discounts({ codeDiscountNode: node, userErrors: [] });
    const { api } = await adminWorld(root);
    expect(await api.issueCode(offer({ kind: "free-shipping", validHours: 48 }), "t")).toEqual({ shopifyId: "31" });
    expect(inputs[0]).toMatchObject({ destination: { all: true }, combinesWith: { shippingDiscounts: false } });
  });

  const taken = { codeDiscountNode: null, userErrors: [{ field: ["basicCodeDiscount", "code"], code: "TAKEN", message: "x", extraInfo: null }] };
  it.each([
    ["2026-08-03T12:00:00Z", { shopifyId: "31" }],
    ["2026-08-04T12:00:00Z", { refused: "basicCodeDiscount.code: TAKEN" }],
    [null, { refused: "basicCodeDiscount.code: TAKEN" }],
  ])("counts a code that is there already as its own only with the same end (%s)", async (endsAt, expected) => {
    const { api } = await adminWorld({ ...discounts(taken).root, codeDiscountNodeByCode: () => ({ ...node, codeDiscount: { __typename: "DiscountCodeBasic", endsAt } }) });
    expect(await api.issueCode(percent, "t")).toEqual(expected);
  });

  it("names what was refused, never the message, which may quote", async () => {
    const { api } = await adminWorld(discounts({ codeDiscountNode: null, userErrors: [{ field: ["basicCodeDiscount", "endsAt"], code: "END_DATE_BEFORE_START_DATE", message: "secret", extraInfo: null }] }).root);
    expect(await api.issueCode(percent, "t")).toEqual({ refused: "basicCodeDiscount.endsAt: END_DATE_BEFORE_START_DATE" });
  });
});

describe("unsubscribing", () => {
  const update = (userErrors: object[], inputs: unknown[] = []) => ({ customerEmailMarketingConsentUpdate: ({ input }: { input: unknown }) => (inputs.push(input), { customer: null, userErrors }) });

  it("tells the shop when it was said", async () => {
    const inputs: unknown[] = [];
    const { api } = await adminWorld(update([], inputs));
    await api.unsubscribe("5", NOW);
    expect(inputs).toMatchObject([{ customerId: "gid://shopify/Customer/5", emailMarketingConsent: { marketingState: "UNSUBSCRIBED", consentUpdatedAt: "2026-08-01T12:00:00.000Z" } }]);
  });

  it("names the refusal", async () => {
    const { api } = await adminWorld(update([{ field: ["input", "customerId"], code: "INVALID", message: "ada@example.com has none" }]));
    await expect(api.unsubscribe("5", NOW)).rejects.toMatchObject({ name: "ShopRefused", message: "customerEmailMarketingConsentUpdate: input.customerId: INVALID" });
  });
});

describe("the profile", () => {
  it("is the shop in the words of the domain", async () => {
    const shop = {
      name: "Fernweh", email: "hi@fernweh.example", myshopifyDomain: "x.myshopify.com", primaryDomain: { url: "https://fernweh.example/", localization: { defaultLocale: "de" } }, currencyCode: "EUR", ianaTimezone: "Europe/Berlin",
      shopAddress: { formatted: ["Fernweh", " Weg 1 ", ""], countryCodeV2: "DE" },
    };
    const { api } = await adminWorld({ shop: () => shop });
    expect(await api.profile()).toEqual({ shop: "fernweh-outfitters.myshopify.com", name: "Fernweh", email: "hi@fernweh.example", storefrontUrl: "https://fernweh.example", currency: "EUR", timeZone: "Europe/Berlin", locale: "de", country: "DE", address: ["Fernweh", "Weg 1"] });
  });
});
