import { BlockStack, Card, Text } from "@shopify/polaris";
import type { RehearsalResult } from "../../presenters/rehearsal/rehearsal.ts";
import { LabelledValue } from "../page/labelled-value.tsx";

/** The rehearsal in figures, each beside that of the rehearsal before. */
export function FiguresCard({ result }: { readonly result: RehearsalResult }) {
  return (
    <Card>
      <BlockStack gap="200">
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">In figures</Text>
          <Text as="p" tone="subdued">{result.period}</Text>
          {result.of && <Text as="p" tone="subdued">{result.of}</Text>}
        </BlockStack>
        {result.figures.map(({ label, value, before }) => <LabelledValue key={label} label={label} value={before === null || before === value ? value : `${value} (was ${before})`} />)}
        {result.was && <Text as="p" variant="bodySm" tone="subdued">{result.was}</Text>}
      </BlockStack>
    </Card>
  );
}
