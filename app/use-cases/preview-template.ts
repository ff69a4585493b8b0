import type { Checkout } from "../domain/carts/checkout.ts";
import { recipientZone } from "../domain/customers/recipient-zone.ts";
import { offerWindow } from "../domain/incentives/code.ts";
import type { IssuedOffer, OfferTerms } from "../domain/incentives/offer.ts";
import { assertNever } from "../domain/kernel/never.ts";
import { shownLines } from "../domain/orders/shown-order.ts";
import { shopZone } from "../domain/shops/shop-zone.ts";
import type { ShopProfile } from "../domain/shops/shop.ts";
import { subjectOfMail } from "../domain/templates/document.ts";
import type { MailSubject, TemplateDocument } from "../domain/templates/document.ts";
import { withLines } from "./mail-content.ts";
import type { MailTopic } from "./mail-content.ts";
import type { Deps } from "./ports/deps.ts";
import type { RenderedMail } from "./ports/renderer.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import { sampleCheckout } from "./sample-checkout.ts";
import { sampleOrder } from "./sample-order.ts";

/** A code that no shop issues. */
const PREVIEW_CODE = "LM-PREVIEW";

export interface PreviewInput {
  readonly document: TemplateDocument;
  /** a checkout of the shop, for a mail about a cart; null: the newest, or a sample when there is none */
  readonly checkoutToken: string | null;
  /** language to show; null: the shopper's own */
  readonly locale: string | null;
  /** what the step offers, to show the offer block */
  readonly stepOffer?: OfferTerms | null;
}

export type Preview = RenderedMail & {
  /** whose checkout, or what else, it shows, in words for the merchant */
  readonly checkoutName: string;
};

/**
 * Renders a draft exactly as a real mail would be; its links are not tracked. A mail about a cart is shown on a real recent
 * checkout, one about an order on a sample order, one about a person for a sample person. Throws TemplateError.
 */
export async function previewTemplate(deps: Pick<Deps, "system" | "renderer" | "clock">, shop: string, input: PreviewInput): Promise<Preview> {
  const store = deps.system.forShop(shop);
  const profile = await store.settings.profile();
  if (!profile) throw new Error(`preview: ${shop} is not installed`);
  const settings = await store.settings.get();
  const now = deps.clock.now();
  const { checkout, name } = await chooseCheckout(store, profile, input.checkoutToken, now);
  const offer = input.stepOffer ? previewOffer(input.stepOffer, now) : null;
  const ids = checkout.lines.map((line) => line.variantId).filter((id) => id !== null);
  const about = subjectOfMail(input.document);
  const person = about === "checkout" ? checkout : sampleCheckout(profile, now);
  const topic = topicOf(about, checkout, await store.variants.get(ids), profile, now);
  const rendered = await deps.renderer.render({
    document: input.document,
    cacheKey: null,
    shop: profile,
    settings,
    customer: { firstName: person.firstName, email: person.email },
    locale: input.locale ?? person.locale,
    timeZone: recipientZone({ timeZone: null, country: person.country }, shopZone(settings, profile), now),
    ...withLines(topic, linesOf(topic), { storefrontUrl: profile.storefrontUrl, code: offer?.code ?? null, campaign: "preview" }),
    offer,
    link: (destination) => destination,
    storefrontUrl: profile.storefrontUrl,
    unsubscribeUrl: "#",
    pixelUrl: null,
  });
  return { ...rendered, checkoutName: about === "checkout" ? name : about === "order" ? "Sample order" : "Sample person" };
}

/** A cart as it is; an order of the same lines, so that the shop's own products show; or nobody's anything. */
function topicOf(about: MailSubject, checkout: Checkout, variants: MailTopic["variants"], profile: ShopProfile, now: Date): MailTopic {
  switch (about) {
    case "checkout":
      return { about, checkout, variants };
    case "order":
      return { about, order: sampleOrder(profile, checkout.lines, now), variants };
    case "person":
      return { about, variants };
    default:
      return assertNever(about, "subject of a mail");
  }
}

function linesOf(topic: MailTopic): Checkout["lines"] {
  return topic.about === "checkout" ? topic.checkout.lines : topic.about === "order" ? shownLines(topic.order) : [];
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
