import { shopZone } from "../../domain/shops/shop-zone.ts";
import { copyFor } from "../../domain/templates/copy-for.ts";
import { COPY_LOCALES, subjectOfMail, type TemplateDocument } from "../../domain/templates/document.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import { LANGUAGE_NAMES } from "../words/languages.ts";
import { adminLocale, createFormat } from "../words/format.ts";
import { ABOUT } from "../words/mail-subjects.ts";
import { inJourneyOrder, templateUses } from "./journey-order.ts";

export interface TemplateListRow {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  /** "About an order" */
  readonly about: string;
  readonly languages: string;
  readonly usedIn: string;
  /** the first campaign that uses it, under which it stands in the list; null where none does */
  readonly group: string | null;
  readonly savedAt: string;
}

type ListStore = Pick<ShopStore, "templates" | "campaigns"> & { readonly settings: Pick<ShopStore["settings"], "get" | "profile"> };

/** A row and the document that its small picture is made from. */
export interface TemplateListEntry {
  readonly row: TemplateListRow;
  readonly document: TemplateDocument;
}

/** All templates of one shop in the order of their journeys, with the campaigns that use them. */
export async function templateListEntries(store: ListStore, now: Date): Promise<readonly TemplateListEntry[]> {
  const [profile, settings, list, uses] = await Promise.all([store.settings.profile(), store.settings.get(), store.templates.list(), templateUses(store.campaigns)]);
  if (!profile) throw new Error("templates: this shop has no profile; it was never installed");
  const format = createFormat({ locale: adminLocale(profile.locale), zone: shopZone(settings, profile), now });
  const found = await Promise.all(inJourneyOrder(list, uses).map(({ id }) => store.templates.get(id)));
  return found.flatMap((template) => {
    if (!template) return [];
    const { id, name, document, updatedAt } = template;
    const languages = COPY_LOCALES.filter((locale) => document.copy[locale]).map((locale) => LANGUAGE_NAMES[locale]).join(", ");
    const usedIn = uses.flatMap(({ campaign, templateIds }) => (templateIds.includes(id) ? [campaign] : []));
    const row = { id, name, subject: copyFor(document, document.defaultLocale).subject, about: ABOUT[subjectOfMail(document)], languages, usedIn: usedIn.join(", "), group: usedIn[0] ?? null, savedAt: format.dateTime(updatedAt) };
    return [{ row, document }];
  });
}
