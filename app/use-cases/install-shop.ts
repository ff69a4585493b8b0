import { CHECKOUT_RECOVERY } from "../domain/journeys/library/checkout-recovery.ts";
import type { ShopProfile } from "../domain/shops/shop.ts";
import { createCampaign } from "./create-campaign.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopStore } from "./ports/shop-store.ts";

/**
 * A shop installs the app, or comes back: its profile is read, and where it has no campaign yet it gets checkout recovery with
 * its mails, switched off until the merchant says so. Safe to repeat and to run twice at once. Throws ShopUnreachable.
 */
export async function installShop(deps: Pick<Deps, "system" | "shops" | "clock">, shop: string, options: { readonly holdout?: number } = {}): Promise<void> {
  const api = await deps.shops.for(shop);
  const profile = await api.profile();
  const now = deps.clock.now();
  await deps.system.install(profile, now);
  const store = deps.system.forShop(shop);
  await nameSender(store, profile, now);
  if ((await store.campaigns.list()).length > 0) return;
  const { id, name, holdout } = CHECKOUT_RECOVERY;
  const templateIds = Object.fromEntries(CHECKOUT_RECOVERY.mails.map(({ key }) => [key, key]));
  await createCampaign(store, { id, name, from: CHECKOUT_RECOVERY, templateIds, holdout: options.holdout ?? holdout }, now);
}

/** The shop's own name and address send until the merchant says otherwise. */
async function nameSender(store: ShopStore, profile: ShopProfile, now: Date): Promise<void> {
  const settings = await store.settings.get();
  if (settings.senderEmail !== "" || profile.email === null) return;
  await store.settings.save({ ...settings, senderEmail: profile.email, senderName: settings.senderName || profile.name }, now);
}
