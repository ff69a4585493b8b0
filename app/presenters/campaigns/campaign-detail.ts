import type { MailSubject } from "../../domain/templates/document.ts";
import { shopZone } from "../../domain/shops/shop-zone.ts";
import type { Removal, ShopStore } from "../../use-cases/ports/shop-store.ts";
import { adminLocale, createFormat } from "../words/format.ts";
import { inJourneyOrder, templateUses } from "../templates/journey-order.ts";
import { isUnsaved } from "../rehearsal/unsaved.ts";
import { type CampaignDraft, campaignDraft } from "./campaign-draft.ts";
import { type ShopNames, shopNames } from "./shop-names.ts";
import { figuresOfSteps, type StepFigures } from "./step-figures.ts";
import { TRIGGER_GROUPS, type TriggerGroup } from "./trigger-options.ts";

export interface CampaignDetailView {
  readonly id: string;
  readonly on: boolean;
  /** out of sight */
  readonly archived: boolean;
  /** what would go with it, in words; null where it has run and stays */
  readonly removal: { readonly gone: readonly string[] } | null;
  readonly draft: CampaignDraft;
  /** changes that were rehearsed and not saved, to go on with; `outdated`: another version was saved since */
  readonly edits: { readonly draft: CampaignDraft; readonly outdated: boolean } | null;
  readonly names: ShopNames;
  /** in the order of the journeys */
  readonly templates: readonly { readonly id: string; readonly name: string; readonly about: MailSubject }[];
  readonly triggers: readonly TriggerGroup[];
  /** the shop's, as it is called: "New York" */
  readonly zone: string;
  /** by step id */
  readonly figures: Readonly<Record<string, StepFigures>>;
  readonly savedAt: string;
}

type DetailStore = Pick<ShopStore, "campaigns" | "templates" | "figures" | "segments" | "variants" | "enrollments" | "rehearsals"> & { readonly settings: Pick<ShopStore["settings"], "get" | "profile"> };

/** One campaign with its journey, ready for the form; null when this shop has none of that id. `edits`: the rehearsal whose unsaved changes the merchant comes back to. */
export async function campaignDetailView(store: DetailStore, id: string, now: Date, edits: string | null = null): Promise<CampaignDetailView | null> {
  const campaign = await store.campaigns.get(id);
  if (!campaign) return null;
  const [version, profile, settings, templates, subjects, uses] = await Promise.all([
    store.campaigns.version(id, campaign.currentVersion), store.settings.profile(), store.settings.get(), store.templates.list(), store.templates.subjects(), templateUses(store.campaigns),
  ]);
  if (!version || !profile) throw new Error("campaign: its current version or the shop's profile is missing");
  const [zone, locale, { currency }] = [shopZone(settings, profile), adminLocale(profile.locale), profile];
  const format = createFormat({ locale, zone, now });
  const [names, figures, removal, rehearsal] = await Promise.all([shopNames(store, { locale, currency }), figuresOfSteps(store, id, currency, format), store.campaigns.removal(id), edits === null ? null : store.rehearsals.get(edits)]);
  return {
    id,
    on: campaign.status === "on",
    archived: campaign.archivedAt !== null,
    removal: removal && { gone: removalWords(removal) },
    draft: campaignDraft(campaign.name, version.definition, version.holdout, { currency, zone }),
    edits: rehearsal?.campaignId === id && rehearsal.draft !== null && isUnsaved(rehearsal, { ...version, name: campaign.name })
      ? { draft: campaignDraft(rehearsal.draft.name, rehearsal.definition, rehearsal.draft.holdout, { currency, zone }), outdated: rehearsal.draft.version !== campaign.currentVersion }
      : null,
    names,
    templates: inJourneyOrder(templates, uses).map(({ id: templateId, name }) => ({ id: templateId, name, about: subjects.get(templateId) ?? "checkout" })),
    triggers: TRIGGER_GROUPS,
    zone: zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " "),
    figures,
    savedAt: format.dateTime(campaign.updatedAt),
  };
}

/** What goes with a campaign that is deleted. */
function removalWords({ mails, rehearsals }: Removal): readonly string[] {
  return [
    ...mails.map(({ name }) => `The mail “${name}”`),
    ...(rehearsals === 0 ? [] : [rehearsals === 1 ? "Its rehearsal" : `Its ${rehearsals} rehearsals`]),
  ];
}
