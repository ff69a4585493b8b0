import { normaliseEmail } from "../domain/customers/normalise-email.ts";
import type { OfferTerms } from "../domain/incentives/offer.ts";
import { cleanLine } from "../domain/templates/clean-text.ts";
import type { TemplateDocument } from "../domain/templates/document.ts";
import { shopObstacle } from "./find-obstacle.ts";
import type { Deps } from "./ports/deps.ts";
import type { HandOffResult } from "./ports/mailer.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import { previewTemplate } from "./preview-template.ts";

/** A saved template, or a draft as it stands in the editor. */
export type TestMailInput = ({ readonly templateId: string } | { readonly document: TemplateDocument }) & {
  readonly to: string;
  readonly checkoutToken?: string | null;
  readonly locale?: string | null;
  readonly stepOffer?: OfferTerms | null;
};

export type TestMailResult = HandOffResult | { readonly kind: "not-sent"; readonly reason: "no-sender" | "no-postal-address" | "bad-address" | "no-template" };

/** Sends the merchant the mail as a shopper would get it, on a recent checkout. It is no Message: no ledger, no tracking, no unsubscribe. Throws TemplateError. */
export async function sendTest(deps: Pick<Deps, "system" | "renderer" | "clock" | "ids" | "mailers">, shop: string, input: TestMailInput): Promise<TestMailResult> {
  const store = deps.system.forShop(shop);
  const to = normaliseEmail(input.to);
  if (to === null) return { kind: "not-sent", reason: "bad-address" };
  const [profile, settings, document] = [await store.settings.profile(), await store.settings.get(), await documentOf(store, input)];
  if (!document || !profile) return { kind: "not-sent", reason: "no-template" };
  const obstacle = shopObstacle({ settings, profile });
  if (obstacle !== null) return { kind: "not-sent", reason: obstacle };
  const { checkoutToken = null, locale = null, stepOffer = null } = input;
  const { subject, html, text } = await previewTemplate(deps, shop, { document, checkoutToken, locale, stepOffer });
  return deps.mailers.for(settings.provider).handOff({
    messageId: `test-${deps.ids.next()}`, shop, from: { email: settings.senderEmail, name: cleanLine(settings.senderName || profile.name) },
    replyTo: settings.replyTo === "" ? null : settings.replyTo, to: { email: to, name: null }, subject: `[Test] ${subject}`, html, text, headers: {},
  });
}

async function documentOf(store: ShopStore, input: TestMailInput): Promise<TemplateDocument | null> {
  if ("document" in input) return input.document;
  return (await store.templates.get(input.templateId))?.document ?? null;
}
