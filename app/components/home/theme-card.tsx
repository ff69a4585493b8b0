import { Badge, BlockStack, Button, Card, InlineStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { editorUrl, type ThemeStatus } from "./theme-status.ts";

interface Props {
  readonly theme: ThemeStatus;
  readonly shop: string;
  readonly apiKey: string;
}

/** Which of our blocks the published theme shows, and the way to the theme editor. */
export function ThemeCard({ theme, shop, apiKey }: Props) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">In your theme</Text>
        {theme.kind === "asking" && <SkeletonBodyText lines={2} />}
        {theme.kind === "unknown" && (
          <BlockStack gap="300" inlineAlign="start">
            <Text as="p" tone="subdued">Your theme did not say whether the stock badge is on. Look in the theme editor.</Text>
            <Button url={editorUrl(shop, apiKey, null)} external>Open the theme editor</Button>
          </BlockStack>
        )}
        {theme.kind === "known" && theme.blocks.map((block) => (
          <InlineStack key={block.handle} align="space-between" blockAlign="center" gap="200">
            <InlineStack gap="200" blockAlign="center">
              <Text as="span">{block.name}</Text>
              <Badge {...(block.on ? { tone: "success" as const } : {})}>{block.on ? "On" : block.embed ? "Off" : "Not added"}</Badge>
            </InlineStack>
            <Button url={editorUrl(shop, apiKey, block)} external variant={block.on ? "plain" : "secondary"}>
              {block.on ? "Change" : block.embed ? "Switch on" : "Add to theme"}
            </Button>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
