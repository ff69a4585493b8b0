import { BlockStack, Box, Button, Card, EmptySearchResult, Page } from "@shopify/polaris";
import { useState } from "react";
import type { CampaignListView } from "../../presenters/campaigns/campaign-list.ts";
import type { CalendarView } from "../../presenters/seeing/calendar.ts";
import { Teach } from "../page/teach.tsx";
import { useLater } from "../page/use-later.ts";
import { CalendarCard } from "./calendar-card.tsx";
import { CampaignFilters } from "./campaign-filters.tsx";
import { CampaignTable } from "./campaign-table.tsx";
import { type CampaignFilter, filterCampaigns } from "./filter-campaigns.ts";

/** All campaigns, and what is planned. */
export function CampaignListPage({ view }: { readonly view: CampaignListView }) {
  const calendar = useLater<CalendarView>(view.rows.length === 0 ? null : "/app/calendar");
  const [filter, setFilter] = useState<CampaignFilter>({ status: "all", stages: [], query: "" });
  const add = { content: "Add campaign", url: "/app/campaigns/new" };
  if (view.rows.length === 0) {
    return (
      <Page title="Campaigns" primaryAction={add}>
        <Teach title="There is no campaign yet" action={<Button url={add.url} variant="primary">Add campaign</Button>}>
          A campaign writes to customers by itself: to win back a checkout, to welcome, to ask for a review. Choose one that is ready, look at its mails and switch it on.
        </Teach>
      </Page>
    );
  }
  const rows = filterCampaigns(view.rows, filter);
  return (
    <Page title="Campaigns" primaryAction={add} fullWidth>
      <BlockStack gap="400">
        <Card padding="0">
          <CampaignFilters filter={filter} stages={[...new Set(view.rows.map(({ stage }) => stage))]} onChange={setFilter} />
          {rows.length > 0 ? <CampaignTable rows={rows} /> : <Box padding="800"><EmptySearchResult title={filter.status === "archived" ? "No archived campaigns" : "No campaigns found"} description={filter.status === "archived" ? "A campaign that you are done with can be archived on its page. Its figures stay." : "Try another word, status or stage."} withIllustration={false} /></Box>}
        </Card>
        <CalendarCard view={calendar} />
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  );
}
