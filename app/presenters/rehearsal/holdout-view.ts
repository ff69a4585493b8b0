import { peopleNeeded, weeksToAnswer } from "../../domain/experiments/power.ts";
import { ANSWER_DAYS, type Tally } from "../../domain/rehearsal/tally.ts";
import type { Format } from "../words/format.ts";

const HOLDOUTS = [0.05, 0.1, 0.2, 0.5];
/** percentage points */
const LIFTS = [1, 2, 3, 5];
/** Fewer people say nothing about how many buy. */
const FEWEST = 50;
const WEEK_MS = 7 * 24 * 60 * 60_000;
/** An answer that takes longer is none. */
const LONGEST_WEEKS = 5 * 52;

export interface HoldoutView {
  readonly intro: string;
  readonly lifts: readonly { readonly points: number; readonly label: string; readonly rows: readonly { readonly share: string; readonly people: string; readonly when: string }[] }[];
}

/** How large a comparison group must be to answer by when, from the people and purchases that the rehearsal saw. */
export function holdoutView(tally: Tally, to: Date, now: Date, format: Pick<Format, "count" | "rate" | "date">): HoldoutView {
  const { people, watched, bought, firstMailAt } = tally;
  if (watched < FEWEST || firstMailAt === null) return { intro: `With ${format.count(watched)} mailed customers whose next ${ANSWER_DAYS} days are over, nobody can say yet how many buy anyway. Rehearse again when there are at least ${FEWEST}.`, lifts: [] };
  const base = bought / watched;
  const perWeek = people / Math.max(1, (to.getTime() - new Date(firstMailAt).getTime()) / WEEK_MS);
  return {
    intro: `About ${format.count(Math.round(perWeek))} customers a week would get a mail. Of those rehearsed, ${format.rate(bought, watched)} bought within ${ANSWER_DAYS} days after the first one was due. To tell a difference from chance, enough customers must be in both groups.`,
    lifts: LIFTS.map((points) => ({
      points,
      label: `${points} more of 100 buy`,
      rows: HOLDOUTS.map((holdout) => {
        const needed = peopleNeeded({ base, lift: points / 100, holdout });
        const weeks = needed === null ? null : weeksToAnswer(needed, perWeek);
        return { share: format.rate(holdout, 1), people: needed === null ? "–" : format.count(needed), when: weeks === null || weeks > LONGEST_WEEKS ? "Not within five years" : format.date(new Date(now.getTime() + weeks * WEEK_MS)) };
      }),
    })),
  };
}
