import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { CampaignListPage } from "../components/campaigns/campaign-list-page.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { campaignListView } from "../presenters/campaigns/campaign-list.ts";
import { merchant } from "../routes-shared/merchant.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { store, now } = await merchant({ request, context });
  return { view: await campaignListView(store, now) };
}

export default function Campaigns() {
  return <CampaignListPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} what="page" back={{ label: "Home", url: "/app" }} shopify={boundary.error} />;
}
