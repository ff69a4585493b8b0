import { money } from "../../domain/kernel/money.ts";
import { shopZone } from "../../domain/shops/shop-zone.ts";
import type { Campaign } from "../../use-cases/ports/rows.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import { describeTrigger } from "../words/describe-trigger.ts";
import { adminLocale, createFormat, type Format } from "../words/format.ts";
import { type Stage, stageOf } from "./stage.ts";

export interface CampaignListRow {
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
  readonly archived: boolean;
  readonly stage: Stage;
  /** what starts it, in words */
  readonly trigger: string;
  /** people in it now */
  readonly people: string;
  /** of the last 30 days */
  readonly sent: string;
  readonly revenue: string;
  /** when the next of them is due; null when nobody is */
  readonly next: string | null;
}

export interface CampaignListView {
  readonly rows: readonly CampaignListRow[];
}

const DAY_MS = 24 * 60 * 60_000;
const PERIOD_MS = 30 * DAY_MS;

type ListStore = Pick<ShopStore, "campaigns" | "figures" | "segments"> & { readonly settings: Pick<ShopStore["settings"], "get" | "profile"> };

/** All campaigns of one shop with what they do now and what they brought in the last 30 days; those that are on come first. */
export async function campaignListView(store: ListStore, now: Date): Promise<CampaignListView> {
  const [profile, settings, campaigns, totals, underWay, segments] = await Promise.all([
    store.settings.profile(), store.settings.get(), store.campaigns.list(), store.figures.byCampaign(new Date(now.getTime() - PERIOD_MS), now), store.figures.underWay(), store.segments.list(),
  ]);
  if (!profile) throw new Error("campaigns: this shop has no profile; it was never installed");
  const format = createFormat({ locale: adminLocale(profile.locale), zone: shopZone(settings, profile), now });
  const names = { segments: Object.fromEntries(segments.map(({ id, name }) => [id, name])) };
  const rows = await Promise.all(campaigns.map(async (campaign): Promise<CampaignListRow> => {
    const { sent = 0, recoveredMinor = 0 } = totals.find(({ campaignId }) => campaignId === campaign.id) ?? {};
    const standing = underWay.find(({ campaignId }) => campaignId === campaign.id);
    return {
      ...(await inWords(store, campaign, names, format)),
      people: format.count(standing?.people ?? 0),
      sent: format.count(sent),
      revenue: format.money(money(recoveredMinor, profile.currency)),
      next: campaign.status === "on" && standing?.nextAt ? format.dateTime(standing.nextAt > now ? standing.nextAt : now) : null,
    };
  }));
  return { rows: [...rows.filter(({ on }) => on), ...rows.filter(({ on }) => !on)] };
}

async function inWords(store: Pick<ShopStore, "campaigns">, { id, name, status, archivedAt, currentVersion }: Campaign, names: Parameters<typeof describeTrigger>[1], format: Format): Promise<Pick<CampaignListRow, "id" | "name" | "on" | "archived" | "stage" | "trigger">> {
  const version = await store.campaigns.version(id, currentVersion);
  if (!version) throw new Error(`campaign ${id}: its current version is missing`);
  const { trigger } = version.definition;
  return { id, name, on: status === "on", archived: archivedAt !== null, stage: stageOf(id, trigger.kind), trigger: describeTrigger(trigger, names, format.dateTime) };
}
