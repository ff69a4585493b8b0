import type { CampaignRepository } from "../../use-cases/ports/shop-store.ts";

/** Shopify's own time until a checkout counts as abandoned, for shops without a campaign. */
const DEFAULT_IDLE_MINUTES = 10;

/** Checkouts last touched before this time count as abandoned: by the campaign that is on, else by any, else as Shopify counts. */
export async function abandonedBefore(campaigns: Pick<CampaignRepository, "list" | "version">, now: Date): Promise<Date> {
  const all = await campaigns.list();
  const campaign = all.find(({ status }) => status === "on") ?? all[0];
  const version = campaign ? await campaigns.version(campaign.id, campaign.currentVersion) : null;
  const trigger = version?.definition.trigger;
  const idleMinutes = trigger?.kind === "checkout-abandoned" ? trigger.idleMinutes : null;
  return new Date(now.getTime() - (idleMinutes ?? DEFAULT_IDLE_MINUTES) * 60_000);
}
