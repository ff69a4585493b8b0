import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { CampaignTable } from "../components/campaigns/campaign-table.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { Teach } from "../components/page/teach.tsx";
import { campaignListView } from "../presenters/campaigns/campaign-list.ts";
import { merchant } from "../routes-shared/merchant.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { store, now } = await merchant({ request, context });
  return campaignListView(store, now);
}

export default function Campaigns() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <Page title="Campaigns" subtitle="Figures since the beginning">
      {rows.length > 0 ? (
        <CampaignTable rows={rows} />
      ) : (
        <Teach title="There is no campaign yet">Your shop gets a recovery campaign as soon as the app has read your shop’s name and address. Reload the page in a minute.</Teach>
      )}
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} what="page" back={{ label: "Home", url: "/app" }} shopify={boundary.error} />;
}
