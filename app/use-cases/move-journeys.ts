import type { JourneyDefinition } from "../domain/journeys/definition.ts";
import { moveTo, startShift } from "../domain/journeys/move.ts";
import type { Deps } from "./ports/deps.ts";

type Needs = Pick<Deps, "system" | "clock">;

/** Enrollments of one statement. */
const PAGE = 1_000;

/**
 * Those under way move to a new version of their campaign, as the merchant asked when saving it; where that is not
 * well-defined, they finish on their own. Page by page, each conditional on where the enrollments stand at that moment, so
 * that a repeat goes on where the last one was. A version that is not the current one any more is left alone.
 */
export async function moveJourneys(deps: Needs, { shop, campaignId, version }: { readonly shop: string; readonly campaignId: string; readonly version: number }): Promise<void> {
  const store = deps.system.forShop(shop);
  const target = await store.campaigns.version(campaignId, version);
  if (!target || (await store.campaigns.get(campaignId))?.currentVersion !== version) return;
  for (const { campaignVersion, stepIndex } of await store.enrollments.standing(campaignId)) {
    if (campaignVersion >= version) continue;
    const from = await store.campaigns.version(campaignId, campaignVersion);
    const to = from && destination(from.definition, target.definition, stepIndex);
    if (!to) continue;
    let moved: number;
    do {
      moved = await store.enrollments.moveOpen(campaignId, { campaignVersion, stepIndex }, { campaignVersion: version, ...to }, deps.clock.now(), PAGE);
    } while (moved === PAGE);
  }
}

function destination(from: JourneyDefinition, to: JourneyDefinition, stepIndex: number): { readonly stepIndex: number; readonly shiftMs: number } | null {
  const index = moveTo(from, to, { stepIndex });
  return index === null ? null : { stepIndex: index, shiftMs: startShift(from.trigger, to.trigger) };
}
