import type { Deps } from "./ports/deps.ts";
import type { ShopStore } from "./ports/shop-store.ts";

/**
 * Takes a campaign out of sight and switches it off; what it did stays where it is. Open journeys end when they are next
 * looked at, and people who were to be let in are not. Safe to repeat.
 */
export async function archiveCampaign({ clock }: Pick<Deps, "clock">, store: Pick<ShopStore, "campaigns" | "walks">, id: string): Promise<void> {
  await store.campaigns.archive(id, clock.now());
  await store.walks.drop(id);
}
