import type { JourneyDefinition } from "../domain/journeys/definition.ts";
import { usedSegments } from "../domain/journeys/used-segments.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopStore } from "./ports/shop-store.ts";

type Needs = Pick<Deps, "clock" | "queue">;

/**
 * Switches a campaign on or off; nothing happens where it is so already, or where one that is archived was to be on. On: facts from now on start journeys, and a job lets
 * in who qualifies already and still has the first step ahead. Off: open journeys end when they are next looked at, and stay
 * ended when it is switched on again.
 */
export async function switchCampaign(deps: Needs, store: ShopStore, id: string, on: boolean): Promise<void> {
  const campaign = await store.campaigns.get(id);
  if (!campaign || (campaign.status === "on") === on || (on && campaign.archivedAt !== null)) return;
  await store.campaigns.switchTo(id, on, deps.clock.now());
  const version = await store.campaigns.version(id, campaign.currentVersion);
  if (on && version) await prepareEntry(deps, store, id, version.definition);
  else await store.walks.drop(id);
}

/** Has the members of the segments read that the campaign asks about, and plans the job that lets in who qualifies already, for triggers where there can be such people. */
export async function prepareEntry(deps: Needs, store: ShopStore, campaignId: string, definition: JourneyDefinition): Promise<void> {
  const now = deps.clock.now();
  const { trigger } = definition;
  if (usedSegments(definition).size > 0) await deps.queue.send("read-segments", { shop: store.shop }, { once: store.shop });
  if (trigger.kind === "broadcast") await store.walks.plan(campaignId, new Date(trigger.at));
  else if (trigger.kind === "checkout-abandoned" || trigger.kind === "date") await store.walks.plan(campaignId, now);
  else return store.walks.drop(campaignId);
  await deps.queue.send("let-people-in", { shop: store.shop }, { once: store.shop });
}
