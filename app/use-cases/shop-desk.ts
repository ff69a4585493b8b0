import type { JourneyDefinition } from "../domain/journeys/definition.ts";
import type { SendPolicy } from "../domain/messaging/candidate.ts";
import { brakesUpTo, COMPLAINT_WINDOW_MS, complaintBrake, liftedUntil } from "../domain/messaging/complaint-brake.ts";
import { sendPolicy } from "../domain/messaging/send-policy.ts";
import type { ShopSettings } from "../domain/shops/settings.ts";
import { shopZone } from "../domain/shops/shop-zone.ts";
import type { ShopProfile } from "../domain/shops/shop.ts";
import type { Deps } from "./ports/deps.ts";
import type { Campaign } from "./ports/rows.ts";
import type { ShopStore } from "./ports/shop-store.ts";

export type DeskDeps = Pick<Deps, "clock" | "ids" | "log" | "system" | "shops" | "mailers" | "renderer" | "links" | "webhooks">;
export type CampaignVersion = { readonly definition: JourneyDefinition; readonly holdout: number };

/** Everything of one shop that a batch of decisions shares; read once per batch. */
export interface Desk {
  readonly deps: DeskDeps;
  readonly shop: string;
  readonly store: ShopStore;
  readonly profile: ShopProfile;
  readonly installed: boolean;
  readonly settings: ShopSettings;
  readonly policy: SendPolicy;
  /** the shop's zone; a person's own goes before it */
  readonly timeZone: string;
  campaign(id: string): Campaign | null;
  version(id: string, version: number): Promise<CampaignVersion>;
  /** as it stands in this batch */
  template(id: string): ReturnType<ShopStore["templates"]["get"]>;
}

/** Reads what a batch needs of its shop. Throws for a shop that was never installed. `storeOf`: the batch's stores. */
export async function openDesk(deps: DeskDeps, storeOf: (shop: string) => ShopStore, shop: string): Promise<Desk> {
  const store = storeOf(shop);
  const now = deps.clock.now();
  const [profile, settings, campaigns, complaints] = await Promise.all([
    store.settings.profile(), store.settings.get(), store.campaigns.list(), store.messages.complaints(new Date(now.getTime() - COMPLAINT_WINDOW_MS), countedFor),
  ]);
  if (!profile) throw new Error(`shop desk: ${shop} has no profile; it was never installed`);
  const [versions, templates] = [readOnce<CampaignVersion>(), readOnce<Awaited<ReturnType<Desk["template"]>>>()];
  return {
    deps, shop, store, profile, settings,
    installed: profile.installed,
    policy: sendPolicy(settings, { braked: complaintBrake(complaints, liftedUntil(settings), now) === "on" }),
    timeZone: shopZone(settings, profile),
    campaign: (id) => campaigns.find((one) => one.id === id) ?? null,
    version: (id, version) => versions(`${id}@${version}`, () => readVersion(store, id, version)),
    template: (id) => templates(id, () => store.templates.get(id)),
  };
}

/**
 * Opens the desks of one turn of work: what they share is read once for each shop, also when its people come in several
 * batches; each batch has its own stores. To be dropped with the turn, which lasts a second or so.
 */
export function desksOfTurn(deps: DeskDeps): typeof openDesk {
  const opened = new Map<string, Promise<Desk>>();
  return async (_deps, storeOf, shop) => {
    const desk = opened.get(shop) ?? openDesk(deps, deps.system.forShop, shop);
    opened.set(shop, desk);
    desk.catch(() => opened.delete(shop));
    return { ...(await desk), store: storeOf(shop) };
  };
}

/** One more than still brakes is enough to know that it does not. */
function countedFor(complained: number): number {
  return brakesUpTo(complained) + 1;
}

function readOnce<T>(): (key: string, read: () => Promise<T>) => Promise<T> {
  const found = new Map<string, Promise<T>>();
  return (key, read) => {
    const one = found.get(key) ?? read();
    found.set(key, one);
    return one;
  };
}

async function readVersion(store: ShopStore, id: string, version: number): Promise<CampaignVersion> {
  const found = await store.campaigns.version(id, version);
  if (!found) throw new Error(`shop desk: campaign ${id} has no version ${version}, but an enrollment runs on it`);
  return found;
}
