import type { JourneyDefinition } from "../domain/journeys/definition.ts";
import { emptyTally } from "../domain/rehearsal/tally.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopStore } from "./ports/shop-store.ts";

type Needs = Pick<Deps, "clock" | "ids" | "queue">;

/** As far back as a rehearsal looks; facts are kept for longer. */
export const REHEARSED_DAYS = 90;
const DAY_MS = 24 * 60 * 60_000;

/** Edits of a campaign that are not saved. */
export interface RehearsedEdits {
  readonly name: string;
  readonly definition: JourneyDefinition;
  /** 0 to 1 */
  readonly holdout: number;
}

/** Has a campaign replayed over the shop's past: the version that is saved, or edits that are not, which it keeps. The rehearsal's id; null when there is no such campaign. */
export async function requestRehearsal(deps: Needs, store: ShopStore, campaignId: string, edits: RehearsedEdits | null): Promise<{ readonly id: string } | null> {
  const campaign = await store.campaigns.get(campaignId);
  const definition = edits?.definition ?? (campaign && (await store.campaigns.version(campaignId, campaign.currentVersion))?.definition);
  if (!campaign || !definition) return null;
  const [id, toAt] = [deps.ids.next(), deps.clock.now()];
  const draft = edits && { name: edits.name, holdout: edits.holdout, version: campaign.currentVersion };
  await store.rehearsals.request({ id, campaignId, definition, draft, fromAt: new Date(toAt.getTime() - REHEARSED_DAYS * DAY_MS), toAt, tally: emptyTally() }, toAt);
  await deps.queue.send("rehearse-campaign", { shop: store.shop, rehearsalId: id }, { once: id });
  return { id };
}
