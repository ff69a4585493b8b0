import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { keepInput } from "../components/forms/keep-input.ts";
import { LibraryPage } from "../components/library/library-page.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { AddRequestSchema } from "../presenters/library/add-request.ts";
import { libraryView } from "../presenters/library/library-view.ts";
import { merchant } from "../routes-shared/merchant.server.ts";
import { readJson } from "../routes-shared/read-json.server.ts";
import { addBlankCampaign, addCampaign } from "../use-cases/add-campaign.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { store } = await merchant({ request, context });
  return libraryView(store.campaigns);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, shop } = await merchant({ request, context });
  const asked = AddRequestSchema.safeParse(await readJson(request));
  if (!asked.success) return refused("The request could not be read. Reload the page and try again.");
  const { holdout } = app;
  const id = asked.data.intent === "add" ? await addCampaign(app, shop, { campaign: asked.data.campaign, holdout }) : await addBlankCampaign(app, shop, { about: asked.data.about, holdout });
  return id === null ? refused("There is no campaign of this name to add. Reload the page and try again.") : redirect(`/app/campaigns/${id}`);
}

function refused(message: string) {
  return data({ ok: false as const, errors: { form: message } }, { status: 422 });
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepInput(serverAction);
}

export default function AddCampaign() {
  return <LibraryPage view={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} what="page" back={{ label: "Campaigns", url: "/app/campaigns" }} shopify={boundary.error} />;
}
