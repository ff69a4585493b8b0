import { LineChart, PolarisVizProvider } from "@shopify/polaris-viz";
import type { RevenueChartView } from "../../presenters/home/revenue-chart.ts";

const THEMES = { Light: { line: { hasSpline: false } } };

/** The line itself, straight from day to day: a curve would swing below zero and past the peaks. Loaded lazily and only in the browser: the library reads `window` while it renders. */
export function RevenueChart({ chart, height }: { readonly chart: RevenueChartView; readonly height: number }) {
  const money = new Intl.NumberFormat(chart.locale, { style: "currency", currency: chart.currency, maximumFractionDigits: 0 });
  const exact = new Map(chart.points.map((point) => [point.value, point.money]));
  const labels = new Map(chart.points.map(({ day, label }) => [day, label]));
  const label = (key: string | number | null): string => labels.get(String(key)) ?? "";
  return (
    <div style={{ height }}>
      <PolarisVizProvider themes={THEMES}>
        <LineChart
          theme="Light"
          showLegend={false}
          skipLinkText="Skip the chart"
          data={[{ name: "Recovered revenue", data: chart.points.map(({ day, value }) => ({ key: day, value })) }]}
          xAxisOptions={{ labelFormatter: label }}
          yAxisOptions={{ labelFormatter: (value) => money.format(Number(value)) }}
          tooltipOptions={{ titleFormatter: (key) => label(key as string), valueFormatter: (value) => exact.get(Number(value)) ?? money.format(Number(value)) }}
        />
      </PolarisVizProvider>
    </div>
  );
}
