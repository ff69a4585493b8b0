import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { CampaignPage } from "../components/campaigns/campaign-page.tsx";
import { keepInput } from "../components/forms/keep-input.ts";
import { PageError } from "../components/page/page-error.tsx";
import { campaignDetailView } from "../presenters/campaigns/campaign-detail.ts";
import { parseCampaignForm } from "../presenters/campaigns/campaign-form.ts";
import { CampaignRequestSchema } from "../presenters/campaigns/campaign-request.ts";
import { formKnowledge } from "../presenters/campaigns/form-knowledge.ts";
import { type Merchant, merchant } from "../routes-shared/merchant.server.ts";
import { notFound } from "../routes-shared/not-found.server.ts";
import { readJson } from "../routes-shared/read-json.server.ts";
import { archiveCampaign } from "../use-cases/archive-campaign.ts";
import { saveCampaign, underWay } from "../use-cases/save-campaign.ts";
import { switchCampaign } from "../use-cases/switch-campaign.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { store, now } = await merchant({ request, context });
  const edits = new URL(request.url).searchParams.get("edits")?.slice(0, 100) ?? null;
  return (await campaignDetailView(store, params.id ?? "", now, edits)) ?? notFound();
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const caller = await merchant({ request, context });
  const id = params.id ?? "";
  const campaign = (await caller.store.campaigns.get(id)) ?? notFound();
  const asked = CampaignRequestSchema.safeParse(await readJson(request));
  if (!asked.success) return data({ ok: false as const, errors: { form: "The request could not be read. Reload the page and try again." } }, { status: 422 });
  switch (asked.data.intent) {
    case "switch":
      await switchCampaign(caller.app, caller.store, id, asked.data.on);
      return data({ ok: true as const, message: asked.data.on ? "Campaign switched on" : "Campaign switched off" });
    case "remove":
      if (await caller.store.campaigns.remove(id)) throw redirect("/app/campaigns");
      return data({ ok: false as const, errors: { form: "Customers have been in this campaign, so it stays for your figures. You can archive it instead." } }, { status: 422 });
    case "archive":
      await archiveCampaign(caller.app, caller.store, id);
      return data({ ok: true as const, message: "Campaign archived" });
    case "restore":
      await caller.store.campaigns.restore(id, caller.now);
      return data({ ok: true as const, message: "Campaign is back, switched off" });
    case "save":
      return save(caller, campaign, asked.data);
  }
}

/** Saves at once, unless people are in the journey and it was not said yet what becomes of them. */
async function save({ app, store, now }: Merchant, campaign: { readonly id: string; readonly status: string }, asked: { readonly draft?: unknown; readonly underWay?: "finish" | "move" | undefined }) {
  const parsed = parseCampaignForm(asked.draft, await formKnowledge(store, now));
  if (!parsed.ok) return data(parsed, { status: 422 });
  const people = campaign.status === "on" && !asked.underWay ? await underWay(store, campaign.id, parsed.value.definition) : { open: 0, movable: 0 };
  if (people.open > 0) return data({ ok: "ask" as const, question: people });
  await saveCampaign(app, store, campaign.id, { ...parsed.value, underWay: asked.underWay ?? "finish" });
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
