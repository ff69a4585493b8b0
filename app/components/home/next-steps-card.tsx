import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { NextStep } from "../../presenters/home/next-steps.ts";

/** What keeps mails from going out right now. Nothing to do, no card. */
export function NextStepsCard({ steps }: { readonly steps: readonly NextStep[] }) {
  if (steps.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">What to do next</Text>
        {steps.map(({ key, title, text, tone, action }) => (
          <InlineStack key={key} align="space-between" blockAlign="center" gap="300">
            <div style={{ flex: "1 1 16rem" }}>
              <BlockStack gap="100">
                <InlineStack gap="200" blockAlign="center">
                  <Text as="h3" variant="headingSm">{title}</Text>
                  {tone === "critical" && <Badge tone="critical">No mails go out</Badge>}
                </InlineStack>
                <Text as="p" tone="subdued">{text}</Text>
              </BlockStack>
            </div>
            {action && <Button url={action.url} external={action.url.startsWith("https://")}>{action.label}</Button>}
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
