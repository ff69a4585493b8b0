/** Standard normal quantiles: 97.5 % (two-sided 5 %) and 80 % (power). */
const Z_ALPHA = 1.959964;
const Z_BETA = 0.841621;

export interface Comparison {
  /** share of people who buy without the mails, 0 to 1 */
  readonly base: number;
  /** smallest difference worth knowing, as a share: 0.02 is two percentage points */
  readonly lift: number;
  /** share of people left alone, above 0 and below 1 */
  readonly holdout: number;
}

/**
 * How many people both groups need together, so that a true lift of this size is seen with 80 % probability at a two-sided
 * level of 5 %. Normal approximation for two proportions with unequal groups, not pooled: Chow, Shao, Wang, Sample Size
 * Calculations in Clinical Research, 2nd ed., 4.2.1. Null where no number of people can answer: no lift, no second group.
 */
export function peopleNeeded({ base, lift, holdout }: Comparison): number | null {
  const treated = base + lift;
  if (lift <= 0 || holdout <= 0 || holdout >= 1 || base < 0 || treated > 1) return null;
  const variance = (base * (1 - base)) / holdout + (treated * (1 - treated)) / (1 - holdout);
  return Math.ceil(((Z_ALPHA + Z_BETA) ** 2 * variance) / lift ** 2);
}

/** Weeks until so many people have come, at so many a week; null where nobody comes. */
export function weeksToAnswer(people: number, perWeek: number): number | null {
  return perWeek > 0 ? people / perWeek : null;
}
