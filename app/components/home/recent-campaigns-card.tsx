import { BlockStack, Box, Button, Card, DataTable, InlineStack, Link, Text } from "@shopify/polaris";
import type { RecentCampaign } from "../../presenters/home/home.ts";
import { OnOffBadge } from "../campaigns/on-off-badge.tsx";

/** The campaigns with how people answered in the period. */
export function RecentCampaignsCard({ campaigns, period }: { readonly campaigns: readonly RecentCampaign[]; readonly period: string }) {
  const rows = campaigns.map(({ id, name, on, sent, openRate, clickRate, revenue }) => [
    <InlineStack key={id} gap="200" blockAlign="center"><Link url={`/app/campaigns/${id}`} removeUnderline>{name}</Link><OnOffBadge on={on} /></InlineStack>,
    sent, openRate, clickRate, revenue,
  ]);
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="200">
        <InlineStack align="space-between" blockAlign="center">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">Campaigns</Text>
            <Text as="p" tone="subdued" variant="bodySm">{period}</Text>
          </BlockStack>
          <Button variant="plain" url="/app/campaigns">All campaigns</Button>
        </InlineStack>
      </Box>
      {rows.length > 0 ? (
        <DataTable columnContentTypes={["text", "numeric", "numeric", "numeric", "numeric"]} headings={["Campaign", "Mails sent", "Opened", "Clicked", "Recovered"]} rows={rows} />
      ) : (
        <Box padding="400" paddingBlockStart="0"><Text as="p" tone="subdued">There is no campaign yet.</Text></Box>
      )}
    </Card>
  );
}
