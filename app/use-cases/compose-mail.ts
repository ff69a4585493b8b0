import type { Checkout, CheckoutLine } from "../domain/carts/checkout.ts";
import { recoveryLink } from "../domain/carts/recovery-link.ts";
import { sellableLines } from "../domain/carts/sellable-lines.ts";
import { mayTrackOpens } from "../domain/consent/tracking.ts";
import type { IssuedOffer } from "../domain/incentives/offer.ts";
import { sumMoney } from "../domain/kernel/money.ts";
import { purposeOf } from "../domain/messaging/candidate-of.ts";
import { cleanLine } from "../domain/templates/clean-text.ts";
import { TemplateError } from "../domain/templates/template-error.ts";
import type { OutgoingMail } from "./ports/mailer.ts";
import type { LinkKind } from "./ports/renderer.ts";
import type { NewMessage } from "./ports/rows.ts";
import type { Desk } from "./shop-desk.ts";
import type { Wish } from "./wish.ts";

/** One message, ready for the outbox and for the provider. */
export interface ComposedMail {
  readonly message: NewMessage;
  readonly mail: OutgoingMail;
}

/** Renders the message of a wish with what is true now. Throws TemplateError for a template that is missing or cannot be rendered. */
export async function composeMail(desk: Desk, wish: Wish, offer: IssuedOffer | null): Promise<ComposedMail> {
  const { facts, enrollment, effect } = wish;
  const { customer, checkout } = facts;
  const template = await desk.template(effect.templateId);
  if (!template) throw new TemplateError("template", `${effect.templateId} is not there`);
  if (!checkout || customer.email === null) throw new Error(`compose mail: enrollment ${enrollment.id} lacks its checkout or address`);
  const messageId = desk.deps.ids.next();
  const lines = sellableLines(checkout.lines, facts.variants);
  const links = trackedLinks(desk, messageId, offer);
  const unsubscribeUrl = desk.deps.links.url({ kind: "unsubscribe", shop: desk.shop, messageId });
  const rendered = await desk.deps.renderer.render({
    document: template.document,
    cacheKey: `${desk.shop}/${template.id}/${template.currentVersion}`,
    shop: desk.profile,
    settings: desk.settings,
    customer: { firstName: customer.firstName ?? checkout.firstName, email: customer.email },
    locale: checkout.locale ?? customer.locale,
    timeZone: facts.timeZone,
    lines,
    variants: facts.variants,
    subtotal: sumMoney(lines.map((line) => line.linePrice), lines[0]?.linePrice.currency ?? checkout.presentmentCurrency),
    offer,
    link: links.make,
    recoveryUrl: wayBack(desk, checkout, lines, { code: offer?.code ?? null, campaign: utmName(wish.campaign.name) }),
    storefrontUrl: desk.profile.storefrontUrl,
    unsubscribeUrl,
    pixelUrl: mayTrackOpens(facts.consent.country) ? desk.deps.links.url({ kind: "open", shop: desk.shop, messageId }) : null,
  });
  const { subject, html, text } = rendered;
  const message: NewMessage = {
    id: messageId, campaignId: enrollment.campaignId, customerId: enrollment.customerId, stepId: effect.stepId, occasion: enrollment.occasion,
    enrollmentId: enrollment.id, templateId: template.id, templateVersion: template.currentVersion, checkoutToken: enrollment.checkoutToken,
    channel: "email", purpose: purposeOf(effect, enrollment), address: customer.email, subject, html, text, links: links.destinations, discountCode: offer?.code ?? null, intentAt: desk.deps.clock.now(),
  };
  return { message, mail: addressed(desk, message, personName(wish), unsubscribeUrl) };
}

function addressed({ settings, profile, shop }: Desk, { id, address, subject, html, text }: NewMessage, name: string | null, unsubscribeUrl: string): OutgoingMail {
  return {
    messageId: id,
    shop,
    from: { email: settings.senderEmail, name: cleanLine(settings.senderName || profile.name) },
    replyTo: settings.replyTo === "" ? null : settings.replyTo,
    to: { email: address, name },
    subject: cleanLine(subject),
    html,
    text,
    // RFC 8058: one click in the mail program unsubscribes, by POST, without a page.
    headers: { "List-Unsubscribe": `<${unsubscribeUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
  };
}

/** Gives every destination a signed address of ours, and keeps the destinations in order: a token carries only the place in the list. */
function trackedLinks(desk: Desk, messageId: string, offer: IssuedOffer | null): { readonly destinations: readonly string[]; readonly make: (destination: string, kind: LinkKind) => string } {
  const destinations: string[] = [];
  const offerToken = offer && desk.deps.links.token({ kind: "offer", shop: desk.shop, messageId });
  const make = (destination: string, kind: LinkKind): string => {
    const target = kind === "recovery" || offerToken === null ? destination : withOffer(destination, offerToken);
    const known = destinations.indexOf(target);
    const index = known === -1 ? destinations.push(target) - 1 : known;
    return desk.deps.links.url({ kind: "click", shop: desk.shop, messageId, index });
  };
  return { destinations, make };
}

/** Lets the storefront show the real end of this offer. */
function withOffer(destination: string, token: string): string {
  if (!URL.canParse(destination)) return destination;
  const url = new URL(destination);
  url.searchParams.set("lm", token);
  return url.toString();
}

/** The shop's own link back to the cart; where it has none, a permalink that fills a cart with the same lines. */
function wayBack({ profile }: Desk, checkout: Checkout, lines: readonly CheckoutLine[], extra: { readonly code: string | null; readonly campaign: string }): string {
  const permalink = `${profile.storefrontUrl}/cart/${lines.map((line) => `${line.variantId}:${line.quantity}`).join(",")}`;
  return recoveryLink(checkout.recoveryUrl, extra) ?? recoveryLink(permalink, extra) ?? profile.storefrontUrl;
}

function personName({ facts }: Wish): string | null {
  const { customer, checkout } = facts;
  const name = cleanLine([customer.firstName ?? checkout?.firstName, customer.lastName ?? checkout?.lastName].filter(Boolean).join(" "));
  return name === "" ? null : name;
}

function utmName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
}
