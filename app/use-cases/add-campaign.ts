import { blankCampaign } from "../domain/journeys/blank-campaign.ts";
import { LIBRARY } from "../domain/journeys/library.ts";
import type { LibraryCampaign } from "../domain/journeys/library-campaign.ts";
import type { MailSubject } from "../domain/templates/document.ts";
import { createCampaign } from "./create-campaign.ts";
import type { Deps } from "./ports/deps.ts";

export interface AddCampaignInput {
  /** of the library */
  readonly campaign: string;
  /** largest share to leave alone, 0 to 1; by default what the library says */
  readonly holdout?: number;
}

/**
 * Adds a campaign of the library to a shop, with its mails and switched off, and answers its id; null where the library has
 * none of that name. One that is there already gets a sibling under another name, because the merchant's own work is never overwritten.
 */
export async function addCampaign(deps: Pick<Deps, "system" | "clock">, shop: string, { campaign, holdout }: AddCampaignInput): Promise<string | null> {
  const from = LIBRARY.find(({ id }) => id === campaign);
  return from ? addNumbered(deps, shop, from, Math.min(from.holdout, holdout ?? 1)) : null;
}

/** Adds a campaign with one mail about `about`, to be made into something, and answers its id. */
export async function addBlankCampaign(deps: Pick<Deps, "system" | "clock">, shop: string, { about, holdout }: { readonly about: MailSubject; readonly holdout: number }): Promise<string> {
  return addNumbered(deps, shop, blankCampaign(about), holdout);
}

/** Adds it under its first free number: "Welcome", "Welcome 2". */
async function addNumbered(deps: Pick<Deps, "system" | "clock">, shop: string, from: Pick<LibraryCampaign, "id" | "name" | "mails" | "journey" | "priority">, holdout: number): Promise<string> {
  const store = deps.system.forShop(shop);
  const [campaigns, templates] = await Promise.all([store.campaigns.list(), store.templates.list()]);
  const taken = new Set([...campaigns, ...templates].map(({ id }) => id));
  const names = new Set(campaigns.map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? from.id : `${from.id}-${number}`;
    const name = number === 1 ? from.name : `${from.name} ${number}`;
    const templateIds = Object.fromEntries(from.mails.map(({ key }) => [key, `${id}-${key}`]));
    if (names.has(name) || [id, ...Object.values(templateIds)].some((one) => taken.has(one))) continue;
    await createCampaign(store, { id, name, from, templateIds, holdout }, deps.clock.now());
    return id;
  }
}
