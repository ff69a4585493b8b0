import type { JourneyDefinition } from "../domain/journeys/definition.ts";
import type { JourneyFacts } from "../domain/journeys/facts.ts";
import { foresee } from "../domain/journeys/foresee.ts";
import type { Forecast, OpenJourney } from "../domain/journeys/foresee.ts";
import { placesOf } from "../domain/journeys/places.ts";
import { CAP_WINDOW_MS } from "../domain/messaging/frequency-cap.ts";
import { withZone } from "./facts-of.ts";
import { inParallel } from "./in-parallel.ts";
import type { Campaign } from "./ports/rows.ts";
import type { DueEnrollment } from "./ports/seeing-store.ts";
import type { Desk } from "./shop-desk.ts";

/** people whose facts are read side by side; a batch's stores make one statement of them */
const WIDTH = 250;

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

/**
 * What production would do with journeys until `horizon` if nothing new happened; in their order. All other open journeys of
 * the same people in campaigns that are on compete with them. People who are gone are left out.
 */
export async function foreseeJourneys(desk: Desk, journeys: readonly Journey[], horizon: Date): Promise<readonly Ahead[]> {
  const asked = new Set(journeys.map(({ enrollment }) => enrollment.id));
  const open = await openOf(desk, journeys.map(({ enrollment }) => enrollment.customerId), horizon);
  const found = new Map<string, Ahead>();
  for (const ahead of await foreseeAll(desk, [...journeys, ...open.filter(({ enrollment }) => !asked.has(enrollment.id))], asked, horizon)) found.set(ahead.enrollment.id, ahead);
  return journeys.flatMap(({ enrollment }) => found.get(enrollment.id) ?? []);
}

/** The same for all open journeys of people in campaigns that are on. */
export async function foreseePeople(desk: Desk, customerIds: readonly string[], horizon: Date): Promise<readonly Ahead[]> {
  return foreseeAll(desk, await openOf(desk, customerIds, horizon), new Set(), horizon);
}

/** `asked`: enrollments that are looked at as if their campaign were on. */
async function foreseeAll(desk: Desk, journeys: readonly Journey[], asked: ReadonlySet<string>, horizon: Date): Promise<readonly Ahead[]> {
  const found: Ahead[] = [];
  await inParallel([...Map.groupBy(journeys, ({ enrollment }) => enrollment.customerId).values()], WIDTH, async (theirs) => {
    found.push(...(await foreseePerson(desk, theirs, asked, horizon)));
  });
  return found;
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

/** What people have open in campaigns that are on and falls due until `horizon`. */
async function openOf(desk: Desk, customerIds: readonly string[], horizon: Date): Promise<readonly Journey[]> {
  const open = await desk.store.seeing.openOf([...new Set(customerIds)]);
  return journeysOf(desk, open.filter((one) => one.dueAt <= horizon && desk.campaign(one.campaignId)?.status === "on"));
}

async function foreseePerson(desk: Desk, journeys: readonly Journey[], asked: ReadonlySet<string>, horizon: Date): Promise<readonly Ahead[]> {
  const now = desk.deps.clock.now();
  const [{ enrollment: { customerId } }] = journeys as readonly [Journey];
  const [history, ...known] = await Promise.all([
    desk.store.messages.history(customerId, new Date(now.getTime() - CAP_WINDOW_MS)),
    ...journeys.map(async (journey) => ({ journey, known: await desk.store.enrollments.facts(journey.enrollment), offerEnds: await offerEnds(desk, journey) })),
  ]);
  const there = known.flatMap(({ journey, known: facts, offerEnds: ends }) => (facts ? [{ ...journey, facts: { ...withZone(facts, desk.timeZone, now), ...(asked.has(journey.enrollment.id) ? { campaignOn: true } : {}) }, ends }] : []));
  const open = there.map(({ enrollment, campaign, definition, holdout, facts, ends }): OpenJourney => ({
    campaign: { shop: desk.shop, id: campaign.id, priority: campaign.priority, holdout, definition, policy: desk.policy }, enrollment, facts, dueAt: enrollment.dueAt, offerEnds: ends,
  }));
  const forecasts = foresee(open, history, now, horizon);
  return there.map(({ enrollment, campaign, definition, facts }, index) => ({ enrollment, campaign, definition, facts, forecast: forecasts[index]! }));
}

/** Ends of the offers that steps behind the journey made and steps before it name. */
async function offerEnds({ store }: Desk, { enrollment, definition }: Journey): Promise<ReadonlyMap<string, Date>> {
  const named = placesOf(definition).slice(enrollment.stepIndex).flatMap(({ step }) => (step.kind === "message" && step.offerStepId !== null ? [step.offerStepId] : []));
  const ends = new Map<string, Date>();
  for (const stepId of new Set(named)) {
    const offer = await store.offers.ofStep(enrollment.id, stepId);
    if (offer?.status === "issued") ends.set(stepId, offer.endsAt);
  }
  return ends;
}
