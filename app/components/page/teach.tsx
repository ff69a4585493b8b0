import { BlockStack, Box, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

/** An empty place that says what will be there and how to get there. */
export function Teach({ title, children, action }: { readonly title: string; readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <Card>
      <Box paddingBlock={{ xs: "400", sm: "800" }} paddingInline={{ xs: "0", sm: "400" }}>
        <div style={{ maxWidth: "34rem", margin: "0 auto" }}>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">{title}</Text>
            <div style={{ color: "var(--p-color-text-secondary)" }}>{children}</div>
            {action && <InlineStack>{action}</InlineStack>}
          </BlockStack>
        </div>
      </Box>
    </Card>
  );
}
