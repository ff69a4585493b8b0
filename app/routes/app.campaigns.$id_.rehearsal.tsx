import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { type ClientActionFunctionArgs, useLoaderData, useRouteError } from "@remix-run/react";
import vizStyles from "@shopify/polaris-viz/build/esm/styles.css?url";
import { boundary } from "@shopify/shopify-app-remix/server";
import { keepInput } from "../components/forms/keep-input.ts";
import { PageError } from "../components/page/page-error.tsx";
import { RehearsalPage } from "../components/rehearsal/rehearsal-page.tsx";
import { parseCampaignForm } from "../presenters/campaigns/campaign-form.ts";
import { formKnowledge } from "../presenters/campaigns/form-knowledge.ts";
import { rehearsalView } from "../presenters/rehearsal/rehearsal.ts";
import { RehearsalRequestSchema } from "../presenters/rehearsal/rehearsal-request.ts";
import { merchant } from "../routes-shared/merchant.server.ts";
import { notFound } from "../routes-shared/not-found.server.ts";
import { readJson } from "../routes-shared/read-json.server.ts";
import { requestRehearsal } from "../use-cases/request-rehearsal.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: vizStyles }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { store, now } = await merchant({ request, context });
  return (await rehearsalView(store, params.id ?? "", now)) ?? notFound();
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { app, store, now } = await merchant({ request, context });
  const asked = RehearsalRequestSchema.safeParse(await readJson(request));
  if (!asked.success) return data({ ok: false as const, errors: { form: "The request could not be read. Reload the page and try again." } }, { status: 422 });
  if (asked.data.intent === "cancel") return data({ ok: true as const, message: (await store.rehearsals.cancel(asked.data.rehearsalId, now)) ? "Rehearsal cancelled" : "It was over already" });
  const edits = asked.data.draft === undefined ? null : parseCampaignForm(asked.data.draft, await formKnowledge(store, now));
  if (edits && !edits.ok) return data(edits, { status: 422 });
  const { id } = (await requestRehearsal(app, store, params.id ?? "", edits && edits.value)) ?? notFound();
  return data({ ok: true as const, message: "Rehearsal started", rehearsalId: id });
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepInput(serverAction);
}

export default function Rehearsal() {
  return <RehearsalPage view={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} what="campaign" back={{ label: "Campaigns", url: "/app/campaigns" }} shopify={boundary.error} />;
}
