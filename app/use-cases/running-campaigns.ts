import type { JourneyDefinition } from "../domain/journeys/definition.ts";
import type { TriggerKind } from "../domain/journeys/triggers.ts";
import { usedSegments } from "../domain/journeys/used-segments.ts";
import type { Campaign } from "./ports/rows.ts";
import type { ShopStore } from "./ports/shop-store.ts";

/** A campaign that is on, as new people enter it. */
export interface Running {
  readonly campaign: Campaign;
  readonly definition: JourneyDefinition;
}

/** All campaigns that are on. */
export async function runningCampaigns(store: Pick<ShopStore, "campaigns">): Promise<readonly Running[]> {
  const running: Running[] = [];
  for (const campaign of await store.campaigns.list()) {
    const version = campaign.status === "on" ? await store.campaigns.version(campaign.id, campaign.currentVersion) : null;
    if (version) running.push({ campaign, definition: version.definition });
  }
  return running;
}

/** Those that are started by one of these kinds of fact; most shops have none, and then that is all there is to do. */
export async function runningBy(store: Pick<ShopStore, "campaigns">, kinds: readonly TriggerKind[]): Promise<readonly Running[]> {
  return (await runningCampaigns(store)).filter(({ definition }) => kinds.includes(definition.trigger.kind));
}

/** Shopify's ids of the segments that campaigns ask about: only their members are read. */
export async function segmentsInUse(store: Pick<ShopStore, "campaigns">): Promise<ReadonlySet<string>> {
  return new Set((await runningCampaigns(store)).flatMap(({ definition }) => [...usedSegments(definition)]));
}
