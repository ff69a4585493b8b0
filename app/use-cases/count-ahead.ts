import type { Reason } from "../domain/journeys/decision.ts";
import { outcomeOf } from "../domain/journeys/outcome.ts";
import type { Outcome } from "../domain/journeys/outcome.ts";
import { localDate } from "../domain/kernel/time-zone.ts";
import { foreseePeople } from "./foresee-journeys.ts";
import type { AheadCount, CampaignCount } from "./ports/ahead-count.ts";
import { PREVIEW_DAYS, previewCampaign } from "./preview-campaign.ts";
import { openDesk, type DeskDeps } from "./shop-desk.ts";

const DAY_MS = 24 * 60 * 60_000;
/** People who are looked at: in real time, and at most; more are estimated from these. */
const BUDGET = { ms: 5_000, people: 20_000 };
/** people of one page; what a count costs in memory */
const PAGE = 500;

/**
 * Counts what will happen until `horizon` in all journeys of the campaigns that are on, or of one of them: by the very
 * functions that decide in production, person by person. Exact unless there are too many people for `budget`; then people
 * are drawn at random, and the count is an estimate that says so. Memory does not depend on the size of the shop.
 */
export async function countAhead(deps: DeskDeps, shop: string, { campaignId, horizon }: { readonly campaignId: string | null; readonly horizon: Date }, budget = BUDGET): Promise<AheadCount> {
  const endsAt = performance.now() + budget.ms;
  const desk = await openDesk(deps, deps.system.together(), shop);
  const on = (await desk.store.campaigns.list()).filter((one) => one.status === "on" && (campaignId === null || one.id === campaignId)).map(({ id }) => id);
  const drawn = await desk.store.seeing.duePeople(on, horizon, budget.people);
  const tally = new AheadTally(desk.timeZone);
  let looked = 0;
  for (let from = 0; from < drawn.customerIds.length && performance.now() < endsAt; from += PAGE) {
    const page = drawn.customerIds.slice(from, from + PAGE);
    for (const ahead of await foreseePeople(desk, page, horizon)) if (on.includes(ahead.campaign.id)) tally.add(ahead.campaign.id, ahead.forecast);
    looked += page.length;
  }
  const exact = looked >= drawn.people;
  return { certainty: exact ? "exact" : "estimate", zone: desk.timeZone, campaigns: tally.result(exact || looked === 0 ? 1 : drawn.people / looked) };
}

/** The same for who would come into a campaign that is off: page by page for as long as the budget lasts. Null when this shop has no such campaign. */
export async function countEntrants(deps: DeskDeps, shop: string, campaignId: string, budget = BUDGET): Promise<AheadCount | null> {
  const endsAt = performance.now() + budget.ms;
  const desk = await openDesk(deps, deps.system.together(), shop);
  const tally = new AheadTally(desk.timeZone);
  let place: string | null = null;
  do {
    const preview: Awaited<ReturnType<typeof previewCampaign>> = await previewCampaign(deps, shop, campaignId, place);
    if (!preview) return null;
    for (const { forecast } of preview.ahead) tally.add(campaignId, forecast);
    for (const { reason } of preview.refused) tally.refuse(campaignId, reason);
    place = preview.next;
  } while (place !== null && performance.now() < endsAt);
  return { certainty: place === null ? "exact" : "at-least", zone: desk.timeZone, campaigns: tally.result(1) };
}

/** What a campaign's preview comes to in all, over all its pages. Null when this shop has no such campaign. */
export async function countPreview(deps: DeskDeps, shop: string, campaignId: string, budget = BUDGET): Promise<AheadCount | null> {
  const campaign = await deps.system.forShop(shop).campaigns.get(campaignId);
  if (campaign?.status !== "on") return countEntrants(deps, shop, campaignId, budget);
  return countAhead(deps, shop, { campaignId, horizon: new Date(deps.clock.now().getTime() + PREVIEW_DAYS * DAY_MS) }, budget);
}

interface Counting {
  outcomes: Record<Outcome, number>;
  readonly reasons: Map<Reason, number>;
  readonly mails: Map<string, number>;
}

class AheadTally {
  readonly #zone: string;
  readonly #campaigns = new Map<string, Counting>();

  constructor(zone: string) {
    this.#zone = zone;
  }

  add(campaignId: string, forecast: Parameters<typeof outcomeOf>[0]): void {
    const { outcome, last } = outcomeOf(forecast);
    const counting = this.#of(campaignId);
    counting.outcomes[outcome] += 1;
    if (outcome === "none") more(counting.reasons, last.reason);
    for (const one of forecast.foreseen) if (one.kind === "sent") more(counting.mails, localDate(one.at, this.#zone));
  }

  refuse(campaignId: string, reason: Reason): void {
    const counting = this.#of(campaignId);
    counting.outcomes.none += 1;
    more(counting.reasons, reason);
  }

  result(scale: number): ReadonlyMap<string, CampaignCount> {
    const scaled = (n: number): number => Math.round(n * scale);
    const all = <Key>(counts: ReadonlyMap<Key, number>): ReadonlyMap<Key, number> => new Map([...counts].map(([key, n]) => [key, scaled(n)]));
    return new Map([...this.#campaigns].map(([id, { outcomes: { mail, waits, none }, reasons, mails }]) => [
      id, { journeys: scaled(mail + waits + none), outcomes: { mail: scaled(mail), waits: scaled(waits), none: scaled(none) }, reasons: all(reasons), mails: all(mails) },
    ]));
  }

  #of(campaignId: string): Counting {
    const known = this.#campaigns.get(campaignId) ?? { outcomes: { mail: 0, waits: 0, none: 0 }, reasons: new Map<Reason, number>(), mails: new Map<string, number>() };
    this.#campaigns.set(campaignId, known);
    return known;
  }
}

function more<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
