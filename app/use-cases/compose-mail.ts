import { mayTrackOpens } from "../domain/consent/tracking.ts";
import type { IssuedOffer } from "../domain/incentives/offer.ts";
import { purposeOf } from "../domain/messaging/candidate-of.ts";
import { shownOrder } from "../domain/orders/shown-order.ts";
import { cleanLine } from "../domain/templates/clean-text.ts";
import { subjectOfMail } from "../domain/templates/document.ts";
import type { MailSubject } from "../domain/templates/document.ts";
import { TemplateError } from "../domain/templates/template-error.ts";
import { mailContent } from "./mail-content.ts";
import type { MailTopic } from "./mail-content.ts";
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
  if (customer.email === null) throw new Error(`compose mail: the person of enrollment ${enrollment.id} has no address`);
  const topic = await topicOf(desk, wish, subjectOfMail(template.document));
  const messageId = desk.deps.ids.next();
  const links = trackedLinks(desk, messageId, offer);
  const unsubscribeUrl = desk.deps.links.url({ kind: "unsubscribe", shop: desk.shop, messageId });
  const rendered = await desk.deps.renderer.render({
    document: template.document,
    cacheKey: `${desk.shop}/${template.id}/${template.currentVersion}`,
    shop: desk.profile,
    settings: desk.settings,
    customer: { firstName: customer.firstName ?? checkout?.firstName ?? null, email: customer.email },
    locale: checkout?.locale ?? customer.locale,
    timeZone: facts.timeZone,
    ...mailContent(topic, { storefrontUrl: desk.profile.storefrontUrl, code: offer?.code ?? null, campaign: utmName(wish.campaign.name) }),
    offer,
    link: links.make,
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

/** What the mail is about. Throws TemplateError where the journey knows no such thing. */
async function topicOf(desk: Desk, { facts }: Wish, about: MailSubject): Promise<MailTopic> {
  const { variants } = facts;
  if (about === "person") return { about, variants };
  if (about === "checkout") {
    if (facts.checkout) return { about, variants, checkout: facts.checkout };
    throw new TemplateError("template", "it is about a cart, and this journey is about none");
  }
  const order = shownOrder(facts);
  if (!order) throw new TemplateError("template", "it is about an order, and there is none");
  const ids = order.lines.flatMap(({ variantId: id }) => (id !== null && !variants.has(id) ? [id] : []));
  return { about, order, variants: ids.length === 0 ? variants : new Map([...variants, ...(await desk.store.variants.get(ids))]) };
}

function addressed({ settings, profile, shop }: Desk, { id, address, purpose, subject, html, text }: NewMessage, name: string | null, unsubscribeUrl: string): OutgoingMail {
  return {
    messageId: id,
    shop,
    from: { email: settings.senderEmail, name: cleanLine(settings.senderName || profile.name) },
    replyTo: settings.replyTo === "" ? null : settings.replyTo,
    to: { email: address, name },
    subject: cleanLine(subject),
    html,
    text,
    // RFC 8058: one click in the mail program unsubscribes, by POST, without a page. Nobody unsubscribes from their own order.
    headers: purpose === "transactional" ? {} : { "List-Unsubscribe": `<${unsubscribeUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
  };
}

/** Gives every destination a signed address of ours, and keeps the destinations in order: a token carries only the place in the list. */
function trackedLinks(desk: Desk, messageId: string, offer: IssuedOffer | null): { readonly destinations: readonly string[]; readonly make: (destination: string, kind: LinkKind) => string } {
  const destinations: string[] = [];
  const offerToken = offer && desk.deps.links.token({ kind: "offer", shop: desk.shop, messageId });
  const make = (destination: string, kind: LinkKind): string => {
    const target = kind === "button" || offerToken === null ? destination : withOffer(destination, offerToken);
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

function personName({ facts }: Wish): string | null {
  const { customer, checkout } = facts;
  const name = cleanLine([customer.firstName ?? checkout?.firstName, customer.lastName ?? checkout?.lastName].filter(Boolean).join(" "));
  return name === "" ? null : name;
}

function utmName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
}
