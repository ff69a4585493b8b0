import { COPY_LOCALES, type CopyLocale, subjectOfMail, type TemplateDocument } from "../../domain/templates/document.ts";
import { PLACEHOLDERS, placeholdersOf } from "../../domain/templates/placeholders.ts";
import { placesOf } from "../../domain/journeys/places.ts";
import type { Step } from "../../domain/journeys/steps.ts";
import type { OfferTerms } from "../../domain/incentives/offer.ts";
import { shopZone } from "../../domain/shops/shop-zone.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import { itemsSummary } from "../checkouts/checkout-list.ts";
import { personName } from "../checkouts/person.ts";
import { LANGUAGE_NAMES } from "../words/languages.ts";
import { adminLocale, createFormat } from "../words/format.ts";

/** What the form holds and the action takes. */
export interface TemplateDraft {
  readonly name: string;
  readonly document: TemplateDocument;
}

export interface TemplateEditorView {
  readonly id: string;
  readonly draft: TemplateDraft;
  readonly languages: readonly { readonly locale: CopyLocale; readonly name: string }[];
  readonly placeholders: readonly { readonly name: string; readonly meaning: string }[];
  /** what the mail can be previewed on, newest first */
  readonly checkouts: readonly { readonly token: string; readonly label: string }[];
  /** where a colour or logo is left to the settings, what it is there */
  readonly brand: { readonly accent: string; readonly background: string; readonly logoUrl: string };
  /** of the first campaign step that sends this mail; the preview shows it */
  readonly hasOffer: boolean;
  readonly usedIn: readonly string[];
  /** no campaign has ever sent it */
  readonly removable: boolean;
  readonly testAddress: string;
  readonly savedAt: string;
}

type EditorStore = Pick<ShopStore, "templates" | "campaigns"> & {
  readonly settings: Pick<ShopStore["settings"], "get" | "profile">;
  readonly checkouts: Pick<ShopStore["checkouts"], "recent">;
};

/** How many recent checkouts the preview offers. */
const RECENT = 20;

/** One template, ready for the editor; null when this shop has none of that id. */
export async function templateEditorView(store: EditorStore, id: string, now: Date): Promise<TemplateEditorView | null> {
  const template = await store.templates.get(id);
  if (!template) return null;
  const [profile, settings, recent, uses, removable] = await Promise.all([
    store.settings.profile(), store.settings.get(), store.checkouts.recent(RECENT), stepsUsing(store.campaigns, id), store.templates.removable(id),
  ]);
  if (!profile) throw new Error("template: this shop has no profile; it was never installed");
  const format = createFormat({ locale: adminLocale(profile.locale), zone: shopZone(settings, profile), now });
  return {
    id,
    draft: { name: template.name, document: template.document },
    languages: COPY_LOCALES.map((locale) => ({ locale, name: LANGUAGE_NAMES[locale] })),
    placeholders: placeholdersOf(subjectOfMail(template.document)).map((name) => ({ name, meaning: PLACEHOLDERS[name].meaning })),
    checkouts: recent.map((row) => ({ token: row.token, label: `${personName(row)} · ${itemsSummary(row)} · ${format.money(row.total)}` })),
    brand: { accent: settings.brandColour, background: settings.backgroundColour, logoUrl: settings.logoUrl },
    hasOffer: uses.some(({ offer }) => offer !== null),
    usedIn: [...new Set(uses.map(({ campaign }) => campaign))],
    removable,
    testAddress: profile.email ?? settings.replyTo,
    savedAt: format.dateTime(template.updatedAt),
  };
}

/** The offer of the first campaign step that sends a template, so that its preview shows the same. */
export async function stepOffer(campaigns: EditorStore["campaigns"], templateId: string): Promise<OfferTerms | null> {
  return (await stepsUsing(campaigns, templateId)).find(({ offer }) => offer !== null)?.offer ?? null;
}

async function stepsUsing(campaigns: Pick<ShopStore["campaigns"], "list" | "version">, templateId: string): Promise<readonly { campaign: string; offer: OfferTerms | null }[]> {
  const all = await campaigns.list();
  const found = await Promise.all(all.map(async ({ id, name, currentVersion }) => {
    const version = await campaigns.version(id, currentVersion);
    const steps = version ? placesOf(version.definition).map(({ step }) => step) : [];
    return steps.flatMap((step) => (step.kind === "message" && step.templateId === templateId ? [{ campaign: name, offer: step.offer ?? offerOf(steps, step.offerStepId) }] : []));
  }));
  return found.flat();
}

/** What an earlier step offers, which a message shows as its own. */
function offerOf(steps: readonly Step[], stepId: string | null): OfferTerms | null {
  const step = stepId === null ? undefined : steps.find(({ id }) => id === stepId);
  return step?.kind === "offer" ? step.terms : step?.kind === "message" ? step.offer : null;
}
