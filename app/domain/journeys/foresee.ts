import { soldOut } from "../carts/sold-out.ts";
import type { EnrollmentState, JourneyFacts } from "./facts.ts";
import { forksBetween } from "./forks.ts";
import type { Fork } from "./forks.ts";
import { walkTogether } from "./walk.ts";
import type { Course, Happening, History, Obstacle, WalkedCampaign } from "./walk.ts";

/** Something that will happen if nothing new does, and the forks on the way to it that may yet go otherwise. */
export type Foreseen = Happening & { readonly unless: readonly Fork[] };

export interface Forecast {
  readonly foreseen: readonly Foreseen[];
  /** when the journey is looked at next beyond the horizon; null when it ends before */
  readonly goesOnAt: Date | null;
}

/** One of a person's journeys as it stands. */
export interface OpenJourney {
  readonly campaign: WalkedCampaign;
  readonly enrollment: EnrollmentState;
  readonly facts: JourneyFacts;
  /** when production looks first */
  readonly dueAt: Date;
  /** ends of the offers that it has made, by step id */
  readonly offerEnds?: ReadonlyMap<string, Date>;
}

/** A journey has at most 60 steps, each put off a few times: enough for any, and an end for one that never rests. */
const MOST_LOOKS = 500;

/**
 * What will happen in all journeys of one person from `now` until `horizon` (inclusive) if nothing new happens: `advance`
 * and `arbitrate` are asked again at each time they say, and what they want counts as done. The journeys compete as they do
 * in production. `history`: hand-offs to the person of the last 7 days. Forecasts stand in the order of the journeys.
 */
export function foresee(journeys: readonly OpenJourney[], history: History, now: Date, horizon: Date): readonly Forecast[] {
  const foreseen: Foreseen[][] = journeys.map(() => []);
  const places = journeys.map(({ enrollment }) => enrollment.stepIndex);
  let courses: readonly Course[] = journeys.map(courseOf);
  let sent = history;
  let at = earliest(courses, now);
  for (let looks = 0; at !== null && at <= horizon && looks < MOST_LOOKS * journeys.length; looks += 1) {
    const walked = walkTogether(courses, sent, at, CART_SOLD_OUT);
    for (const [index, { campaign }] of journeys.entries()) {
      for (const one of walked.happened[index]!) {
        foreseen[index]!.push({ ...one, unless: one.stepIndex === null ? [] : forksBetween(campaign.definition, places[index]!, one.stepIndex) });
        places[index] = one.stepIndex ?? places[index]!;
      }
    }
    courses = walked.courses;
    sent = walked.history;
    at = earliest(courses, now);
  }
  return courses.map(({ dueAt }, index) => ({ foreseen: foreseen[index]!, goesOnAt: dueAt }));
}

function courseOf({ campaign, enrollment, facts, dueAt, offerEnds }: OpenJourney): Course {
  const walker = { enrollment, sentSteps: facts.sentSteps, doneSteps: facts.doneSteps };
  return { campaign, facts, dueAt, walker: offerEnds ? { ...walker, offerEnds } : walker };
}

/** When the first of them is looked at, but not before `now`; null when all are over. */
function earliest(courses: readonly Course[], now: Date): Date | null {
  const times = courses.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt.getTime()]));
  return times.length === 0 ? null : new Date(Math.max(now.getTime(), Math.min(...times)));
}

/** As at hand-off, but for what the shop was never asked about: that counts as there. */
export const CART_SOLD_OUT: Obstacle = (_effect, { checkout, variants }) => (checkout !== null && soldOut(checkout.lines, variants) === true ? "sold-out" : null);
