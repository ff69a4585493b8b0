import { money } from "../../domain/kernel/money.ts";
import { shopZone } from "../../domain/shops/shop-zone.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import { adminLocale, createFormat } from "../words/format.ts";

export interface CampaignListRow {
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
  readonly sent: string;
  readonly opened: string;
  readonly clicked: string;
  readonly revenue: string;
}

export interface CampaignListView {
  readonly rows: readonly CampaignListRow[];
}

type ListStore = Pick<ShopStore, "campaigns" | "figures"> & { readonly settings: Pick<ShopStore["settings"], "get" | "profile"> };

/** All campaigns of one shop with their figures since the beginning. */
export async function campaignListView(store: ListStore, now: Date): Promise<CampaignListView> {
  const [profile, settings, campaigns, totals] = await Promise.all([
    store.settings.profile(), store.settings.get(), store.campaigns.list(), store.figures.byCampaign(new Date(0), now),
  ]);
  if (!profile) throw new Error("campaigns: this shop has no profile; it was never installed");
  const format = createFormat({ locale: adminLocale(profile.locale), zone: shopZone(settings, profile), now });
  const rows = campaigns.map(({ id, name, status }): CampaignListRow => {
    const { sent = 0, opened = 0, clicked = 0, recoveredMinor = 0 } = totals.find(({ campaignId }) => campaignId === id) ?? {};
    return {
      id,
      name,
      on: status === "on",
      sent: format.count(sent),
      opened: withRate(opened, sent, format),
      clicked: withRate(clicked, sent, format),
      revenue: format.money(money(recoveredMinor, profile.currency)),
    };
  });
  return { rows };
}

function withRate(part: number, sent: number, format: { count: (n: number) => string; rate: (part: number, whole: number) => string }): string {
  return sent > 0 ? `${format.count(part)} (${format.rate(part, sent)})` : format.count(part);
}
