import { defaultRecoveryCampaign } from "../domain/journeys/default-campaign.ts";
import type { ShopProfile } from "../domain/shops/shop.ts";
import { DEFAULT_TEMPLATES } from "../domain/templates/default-templates.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopStore } from "./ports/shop-store.ts";

/** Share of people left alone unless asked otherwise, so that the campaign's effect can be known. */
export const DEFAULT_HOLDOUT = 0.1;
const CAMPAIGN_ID = "checkout-recovery";
const TEMPLATES = [
  { id: "remind", name: "Reminder" },
  { id: "reassure", name: "Reassurance" },
  { id: "offer", name: "Offer" },
] as const;

/**
 * A shop installs the app, or comes back: its profile is read, and where it has none yet it gets the default mails and
 * the recovery campaign, switched on. Safe to repeat and to run twice at once. Throws ShopUnreachable.
 */
export async function installShop(deps: Pick<Deps, "system" | "shops" | "clock">, shop: string, options: { readonly holdout?: number } = {}): Promise<void> {
  const api = await deps.shops.for(shop);
  const profile = await api.profile();
  const now = deps.clock.now();
  await deps.system.install(profile, now);
  const store = deps.system.forShop(shop);
  await nameSender(store, profile, now);
  if ((await store.templates.list()).length === 0) await createTemplates(store, now);
  if ((await store.campaigns.list()).length === 0) await createCampaign(store, options.holdout ?? DEFAULT_HOLDOUT, now);
}

/** The shop's own name and address send until the merchant says otherwise. */
async function nameSender(store: ShopStore, profile: ShopProfile, now: Date): Promise<void> {
  const settings = await store.settings.get();
  if (settings.senderEmail !== "" || profile.email === null) return;
  await store.settings.save({ ...settings, senderEmail: profile.email, senderName: settings.senderName || profile.name }, now);
}

async function createTemplates(store: ShopStore, now: Date): Promise<void> {
  for (const { id, name } of TEMPLATES) {
    await unlessThere(
      () => store.templates.create({ id, name, document: DEFAULT_TEMPLATES[id] }, now),
      () => store.templates.get(id),
    );
  }
}

async function createCampaign(store: ShopStore, holdout: number, now: Date): Promise<void> {
  const definition = defaultRecoveryCampaign({ remind: "remind", reassure: "reassure", offer: "offer" });
  await unlessThere(
    () => store.campaigns.create({ id: CAMPAIGN_ID, name: "Checkout recovery", definition, holdout, on: true }, now),
    () => store.campaigns.get(CAMPAIGN_ID),
  );
}

/** Two first page loads at once install twice; whoever comes second finds it there. */
async function unlessThere(create: () => Promise<void>, find: () => Promise<object | null>): Promise<void> {
  if (await find()) return;
  try {
    await create();
  } catch (error) {
    if (!(await find())) throw error;
  }
}
