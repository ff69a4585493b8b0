import { Box, Button, Card, EmptySearchResult, Page } from "@shopify/polaris";
import type { CheckoutListView } from "../../presenters/checkouts/checkout-list.ts";
import { Teach } from "../page/teach.tsx";
import { CheckoutFilters } from "./checkout-filters.tsx";
import { CheckoutTable } from "./checkout-table.tsx";

interface Props {
  readonly view: CheckoutListView;
  readonly busy: boolean;
  readonly onFilter: (filter: { readonly tab: string; readonly query: string }) => void;
  readonly onPage: (page: number) => void;
}

/** All checkouts that were begun and not finished, and what became of them. */
export function CheckoutListPage({ view, busy, onFilter, onPage }: Props) {
  if (view.empty === "none") {
    return (
      <Page title="Abandoned checkouts">
        <Teach title="No checkouts yet" action={<Button url="/app/campaigns">See the campaign</Button>}>
          When a shopper begins to check out, the checkout appears here within seconds. If they leave without buying, you see here when they will be mailed, what became of it, and if no mail goes out, why not.
        </Teach>
      </Page>
    );
  }
  return (
    <Page title="Abandoned checkouts" fullWidth>
      <Card padding="0">
        <CheckoutFilters view={view} loading={busy} onChange={onFilter} />
        {view.empty === "nothing-found" ? (
          <Box padding="800"><EmptySearchResult title="No checkouts found" description={view.query ? "Try another name, address or product." : "No checkout has this status right now."} withIllustration={false} /></Box>
        ) : (
          <CheckoutTable view={view} onPage={onPage} />
        )}
      </Card>
    </Page>
  );
}
