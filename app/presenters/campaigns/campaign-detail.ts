import { money } from "../../domain/kernel/money.ts";
import { shopZone } from "../../domain/shops/shop-zone.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import { adminLocale, createFormat, type Format } from "../words/format.ts";
import { inJourneyOrder, templateUses } from "../templates/journey-order.ts";
import { type CampaignDraft, campaignDraft } from "./campaign-draft.ts";

export interface StepFigures {
  readonly sent: string;
  readonly opened: string;
  readonly clicked: string;
  readonly orders: string;
  readonly revenue: string;
}

export interface CampaignDetailView {
  readonly id: string;
  readonly on: boolean;
  readonly draft: CampaignDraft;
  readonly currency: string;
  readonly templates: readonly { readonly id: string; readonly name: string }[];
  /** since the beginning, by step id */
  readonly figures: Readonly<Record<string, StepFigures>>;
  readonly savedAt: string;
}

type DetailStore = Pick<ShopStore, "campaigns" | "templates" | "figures"> & { readonly settings: Pick<ShopStore["settings"], "get" | "profile"> };

/** One campaign with its journey, ready for the form; null when this shop has none of that id. */
export async function campaignDetailView(store: DetailStore, id: string, now: Date): Promise<CampaignDetailView | null> {
  const campaign = await store.campaigns.get(id);
  if (!campaign) return null;
  const [version, profile, settings, templates, steps, uses] = await Promise.all([
    store.campaigns.version(id, campaign.currentVersion), store.settings.profile(), store.settings.get(), store.templates.list(), store.figures.bySteps(id), templateUses(store.campaigns),
  ]);
  if (!version || !profile) throw new Error("campaign: its current version or the shop's profile is missing");
  const format = createFormat({ locale: adminLocale(profile.locale), zone: shopZone(settings, profile), now });
  return {
    id,
    on: campaign.status === "on",
    draft: campaignDraft(campaign.name, version.definition, version.holdout, profile.currency),
    currency: profile.currency,
    templates: inJourneyOrder(templates, uses).map(({ id: templateId, name }) => ({ id: templateId, name })),
    figures: Object.fromEntries(steps.map((step) => [step.stepId, stepFigures(step, profile.currency, format)])),
    savedAt: format.dateTime(campaign.updatedAt),
  };
}

function stepFigures(step: Awaited<ReturnType<ShopStore["figures"]["bySteps"]>>[number], currency: string, format: Format): StepFigures {
  return {
    sent: format.count(step.sent),
    opened: format.rate(step.opened, step.sent),
    clicked: format.rate(step.clicked, step.sent),
    orders: format.count(step.orders),
    revenue: format.money(money(step.minor, currency)),
  };
}
