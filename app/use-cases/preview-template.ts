import { recoveryLink } from "../domain/carts/recovery-link.ts";
import type { Checkout } from "../domain/carts/checkout.ts";
import { recipientZone } from "../domain/customers/recipient-zone.ts";
import { offerWindow } from "../domain/incentives/code.ts";
import type { IssuedOffer, OfferTerms } from "../domain/incentives/offer.ts";
import { shopZone } from "../domain/shops/shop-zone.ts";
import type { ShopProfile } from "../domain/shops/shop.ts";
import type { TemplateDocument } from "../domain/templates/document.ts";
import type { Deps } from "./ports/deps.ts";
import type { RenderedMail } from "./ports/renderer.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import { sampleCheckout } from "./sample-checkout.ts";

/** A code that no shop issues. */
const PREVIEW_CODE = "LM-PREVIEW";

export interface PreviewInput {
  readonly document: TemplateDocument;
  /** a checkout of the shop; null: the newest, or a sample when there is none */
  readonly checkoutToken: string | null;
  /** language to show; null: the shopper's own */
  readonly locale: string | null;
  /** what the step offers, to show the offer block */
  readonly stepOffer?: OfferTerms | null;
}

export type Preview = RenderedMail & {
  /** whose checkout it shows, in words for the merchant */
  readonly checkoutName: string;
};

/** Renders a draft exactly as a real mail would be, on a real recent checkout; its links are not tracked. Throws TemplateError. */
export async function previewTemplate(deps: Pick<Deps, "system" | "renderer" | "clock">, shop: string, input: PreviewInput): Promise<Preview> {
  const store = deps.system.forShop(shop);
  const profile = await store.settings.profile();
  if (!profile) throw new Error(`preview: ${shop} is not installed`);
  const settings = await store.settings.get();
  const now = deps.clock.now();
  const { checkout, name } = await chooseCheckout(store, profile, input.checkoutToken, now);
  const offer = input.stepOffer ? previewOffer(input.stepOffer, now) : null;
  const ids = checkout.lines.map((line) => line.variantId).filter((id) => id !== null);
  const rendered = await deps.renderer.render({
    document: input.document,
    cacheKey: null,
    shop: profile,
    settings,
    customer: { firstName: checkout.firstName, email: checkout.email },
    locale: input.locale ?? checkout.locale,
    timeZone: recipientZone({ timeZone: null, country: checkout.country }, shopZone(settings, profile), now),
    lines: checkout.lines,
    variants: await store.variants.get(ids),
    subtotal: checkout.subtotal,
    offer,
    link: (destination) => destination,
    recoveryUrl: recoveryLink(checkout.recoveryUrl, { code: offer?.code ?? null, campaign: "preview" }) ?? profile.storefrontUrl,
    storefrontUrl: profile.storefrontUrl,
    unsubscribeUrl: "#",
    pixelUrl: null,
  });
  return { ...rendered, checkoutName: name };
}

async function chooseCheckout(store: ShopStore, profile: ShopProfile, token: string | null, now: Date): Promise<{ readonly checkout: Checkout; readonly name: string }> {
  const chosen = token === null ? null : await store.checkouts.get(token);
  const checkout = chosen ?? (await store.checkouts.recent(1))[0];
  if (!checkout) return { checkout: sampleCheckout(profile, now), name: "Sample cart" };
  const person = [checkout.firstName, checkout.lastName].filter(Boolean).join(" ");
  return { checkout, name: person || checkout.email || "A shopper without a name" };
}

function previewOffer(terms: OfferTerms, now: Date): IssuedOffer {
  return { code: PREVIEW_CODE, terms, ...offerWindow(terms, now) };
}
