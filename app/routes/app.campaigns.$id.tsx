import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type ClientActionFunctionArgs, useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { CampaignPage } from "../components/campaigns/campaign-page.tsx";
import { keepInput } from "../components/forms/keep-input.ts";
import { PageError } from "../components/page/page-error.tsx";
import { campaignDetailView } from "../presenters/campaigns/campaign-detail.ts";
import { parseCampaignForm } from "../presenters/campaigns/campaign-form.ts";
import { CampaignRequestSchema } from "../presenters/campaigns/campaign-request.ts";
import { type Merchant, merchant } from "../routes-shared/merchant.server.ts";
import { notFound } from "../routes-shared/not-found.server.ts";
import { readJson } from "../routes-shared/read-json.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { store, now } = await merchant({ request, context });
  return (await campaignDetailView(store, params.id ?? "", now)) ?? notFound();
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const caller = await merchant({ request, context });
  const id = params.id ?? "";
  if (!(await caller.store.campaigns.get(id))) notFound();
  const asked = CampaignRequestSchema.safeParse(await readJson(request));
  if (!asked.success) return data({ ok: false as const, errors: { form: "The request could not be read. Reload the page and try again." } }, { status: 422 });
  return asked.data.intent === "switch" ? switchCampaign(caller, id, asked.data.on) : saveCampaign(caller, id, asked.data.draft);
}

async function switchCampaign({ store, now }: Merchant, id: string, on: boolean) {
  await store.campaigns.switchTo(id, on, now);
  return data({ ok: true as const, message: on ? "Campaign switched on" : "Campaign switched off" });
}

async function saveCampaign({ store, now }: Merchant, id: string, draft: unknown) {
  const [profile, templates, campaign] = await Promise.all([store.settings.profile(), store.templates.list(), store.campaigns.get(id)]);
  const parsed = parseCampaignForm(draft, { currency: profile?.currency ?? "USD", templateIds: new Set(templates.map((template) => template.id)) });
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { name, definition, holdout } = parsed.value;
  if (name !== campaign?.name) await store.campaigns.rename(id, name, now);
  await store.campaigns.saveVersion(id, definition, holdout, now);
  return data({ ok: true as const, message: "Campaign saved" });
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepInput(serverAction);
}

export default function Campaign() {
  return <CampaignPage view={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} what="campaign" back={{ label: "Campaigns", url: "/app/campaigns" }} shopify={boundary.error} />;
}
