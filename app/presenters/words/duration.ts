export const DURATION_UNITS = ["minutes", "hours", "days"] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** Minutes in one of each unit. */
export const UNIT_MINUTES = { minutes: 1, hours: 60, days: 24 * 60 } as const satisfies Record<DurationUnit, number>;

/** The largest unit that divides the minutes without rest: 1440 is 1 day, 90 is 90 minutes. */
export function splitDuration(minutes: number): { readonly amount: number; readonly unit: DurationUnit } {
  for (const unit of ["days", "hours"] as const) {
    if (minutes > 0 && minutes % UNIT_MINUTES[unit] === 0) return { amount: minutes / UNIT_MINUTES[unit], unit };
  }
  return { amount: minutes, unit: "minutes" };
}

/** "1 hour", "23 hours", "2 days", "90 minutes". */
export function durationWords(minutes: number): string {
  const { amount, unit } = splitDuration(minutes);
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}

/** How long ago something was, in the largest unit that is full: "Just now" below a minute, "1 minute ago", "5 hours ago", "2 days ago". */
export function agoWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const unit = DURATION_UNITS.findLast((one) => minutes >= UNIT_MINUTES[one]);
  return unit === undefined ? "Just now" : new Intl.RelativeTimeFormat("en-US").format(-Math.floor(minutes / UNIT_MINUTES[unit]), unit);
}
