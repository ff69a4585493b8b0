import { placesOf } from "../../domain/journeys/places.ts";
import { money } from "../../domain/kernel/money.ts";
import type { Standing } from "../../use-cases/ports/journey-store.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import type { Format } from "../words/format.ts";

/** What came of one step; `mails` is null for a step that sends none, or has not yet. */
export interface StepFigures {
  readonly mails: { readonly sent: string; readonly opened: string; readonly clicked: string; readonly orders: string; readonly revenue: string } | null;
  /** people who are at it now; null for nobody */
  readonly waiting: string | null;
}

/** What came of each step since the beginning, and who is at it now, by step id. */
export async function figuresOfSteps(store: Pick<ShopStore, "figures" | "enrollments" | "campaigns">, campaignId: string, currency: string, format: Format): Promise<Readonly<Record<string, StepFigures>>> {
  const [sums, waiting] = await Promise.all([store.figures.bySteps(campaignId), waitingBySteps(store, campaignId)]);
  const mails = new Map(sums.map((step) => [step.stepId, {
    sent: format.count(step.sent),
    opened: format.rate(step.opened, step.sent),
    clicked: format.rate(step.clicked, step.sent),
    orders: format.count(step.orders),
    revenue: format.money(money(step.minor, currency)),
  }]));
  const ids = new Set([...mails.keys(), ...waiting.keys()]);
  return Object.fromEntries([...ids].map((id): [string, StepFigures] => {
    const count = waiting.get(id);
    return [id, { mails: mails.get(id) ?? null, waiting: count === undefined ? null : format.count(count) }];
  }));
}

/** How many are at each step now, by step id, over all versions of the campaign that somebody is still in. */
export async function waitingBySteps(store: Pick<ShopStore, "enrollments" | "campaigns">, campaignId: string): Promise<ReadonlyMap<string, number>> {
  const standing = await store.enrollments.standing(campaignId);
  const ids = new Map(await Promise.all([...new Set(standing.map(({ campaignVersion }) => campaignVersion))].map(async (version) => {
    const saved = await store.campaigns.version(campaignId, version);
    return [version, saved ? placesOf(saved.definition).map(({ step }) => step.id) : []] as const;
  })));
  const counts = new Map<string, number>();
  for (const { campaignVersion, stepIndex, count } of standing as readonly Standing[]) {
    const id = ids.get(campaignVersion)?.[stepIndex];
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + count);
  }
  return counts;
}
