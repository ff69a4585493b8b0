import { money } from "../../domain/kernel/money.ts";
import type { ShopSettings } from "../../domain/shops/settings.ts";
import type { ShopProfile } from "../../domain/shops/shop.ts";
import type { Campaign, Template } from "../../use-cases/ports/rows.ts";
import type { ShopStore, Totals } from "../../use-cases/ports/shop-store.ts";
import { ATTRIBUTION_WINDOW_DAYS } from "../../domain/attribution/credit.ts";
import { shopZone } from "../../domain/shops/shop-zone.ts";
import { SHOPIFY_MAILS_MS } from "../settings/sending.ts";
import { adminLocale, createFormat, type Format } from "../words/format.ts";
import { inJourneyOrder, templateUses } from "../templates/journey-order.ts";
import { type Figure, mailFigures, revenueFigure } from "./figures.ts";
import { type NextStep, nextSteps } from "./next-steps.ts";
import { type RangeKey, rangeAt, RANGES } from "./range.ts";
import { revenueChart, type RevenueChartView } from "./revenue-chart.ts";
import { type SetupStepView, setupSteps, type ShopState } from "./setup.ts";

export interface RecentCampaign {
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
  readonly sent: string;
  readonly openRate: string;
  readonly clickRate: string;
  readonly revenue: string;
}

export interface HomeView {
  readonly shop: { readonly name: string; readonly domain: string; readonly storefrontUrl: string };
  readonly range: { readonly key: RangeKey; readonly label: string; readonly before: string };
  readonly ranges: readonly { readonly key: RangeKey; readonly label: string }[];
  readonly revenue: Figure;
  readonly figures: readonly Figure[];
  readonly chart: RevenueChartView;
  readonly campaigns: readonly RecentCampaign[];
  readonly next: readonly NextStep[];
  readonly setup: readonly SetupStepView[];
  /** whether any campaign is on */
  readonly campaignOn: boolean;
  /** what a new shop is still waiting for; null once mails go out */
  readonly waitingFor: "checkouts" | "messages" | null;
  /** how revenue is credited, in plain words */
  readonly credit: string;
}

type HomeStore = Pick<ShopStore, "figures" | "campaigns" | "templates"> & { readonly settings: Pick<ShopStore["settings"], "get" | "profile"> };

/** The home page of one shop. Throws for a shop that was never installed, which no page is shown for. */
export async function homeView(store: HomeStore, input: { readonly range: RangeKey; readonly mailerReady: boolean; readonly now: Date }): Promise<HomeView> {
  const [profile, settings, all, templates, any, uses] = await Promise.all([
    store.settings.profile(), store.settings.get(), store.campaigns.list(), store.templates.list(), store.figures.hasAny(), templateUses(store.campaigns),
  ]);
  if (!profile) throw new Error("home: this shop has no profile; it was never installed");
  const campaigns = all.filter(({ archivedAt }) => archivedAt === null);
  const zone = shopZone(settings, profile);
  const range = rangeAt(input.range, input.now, zone);
  const format = createFormat({ locale: adminLocale(profile.locale), zone, now: input.now });
  const day = range.key === "today" ? null : rangeAt("today", input.now, zone).current;
  const [now, before, today, byCampaign, byDay, shopifyMails] = await Promise.all([
    store.figures.totals(range.current.from, range.current.to),
    store.figures.totals(range.previous.from, range.previous.to),
    day && store.figures.totals(day.from, day.to),
    store.figures.byCampaign(range.current.from, range.current.to),
    store.figures.recoveredByDay(range.chartFrom, input.now, zone),
    store.figures.shopifyMails(new Date(input.now.getTime() - SHOPIFY_MAILS_MS)),
  ]);
  const seen = { mailerReady: input.mailerReady, shopifyWrites: shopifyMails.asked ? shopifyMails.wroteAt !== null : null };
  const state = shopState(profile, settings, campaigns, inJourneyOrder(templates, uses), seen);
  const setup = setupSteps(settings, state);
  return {
    shop: { name: profile.name, domain: profile.shop, storefrontUrl: profile.storefrontUrl },
    range: { key: range.key, label: range.label, before: range.before },
    ranges: RANGES.map(({ key, label }) => ({ key, label })),
    revenue: revenueFigure(now, before, today, profile.currency, format),
    figures: mailFigures(now, before, today, format),
    chart: revenueChart(byDay, range.chartDays, profile.currency, format),
    campaigns: campaigns.map((campaign) => recentCampaign(campaign, byCampaign, profile.currency, format)),
    // What the set-up asks for stands there, once.
    next: nextSteps(state).filter(({ key }) => key !== "campaign" || !setup.some(({ step }) => step === "campaign")),
    setup,
    campaignOn: state.campaignOn,
    waitingFor: !any.checkouts ? "checkouts" : !any.messages ? "messages" : null,
    credit: `An order counts as recovered when the customer clicked one of our mails in the ${ATTRIBUTION_WINDOW_DAYS} days before it (the last click counts), or used the discount code from a mail. Opening a mail never counts. Refunds are taken off.`,
  };
}

function shopState(profile: ShopProfile, settings: ShopSettings, campaigns: readonly Campaign[], templates: readonly Template[], seen: Pick<ShopState, "mailerReady" | "shopifyWrites">): ShopState {
  const campaign = campaigns.find(({ status }) => status === "on") ?? campaigns[0] ?? null;
  return {
    senderSet: settings.senderEmail !== "",
    addressSet: settings.postalAddress !== "" || profile.address.some((line) => line.trim() !== ""),
    templateEdited: templates.some(({ currentVersion }) => currentVersion > 1),
    campaignOn: campaign?.status === "on",
    campaignId: campaign?.id ?? null,
    templateId: templates[0]?.id ?? null,
    adminUrl: `https://${profile.shop}/admin`,
    ...seen,
  };
}

function recentCampaign(campaign: Campaign, totals: readonly (Totals & { readonly campaignId: string })[], currency: string, format: Format): RecentCampaign {
  const figures = totals.find(({ campaignId }) => campaignId === campaign.id);
  const { sent = 0, opened = 0, clicked = 0, recoveredMinor = 0 } = figures ?? {};
  return {
    id: campaign.id,
    name: campaign.name,
    on: campaign.status === "on",
    sent: format.count(sent),
    openRate: format.rate(opened, sent),
    clickRate: format.rate(clicked, sent),
    revenue: format.money(money(recoveredMinor, currency)),
  };
}
