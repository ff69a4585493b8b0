const DAY_MS = 24 * 60 * 60_000;

/** How far back the caps look. */
export const CAP_WINDOW_MS = 7 * DAY_MS;

export interface FrequencyCaps {
  readonly frequencyCapPerDay: number;
  readonly frequencyCapPerWeek: number;
}

/** When the person may next get a marketing message, if one at `at` would be more than allowed in the 24 hours or 7 days before it; else null. */
export function cappedUntil(sent: readonly Date[], caps: FrequencyCaps, at: Date): Date | null {
  const day = fullUntil(sent, caps.frequencyCapPerDay, DAY_MS, at);
  const week = fullUntil(sent, caps.frequencyCapPerWeek, CAP_WINDOW_MS, at);
  if (day === null || week === null) return day ?? week;
  return day > week ? day : week;
}

function fullUntil(sent: readonly Date[], most: number, windowMs: number, at: Date): Date | null {
  const recent = sent.map((one) => one.getTime()).filter((one) => one > at.getTime() - windowMs).sort((a, b) => a - b);
  const oldestThatCounts = recent[recent.length - most];
  return oldestThatCounts === undefined ? null : new Date(oldestThatCounts + windowMs);
}
