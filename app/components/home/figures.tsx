import { BlockStack, Card, Icon, InlineGrid, InlineStack, Text, Tooltip } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon } from "@shopify/polaris-icons";
import type { Figure } from "../../presenters/home/figures.ts";

/** Recovered revenue, large, beside the other figures of the same period. */
export function Figures({ revenue, figures, before }: { readonly revenue: Figure; readonly figures: readonly Figure[]; readonly before: string }) {
  return (
    <InlineGrid columns={{ xs: 2, md: 3 }} gap={{ xs: "300", md: "400" }}>
      <FigureCard figure={revenue} before={before} strong />
      {figures.map((figure) => <FigureCard key={figure.label} figure={figure} before={before} />)}
    </InlineGrid>
  );
}

function FigureCard({ figure, before, strong = false }: { readonly figure: Figure; readonly before: string; readonly strong?: boolean }) {
  const label = <Text as="h2" variant="bodySm" tone="subdued">{figure.label}</Text>;
  return (
    <Card padding={{ xs: "300", sm: "400" }}>
      <BlockStack gap="150">
        <InlineStack>{figure.help ? <Tooltip content={figure.help} hasUnderline>{label}</Tooltip> : label}</InlineStack>
        <InlineStack gap="150" blockAlign="center">
          <Text as="p" variant={strong ? "headingXl" : "headingLg"} fontWeight="semibold" numeric>{figure.value}</Text>
          {figure.change && <Change change={figure.change} />}
        </InlineStack>
        {figure.note && <Text as="p" variant={strong ? "bodyMd" : "bodySm"} numeric {...(strong ? { fontWeight: "medium" as const } : {})}>{figure.note}</Text>}
        <Text as="p" variant="bodySm" tone="subdued">{figure.previous === null ? "Nothing to compare with yet" : `${figure.previous} ${before}`}</Text>
      </BlockStack>
    </Card>
  );
}

/** Neither red nor green: a drop of mails sent is not an error, and red means error here. */
function Change({ change }: { readonly change: NonNullable<Figure["change"]> }) {
  return (
    <InlineStack gap="0" blockAlign="center" wrap={false}>
      <Icon source={change.direction === "up" ? ArrowUpIcon : ArrowDownIcon} tone="subdued" accessibilityLabel={change.direction === "up" ? "up" : "down"} />
      <Text as="span" variant="bodySm" tone="subdued">{change.text}</Text>
    </InlineStack>
  );
}
