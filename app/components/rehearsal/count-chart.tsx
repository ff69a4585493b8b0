import { BarChart, PolarisVizProvider } from "@shopify/polaris-viz";

export interface CountChartProps {
  readonly name: string;
  readonly bars: readonly { readonly label: string; readonly count: number }[];
  readonly height: number;
}

/** Mails by hour or weekday. Loaded lazily and only in the browser: the library reads `window` while it renders. */
export function CountChart({ name, bars, height }: CountChartProps) {
  return (
    <div style={{ height }}>
      <PolarisVizProvider>
        <BarChart theme="Light" showLegend={false} skipLinkText="Skip the chart" data={[{ name, data: bars.map(({ label, count }) => ({ key: label, value: count })) }]}
          yAxisOptions={{ labelFormatter: (value) => new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 }).format(Number(value)), integersOnly: true }} />
      </PolarisVizProvider>
    </div>
  );
}
