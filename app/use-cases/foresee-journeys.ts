import type { JourneyDefinition } from "../domain/journeys/definition.ts";
import type { JourneyFacts } from "../domain/journeys/facts.ts";
import { foresee } from "../domain/journeys/foresee.ts";
import type { Forecast } from "../domain/journeys/foresee.ts";
import { withZone } from "./facts-of.ts";
import { inParallel } from "./in-parallel.ts";
import type { Campaign } from "./ports/rows.ts";
import type { DueEnrollment } from "./ports/seeing-store.ts";
import type { Desk } from "./shop-desk.ts";

const HISTORY_MS = 7 * 24 * 60 * 60_000;
/** journeys whose facts are read side by side; a batch's stores make one statement of them */
const WIDTH = 100;

/** One journey and what comes next in it. */
export interface Ahead {
  readonly enrollment: DueEnrollment;
  readonly campaign: Campaign;
  readonly definition: JourneyDefinition;
  readonly facts: JourneyFacts;
  readonly forecast: Forecast;
}

/** A journey as it is, or would be, in a version of its campaign. */
export interface Journey {
  readonly enrollment: DueEnrollment;
  readonly campaign: Campaign;
  readonly definition: JourneyDefinition;
  readonly holdout: number;
}

/** What production would do with journeys until `horizon` if nothing new happened; in their order. People who are gone are left out. */
export async function foreseeJourneys(desk: Desk, journeys: readonly Journey[], horizon: Date): Promise<readonly Ahead[]> {
  const now = desk.deps.clock.now();
  const found = new Map<Journey, Ahead>();
  await inParallel(journeys, WIDTH, async (journey) => {
    const { enrollment, campaign, definition, holdout } = journey;
    const [known, history] = await Promise.all([desk.store.enrollments.facts(enrollment), desk.store.messages.history(enrollment.customerId, new Date(now.getTime() - HISTORY_MS))]);
    if (!known) return;
    const facts = { ...withZone(known, desk.timeZone, now), campaignOn: true };
    const walked = { shop: desk.shop, id: campaign.id, priority: campaign.priority, holdout, definition, policy: desk.policy };
    found.set(journey, { enrollment, campaign, definition, facts, forecast: foresee(walked, { enrollment, history, dueAt: enrollment.dueAt }, facts, now, horizon) });
  });
  return journeys.flatMap((journey) => found.get(journey) ?? []);
}

/** Open enrollments with the versions of their campaigns. */
export async function journeysOf(desk: Desk, enrollments: readonly DueEnrollment[]): Promise<readonly Journey[]> {
  const journeys: Journey[] = [];
  for (const enrollment of enrollments) {
    const campaign = desk.campaign(enrollment.campaignId);
    if (campaign) journeys.push({ enrollment, campaign, ...(await desk.version(enrollment.campaignId, enrollment.campaignVersion)) });
  }
  return journeys;
}
