const DAY_MS = 24 * 60 * 60_000;

/** When the person may next get a marketing message, if `now` would be one more than `perDay` in any 24 hours; else null. */
export function cappedUntil(sent: readonly Date[], perDay: number, now: Date): Date | null {
  const recent = sent.map((at) => at.getTime()).filter((at) => at > now.getTime() - DAY_MS).sort((a, b) => a - b);
  const oldestThatCounts = recent[recent.length - perDay];
  return oldestThatCounts === undefined ? null : new Date(oldestThatCounts + DAY_MS);
}
