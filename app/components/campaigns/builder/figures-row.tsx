import { InlineStack, Text } from "@shopify/polaris";
import type { StepFigures } from "../../../presenters/campaigns/step-figures.ts";

/** How many customers are at a step now, and what came of its mails. */
export function FiguresRow({ figures: { mails, waiting } }: { readonly figures: StepFigures }) {
  const all = [
    ...(waiting === null ? [] : [["Here now", waiting] as const]),
    ...(mails ? ([["Sent", mails.sent], ["Opened", mails.opened], ["Clicked", mails.clicked], ["Orders", mails.orders], ["Recovered", mails.revenue]] as const) : []),
  ];
  return (
    <div style={{ borderBlockStart: "1px solid var(--p-color-border-secondary)", paddingBlockStart: 8 }}>
      <InlineStack gap="400">
        {all.map(([label, value]) => (
          <InlineStack key={label} gap="100">
            <Text as="span" variant="bodySm" tone="subdued">{label}</Text>
            <Text as="span" variant="bodySm" numeric fontWeight="semibold">{value}</Text>
          </InlineStack>
        ))}
      </InlineStack>
    </div>
  );
}
