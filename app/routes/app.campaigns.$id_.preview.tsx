import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { PageError } from "../components/page/page-error.tsx";
import { PreviewPage } from "../components/seeing/preview-page.tsx";
import { previewView } from "../presenters/seeing/preview.ts";
import { merchant } from "../routes-shared/merchant.server.ts";
import { notFound } from "../routes-shared/not-found.server.ts";
import { PREVIEW_DAYS, previewCampaign } from "../use-cases/preview-campaign.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { app, shop, store, now } = await merchant({ request, context });
  const after = new URL(request.url).searchParams.get("after")?.slice(0, 200) ?? null;
  const preview = await previewCampaign(app, shop, params.id ?? "", after);
  return preview ? previewView(store, preview, { days: PREVIEW_DAYS, first: after === null, now }) : notFound();
}

export default function Preview() {
  const busy = useNavigation().state !== "idle";
  return <PreviewPage view={useLoaderData<typeof loader>()} busy={busy} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} what="campaign" back={{ label: "Campaigns", url: "/app/campaigns" }} shopify={boundary.error} />;
}
