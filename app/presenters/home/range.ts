import { DateTime } from "luxon";

/** What the merchant can look back on. */
export const RANGES = [
  { key: "today", label: "Today", days: 1, before: "yesterday by this time" },
  { key: "7", label: "Last 7 days", days: 7, before: "in the 7 days before" },
  { key: "30", label: "Last 30 days", days: 30, before: "in the 30 days before" },
  { key: "90", label: "Last 90 days", days: 90, before: "in the 90 days before" },
] as const;
export type RangeKey = (typeof RANGES)[number]["key"];

export interface Period {
  readonly from: Date;
  readonly to: Date;
}

export interface Range {
  readonly key: RangeKey;
  readonly label: string;
  /** how the figures name what they are compared with */
  readonly before: string;
  readonly current: Period;
  /** as long as the current one, up to the same time of day: a day that is not over is not compared with a whole one */
  readonly previous: Period;
  /** local dates of the chart, YYYY-MM-DD, oldest first; a week for "today", whose own chart would be one point */
  readonly chartDays: readonly string[];
  readonly chartFrom: Date;
}

/** Reads the range from an address; anything else is the last 30 days. */
export function rangeKey(text: string | null): RangeKey {
  return RANGES.find(({ key }) => key === text)?.key ?? "30";
}

/** The periods of a range in the shop's zone; today counts as its last day. */
export function rangeAt(key: RangeKey, now: Date, zone: string): Range {
  const { label, days, before } = RANGES.find((range) => range.key === key)!;
  const local = DateTime.fromJSDate(now, { zone });
  const start = local.startOf("day").minus({ days: days - 1 });
  const chartStart = days === 1 ? local.startOf("day").minus({ days: 6 }) : start;
  return {
    key,
    label,
    before,
    current: { from: start.toJSDate(), to: now },
    previous: { from: start.minus({ days }).toJSDate(), to: local.minus({ days }).toJSDate() },
    chartDays: localDays(chartStart, local),
    chartFrom: chartStart.toJSDate(),
  };
}

function localDays(from: DateTime, to: DateTime): string[] {
  const count = Math.round(to.startOf("day").diff(from.startOf("day"), "days").days) + 1;
  return Array.from({ length: count }, (_, day) => from.plus({ days: day }).toFormat("yyyy-MM-dd"));
}
