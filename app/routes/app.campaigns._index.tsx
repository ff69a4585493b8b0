import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { CampaignListPage } from "../components/campaigns/campaign-list-page.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { campaignListView } from "../presenters/campaigns/campaign-list.ts";
import { calendarView } from "../presenters/seeing/calendar.ts";
import { merchant } from "../routes-shared/merchant.server.ts";

/** Days of the calendar: today and the six that follow. */
const DAYS = 7;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { store, now } = await merchant({ request, context });
  const [view, calendar] = await Promise.all([campaignListView(store, now), calendarView(store, now, DAYS)]);
  return { view, calendar };
}

export default function Campaigns() {
  return <CampaignListPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} what="page" back={{ label: "Home", url: "/app" }} shopify={boundary.error} />;
}
