import { DateTime } from "luxon";
import { money, toDecimal } from "../../domain/kernel/money.ts";
import type { Format } from "../words/format.ts";

export interface ChartPoint {
  /** local date, YYYY-MM-DD */
  readonly day: string;
  /** "Nov 21" */
  readonly label: string;
  /** in major units, for the height of the line only */
  readonly value: number;
  readonly money: string;
  readonly orders: number;
}

export interface RevenueChartView {
  readonly title: string;
  readonly currency: string;
  readonly locale: string;
  readonly points: readonly ChartPoint[];
  /** the chart in one sentence, for those who do not see it */
  readonly summary: string;
  readonly hasRevenue: boolean;
}

interface DayRow {
  readonly day: string;
  readonly minor: number;
  readonly orders: number;
}

/** Recovered revenue by local day; days without any stand at zero. */
export function revenueChart(rows: readonly DayRow[], days: readonly string[], currency: string, format: Format): RevenueChartView {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const points = days.map((day): ChartPoint => {
    const { minor = 0, orders = 0 } = byDay.get(day) ?? {};
    const amount = money(minor, currency);
    return { day, label: dayLabel(day, format.locale), value: Number(toDecimal(amount)), money: format.money(amount), orders };
  });
  const total = days.reduce((sum, day) => sum + (byDay.get(day)?.minor ?? 0), 0);
  const best = points.reduce<ChartPoint | null>((top, point) => (point.value > (top?.value ?? 0) ? point : top), null);
  const span = `${points[0]?.label ?? ""} to ${points.at(-1)?.label ?? ""}`;
  return {
    title: `Recovered revenue, last ${days.length} days`,
    currency,
    locale: format.locale,
    points,
    hasRevenue: best !== null,
    summary: best
      ? `${format.money(money(total, currency))} from ${span}. Best day: ${best.label} with ${best.money}.`
      : `No recovered revenue from ${span}.`,
  };
}

function dayLabel(day: string, locale: string): string {
  return DateTime.fromISO(day, { zone: "utc" }).setLocale(locale).toLocaleString({ month: "short", day: "numeric" });
}
