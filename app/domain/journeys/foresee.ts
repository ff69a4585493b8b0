import { soldOut } from "../carts/sold-out.ts";
import type { EnrollmentState, JourneyFacts } from "./facts.ts";
import { forksBetween } from "./forks.ts";
import type { Fork } from "./forks.ts";
import { walk } from "./walk.ts";
import type { Happening, Obstacle, WalkedCampaign, Walker } from "./walk.ts";

/** Something that will happen if nothing new does, and the forks on the way to it that may yet go otherwise. */
export type Foreseen = Happening & { readonly unless: readonly Fork[] };

export interface Forecast {
  readonly foreseen: readonly Foreseen[];
  /** when the journey is looked at next beyond the horizon; null when it ends before */
  readonly goesOnAt: Date | null;
}

/** A journey has at most 60 steps, each put off a few times: enough for any, and an end for one that never rests. */
const MOST_LOOKS = 500;

/**
 * What will happen in one journey from `now` until `horizon` (inclusive) if nothing new happens: `advance` and `arbitrate`
 * are asked again at each time they say, and what they want counts as done. `dueAt`: when production looks first.
 */
export function foresee(campaign: WalkedCampaign, journey: { readonly enrollment: EnrollmentState; readonly history: Walker["history"]; readonly dueAt: Date }, facts: JourneyFacts, now: Date, horizon: Date): Forecast {
  const foreseen: Foreseen[] = [];
  let walker: Walker = { enrollment: journey.enrollment, history: journey.history, sentSteps: facts.sentSteps, doneSteps: facts.doneSteps };
  let at = journey.dueAt > now ? journey.dueAt : now;
  let place = journey.enrollment.stepIndex;
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    if (at > horizon) return { foreseen, goesOnAt: at };
    const walked = walk(campaign, walker, facts, at, CART_SOLD_OUT);
    for (const one of walked.happened) {
      foreseen.push({ ...one, unless: one.stepIndex === null ? [] : forksBetween(campaign.definition, place, one.stepIndex) });
      place = one.stepIndex ?? place;
    }
    if (walked.dueAt === null) return { foreseen, goesOnAt: null };
    walker = walked.walker;
    at = walked.dueAt;
  }
  return { foreseen, goesOnAt: at };
}

/** As at hand-off, but for what the shop was never asked about: that counts as there. */
export const CART_SOLD_OUT: Obstacle = (_effect, { checkout, variants }) => (checkout !== null && soldOut(checkout.lines, variants) === true ? "sold-out" : null);
