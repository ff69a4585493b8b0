import { BlockStack, Box, Card, InlineGrid, Layout, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { SettingsDraft } from "../../presenters/settings/settings-view.ts";
import type { FieldErrors } from "../forms/field-errors.ts";

/** What each part of the settings form is given. */
export interface SectionProps {
  readonly draft: SettingsDraft;
  readonly errors: FieldErrors;
  readonly set: (patch: Partial<SettingsDraft>) => void;
}

/** One part of the settings: what it is about on the left, its fields on the right. */
export function Section({ title, description, children }: { readonly title: string; readonly description: string; readonly children: ReactNode }) {
  return (
    <SectionGrid>
      <Box paddingInline={{ xs: "400", sm: "0" }} paddingBlockStart={{ xs: "200", md: "400" }}>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">{title}</Text>
          <Text as="p" tone="subdued">{description}</Text>
        </BlockStack>
      </Box>
      <Card>
        <BlockStack gap="400">{children}</BlockStack>
      </Card>
    </SectionGrid>
  );
}

/** The two columns of a part; one on a phone, where cards reach the edges and words must not. */
export function SectionGrid({ children }: { readonly children: ReactNode }) {
  return (
    <Layout.Section variant="fullWidth">
      <InlineGrid columns={{ xs: 1, md: "2fr 5fr" }} gap={{ xs: "300", md: "400" }}>{children}</InlineGrid>
    </Layout.Section>
  );
}
