import { parseDefinition } from "../domain/journeys/parse-definition.ts";
import { emptyTally } from "../domain/rehearsal/tally.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopStore } from "./ports/shop-store.ts";

type Needs = Pick<Deps, "clock" | "ids" | "queue">;

/** As far back as a rehearsal looks; facts are kept for longer. */
export const REHEARSED_DAYS = 90;
const DAY_MS = 24 * 60 * 60_000;

/** Has a campaign replayed over the shop's past: the version that is saved, or a draft of it, which may come from anywhere. The rehearsal's id; null when there is no such campaign; "not-valid" for a draft that is no journey yet. */
export async function requestRehearsal(deps: Needs, store: ShopStore, campaignId: string, draft?: unknown): Promise<{ readonly id: string } | "not-valid" | null> {
  const campaign = await store.campaigns.get(campaignId);
  if (!campaign) return null;
  const parsed = draft === undefined ? null : parseDefinition(draft);
  if (parsed && !parsed.ok) return "not-valid";
  const definition = parsed?.definition ?? (await store.campaigns.version(campaignId, campaign.currentVersion))?.definition;
  if (!definition) return null;
  const [id, toAt] = [deps.ids.next(), deps.clock.now()];
  await store.rehearsals.request({ id, campaignId, definition, fromAt: new Date(toAt.getTime() - REHEARSED_DAYS * DAY_MS), toAt, tally: emptyTally() }, toAt);
  await deps.queue.send("rehearse-campaign", { shop: store.shop, rehearsalId: id }, { once: id });
  return { id };
}
