import { whyNotRecoverable } from "../domain/carts/abandonment.ts";
import { cartOccasion } from "../domain/carts/occasion.ts";
import { isPartial } from "../domain/carts/partial-checkout.ts";
import { legalBasis } from "../domain/consent/legal-basis.ts";
import type { BasisPolicy } from "../domain/consent/basis.ts";
import { advance } from "../domain/journeys/advance.ts";
import type { JourneyDefinition } from "../domain/journeys/definition.ts";
import { whyNotEntered } from "../domain/journeys/entry.ts";
import { enrollAbandoned } from "./enroll-abandoned.ts";
import { factsOf } from "./facts-of.ts";
import type { Deps } from "./ports/deps.ts";
import type { Campaign, CheckoutRow } from "./ports/rows.ts";
import type { ShopStore } from "./ports/shop-store.ts";

type Needs = Pick<Deps, "clock" | "ids">;

/** Older carts are rarely wanted any more, and a mail about them is a surprise. */
const DAYS = 30;
const DAY_MS = 24 * 3600_000;
/** people of one preview */
export const MOST_PEOPLE = 500;

export interface EarlierPreview {
  /** people who left something behind in the days before the installation; "more" than these are not looked at */
  readonly found: number;
  readonly more: boolean;
  /** of these, who would be mailed as things stand */
  readonly mailed: number;
}

/** Who left before the installation and would be mailed if the merchant asked for it: decided by the very rules that decide then. Changes nothing. */
export async function previewEarlier(deps: Needs, store: ShopStore): Promise<EarlierPreview> {
  const { found, more, mailed } = await rehearse(deps, store);
  return { found, more, mailed: mailed.length };
}

/** The merchant asks for mails to people who had left before the installation: their journeys begin now. Says how many. Safe to repeat. */
export async function mailEarlier(deps: Needs, store: ShopStore): Promise<number> {
  const { mailed } = await rehearse(deps, store);
  let begun = 0;
  for (const checkout of mailed) {
    await enrollAbandoned(deps, store, checkout, { askedFor: true });
    if ((await store.enrollments.ofCheckout(checkout.token)).length > 0) begun += 1;
  }
  await store.sync.saveAsked(deps.clock.now(), begun);
  return begun;
}

async function rehearse(deps: Needs, store: ShopStore): Promise<{ readonly found: number; readonly more: boolean; readonly mailed: readonly CheckoutRow[] }> {
  const installedAt = await store.sync.installedAt();
  if (installedAt === null) return { found: 0, more: false, mailed: [] };
  const rows = await store.sync.leftBeforeInstallation(new Date(installedAt.getTime() - DAYS * DAY_MS), MOST_PEOPLE + 1);
  const looked = rows.slice(0, MOST_PEOPLE);
  const policy = await store.settings.get();
  const campaigns = await campaignsOn(store);
  const mailed: CheckoutRow[] = [];
  for (const checkout of looked) {
    if ((await store.enrollments.ofCheckout(checkout.token)).length > 0) continue;
    for (const campaign of campaigns) {
      if (!(await wouldMail(deps, store, checkout, campaign, policy))) continue;
      mailed.push(checkout);
      break;
    }
  }
  return { found: looked.length, more: rows.length > looked.length, mailed };
}

interface On {
  readonly campaign: Campaign;
  readonly definition: JourneyDefinition;
}

async function campaignsOn(store: ShopStore): Promise<readonly On[]> {
  const on: On[] = [];
  for (const campaign of await store.campaigns.list()) {
    const version = campaign.status === "on" ? await store.campaigns.version(campaign.id, campaign.currentVersion) : null;
    if (version) on.push({ campaign, definition: version.definition });
  }
  return on;
}

async function wouldMail(deps: Needs, store: ShopStore, checkout: CheckoutRow, { campaign, definition }: On, policy: BasisPolicy): Promise<boolean> {
  const now = deps.clock.now();
  const { customerId } = checkout;
  if (customerId === null) return false;
  const journey = {
    id: "rehearsal", campaignId: campaign.id, campaignVersion: campaign.currentVersion, customerId, checkoutToken: checkout.token, orderId: null,
    occasion: cartOccasion(checkout.lines), stepIndex: 0, stepEnteredAt: now, createdAt: now,
  };
  const facts = await factsOf(store, journey, now);
  if (!facts || whyNotRecoverable(isPartial(checkout) ? { ...checkout, email: facts.customer.email } : checkout) !== null) return false;
  if (whyNotEntered(definition.entry, { facts, earlier: [] }, now) !== null) return false;
  return advance(definition, journey, facts, now).kind !== "exit" && legalBasis("marketing", { consent: facts.consent, orders: facts.orders, address: facts.customer.email }, policy, now).ok;
}
