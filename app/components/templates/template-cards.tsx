import { BlockStack, Box, Button, Card, InlineGrid, Text } from "@shopify/polaris";
import type { TemplateListRow } from "../../presenters/templates/template-list.ts";
import { MailFrame } from "../mail/mail-frame.tsx";

export interface TemplateCardView extends TemplateListRow {
  /** the mail itself; null where it cannot be shown */
  readonly html: string | null;
}

/** The shop's mails under the campaigns that use them, each with a picture of itself. */
export function TemplateCards({ rows }: { readonly rows: readonly TemplateCardView[] }) {
  const groups = [...new Set(rows.map(({ group }) => group))];
  return (
    <BlockStack gap="600">
      {groups.map((group) => (
        <BlockStack key={group ?? ""} gap="300">
          <Box paddingInline={{ xs: "400", sm: "0" }}><Text as="h2" variant="headingMd">{group ?? "Not used in a campaign"}</Text></Box>
          <InlineGrid columns={{ xs: 1, sm: 2, lg: 3 }} gap="400">
            {rows.filter((row) => row.group === group).map((row) => <TemplateCard key={row.id} row={row} />)}
          </InlineGrid>
        </BlockStack>
      ))}
    </BlockStack>
  );
}

function TemplateCard({ row }: { readonly row: TemplateCardView }) {
  return (
    <Card padding="0">
      <Box borderBlockEndWidth="025" borderColor="border">
        {row.html ? <MailFrame html={row.html} title={`Picture of the mail ${row.name}`} width={680} height={240} still /> : <Box minHeight="240px" padding="400"><Text as="p" tone="subdued">No picture yet</Text></Box>}
      </Box>
      <Box padding="400">
        <BlockStack gap="300" inlineAlign="start">
          <BlockStack gap="100">
            <Text as="h3" variant="headingMd">{row.name}</Text>
            <Text as="p" breakWord>{row.subject}</Text>
            {row.usedIn !== (row.group ?? "") && <Text as="p" tone="subdued" variant="bodySm">{`Used in ${row.usedIn}`}</Text>}
            <Text as="p" tone="subdued" variant="bodySm">{row.about} · {row.languages} · Saved {row.savedAt}</Text>
          </BlockStack>
          <Button url={`/app/templates/${row.id}`} accessibilityLabel={`Edit ${row.name}`}>Edit</Button>
        </BlockStack>
      </Box>
    </Card>
  );
}
