import type { JourneyDefinition } from "../domain/journeys/definition.ts";
import { moveTo } from "../domain/journeys/move.ts";
import { usedSegments } from "../domain/journeys/used-segments.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import { prepareEntry } from "./switch-campaign.ts";

type Needs = Pick<Deps, "clock" | "queue">;

export interface CampaignChange {
  readonly name: string;
  readonly definition: JourneyDefinition;
  /** 0 to 1 */
  readonly holdout: number;
  /** what becomes of those who are in the journey already: they finish on their version, or move to the new one where that is well-defined */
  readonly underWay: "finish" | "move";
}

/** Saves a new, immutable version of a campaign and makes it the current one; answers its number. Throws for a campaign that is not there. */
export async function saveCampaign(deps: Needs, store: ShopStore, id: string, change: CampaignChange): Promise<number> {
  const before = await store.campaigns.get(id);
  const old = before && (await store.campaigns.version(id, before.currentVersion));
  const now = deps.clock.now();
  const version = await store.campaigns.saveVersion(id, change.definition, change.holdout, now);
  if (before?.name !== change.name) await store.campaigns.rename(id, change.name, now);
  if (change.underWay === "move") await deps.queue.send("move-journeys", { shop: store.shop, campaignId: id, version }, { once: `${store.shop} ${id}` });
  if (before?.status === "on" && !(old && asksTheSame(old.definition, change.definition))) await prepareEntry(deps, store, id, change.definition);
  return version;
}

/** How many are in a campaign's journey now, and how many of them could move to `draft`; the others would finish on their version. */
export async function underWay(store: ShopStore, id: string, draft: JourneyDefinition): Promise<{ readonly open: number; readonly movable: number }> {
  let [open, movable] = [0, 0];
  for (const { campaignVersion, stepIndex, count } of await store.enrollments.standing(id)) {
    const from = await store.campaigns.version(id, campaignVersion);
    open += count;
    if (from && moveTo(from.definition, draft, { stepIndex }) !== null) movable += count;
  }
  return { open, movable };
}

/** Whether the same people qualify to enter, by the same segments. */
function asksTheSame(old: JourneyDefinition, definition: JourneyDefinition): boolean {
  const asked = (one: JourneyDefinition): string => JSON.stringify([one.trigger, one.entry, [...usedSegments(one)].sort()]);
  return asked(old) === asked(definition);
}
