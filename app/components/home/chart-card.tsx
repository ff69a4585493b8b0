import { BlockStack, Box, Button, Card, DataTable, InlineStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { lazy, Suspense, useId, useState } from "react";
import type { RevenueChartView } from "../../presenters/home/revenue-chart.ts";
import { ClientOnly } from "../page/client-only.tsx";

const HEIGHT = 260;
const RevenueChart = lazy(async () => ({ default: (await import("./revenue-chart.tsx")).RevenueChart }));

/** Recovered revenue over time: a chart for the eye, one sentence and a table for everybody. */
export function ChartCard({ chart }: { readonly chart: RevenueChartView }) {
  const [table, setTable] = useState(false);
  const id = useId();
  const waiting = <ChartSkeleton />;
  if (!chart.hasRevenue) return <NoRevenue chart={chart} />;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">{chart.title}</Text>
          <Button variant="plain" ariaExpanded={table} ariaControls={id} onClick={() => setTable((now) => !now)}>{table ? "Show as chart" : "Show as table"}</Button>
        </InlineStack>
        <div id={id}>
          {table ? (
            <ChartTable chart={chart} />
          ) : (
            <figure style={{ margin: 0 }} aria-label={`${chart.title}. ${chart.summary}`}>
              <ClientOnly fallback={waiting}>{() => <Suspense fallback={waiting}><RevenueChart chart={chart} height={HEIGHT} /></Suspense>}</ClientOnly>
            </figure>
          )}
        </div>
        <Text as="p" tone="subdued">{chart.summary}</Text>
      </BlockStack>
    </Card>
  );
}

function NoRevenue({ chart }: { readonly chart: RevenueChartView }) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">{chart.title}</Text>
        <Text as="p" tone="subdued">{chart.summary} Each order that a mail wins back appears here on the day it is placed.</Text>
      </BlockStack>
    </Card>
  );
}

/** As high as the chart, so that nothing jumps when it comes. */
function ChartSkeleton() {
  return (
    <Box minHeight={`${HEIGHT}px`}>
      <SkeletonBodyText lines={9} />
    </Box>
  );
}

function ChartTable({ chart }: { readonly chart: RevenueChartView }) {
  const rows = [...chart.points].reverse().map(({ label, money, orders }) => [label, money, orders]);
  return (
    <div style={{ maxHeight: HEIGHT, overflow: "auto" }}>
      <DataTable columnContentTypes={["text", "numeric", "numeric"]} headings={["Day", "Recovered revenue", "Orders"]} rows={rows} />
    </div>
  );
}
