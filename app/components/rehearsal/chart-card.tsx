import { BlockStack, Box, Card, SkeletonBodyText, Text } from "@shopify/polaris";
import { lazy, Suspense } from "react";
import { ClientOnly } from "../page/client-only.tsx";
import type { CountChartProps } from "./count-chart.tsx";

const HEIGHT = 200;
const CountChart = lazy(async () => ({ default: (await import("./count-chart.tsx")).CountChart }));

/** A chart for the eye, and the fullest bar in a sentence for everybody. */
export function ChartCard({ title, bars }: { readonly title: string; readonly bars: CountChartProps["bars"] }) {
  const total = bars.reduce((sum, { count }) => sum + count, 0);
  const most = bars.reduce((best, bar) => (bar.count > best.count ? bar : best), bars[0]!);
  const summary = total === 0 ? "There are no mails to show." : `Most mails: ${most.label}, ${most.count.toLocaleString("en-US")} of ${total.toLocaleString("en-US")}.`;
  const waiting = <Box minHeight={`${HEIGHT}px`}><SkeletonBodyText lines={7} /></Box>;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">{title}</Text>
        {total > 0 && (
          <figure style={{ margin: 0 }} aria-label={`${title}. ${summary}`}>
            <ClientOnly fallback={waiting}>{() => <Suspense fallback={waiting}><CountChart name="Mails" bars={bars} height={HEIGHT} /></Suspense>}</ClientOnly>
          </figure>
        )}
        <Text as="p" tone="subdued">{summary}</Text>
      </BlockStack>
    </Card>
  );
}
