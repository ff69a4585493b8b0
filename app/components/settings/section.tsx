import { BlockStack, Card, Layout } from "@shopify/polaris";
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
    <Layout.AnnotatedSection title={title} description={description}>
      <Card>
        <BlockStack gap="400">{children}</BlockStack>
      </Card>
    </Layout.AnnotatedSection>
  );
}
