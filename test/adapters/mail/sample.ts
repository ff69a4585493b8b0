import type { CheckoutLine } from "../../../app/domain/carts/checkout.ts";
import type { IssuedOffer } from "../../../app/domain/incentives/offer.ts";
import type { VariantFacts } from "../../../app/domain/journeys/facts.ts";
import { money, sumMoney } from "../../../app/domain/kernel/money.ts";
import { ShopSettingsSchema } from "../../../app/domain/shops/settings.ts";
import { DEFAULT_TEMPLATES } from "../../../app/domain/templates/default-templates.ts";
import type { RenderInput } from "../../../app/use-cases/ports/renderer.ts";

const AT = new Date("2026-11-22T15:00:00Z");

/** One line of a cart; prices in minor units. */
export function sampleLine(over: Partial<CheckoutLine> & { unit?: number; currency?: string } = {}): CheckoutLine {
  const { unit = 12900, currency = "USD", ...rest } = over;
  const quantity = rest.quantity ?? 1;
  return {
    key: "1", variantId: "101", productId: "11", title: "Ridgeline Trail Jacket", variantTitle: "Moss / M", sku: "RTJ-M",
    quantity, unitPrice: money(unit, currency), linePrice: money(unit * quantity, currency), properties: [], sellingPlanId: null, requiresShipping: true, ...rest,
  };
}

export function sampleVariant(over: Partial<VariantFacts> = {}): VariantFacts {
  return {
    id: "101", productId: "11", productTitle: "Ridgeline Trail Jacket", variantTitle: "Moss / M", handle: "ridgeline-trail-jacket",
    imageUrl: "https://cdn.shopify.com/s/files/1/jacket.png", imageAlt: "A green trail jacket", tracked: true, inventoryPolicy: "deny",
    inventoryQuantity: 3, availableForSale: true, observedAt: AT, ...over,
  };
}

export const SAMPLE_OFFER: IssuedOffer = {
  code: "LM-7F3K9Q2M", terms: { kind: "percentage", percent: 10, validHours: 48 }, startsAt: AT, endsAt: new Date("2026-11-24T15:00:00Z"),
};

/** Ways of which the button of a plain mail leads to `subject`. */
export function waysTo(subject: string): RenderInput["ways"] {
  const way = (url: string) => ({ url, appliesOffer: true });
  return { subject: way(subject), "order-again": way("https://fernweh.example/cart/101:1"), product: way("https://fernweh.example/products/ridgeline-trail-jacket"), shop: way("https://fernweh.example") };
}

/** A whole mail's input: three lines in dollars, for Ada in New York. */
export function sampleInput(over: Partial<RenderInput> = {}): RenderInput {
  const lines = over.lines ?? [
    sampleLine({ properties: [{ name: "Engraving", value: "Ada" }, { name: "_bundle", value: "x1" }] }),
    sampleLine({ key: "2", variantId: "102", title: "Merino Hiking Socks", variantTitle: "Charcoal / 39–42", quantity: 2, unit: 2400 }),
    sampleLine({ key: "3", variantId: "103", title: "Enamel Camp Mug", variantTitle: "Default Title", unit: 1800 }),
  ];
  return {
    document: DEFAULT_TEMPLATES.remind, cacheKey: null,
    shop: {
      shop: "fernweh-outfitters.myshopify.com", name: "Fernweh Outfitters", email: "hello@fernweh.example", storefrontUrl: "https://fernweh.example",
      currency: "USD", timeZone: "America/New_York", locale: "en", country: "US", address: ["48 Canal Street", "Portland, ME 04101", "United States"],
    },
    settings: ShopSettingsSchema.parse({ brandColour: "#1F5B4A" }),
    customer: { firstName: "Ada", email: "ada@example.com" },
    locale: "en", timeZone: "America/New_York", lines,
    variants: new Map([
      ["101", sampleVariant()],
      ["102", sampleVariant({ id: "102", handle: "merino-hiking-socks", imageUrl: "https://cdn.shopify.com/s/files/1/socks.png?v=2", imageAlt: null })],
      ["103", sampleVariant({ id: "103", handle: "enamel-camp-mug", imageUrl: null })],
    ]),
    order: null,
    subtotal: sumMoney(lines.map((line) => line.linePrice), lines[0]?.linePrice.currency ?? "USD"),
    offer: null,
    link: (destination) => destination,
    ways: waysTo("https://fernweh.example/12345/checkouts/ac/tok/recover?key=abc&discount=LM-7F3K9Q2M"),
    storefrontUrl: "https://fernweh.example",
    unsubscribeUrl: "https://app.example/u/TOKEN",
    pixelUrl: "https://app.example/t/o/TOKEN.gif",
    ...over,
  };
}
