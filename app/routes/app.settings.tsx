import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type ClientActionFunctionArgs, useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { keepInput } from "../components/forms/keep-input.ts";
import { PageError } from "../components/page/page-error.tsx";
import { SettingsPage } from "../components/settings/settings-page.tsx";
import { privacyExports } from "../presenters/settings/privacy-exports.ts";
import { connectionView } from "../presenters/settings/connection.ts";
import { parseSettingsForm, SettingsRequestSchema } from "../presenters/settings/settings-form.ts";
import { liftBrake, sendingView, shopToday } from "../presenters/settings/sending.ts";
import { settingsView } from "../presenters/settings/settings-view.ts";
import { merchant } from "../routes-shared/merchant.server.ts";
import { readJson } from "../routes-shared/read-json.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, shop, store, now } = await merchant({ request, context });
  return { ...(await settingsView(store, app.mailers)), exports: await privacyExports(store, app.system.privacy, now), connection: await connectionView(store, now), sending: await sendingView(store, now), signingKey: app.webhooks.secretOf(shop) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, store, now } = await merchant({ request, context });
  const asked = SettingsRequestSchema.safeParse(await readJson(request));
  const [current, profile] = await Promise.all([store.settings.get(), store.settings.profile()]);
  if (asked.data?.intent === "lift-brake") {
    await store.settings.save(liftBrake(current, now), now);
    return data({ ok: true as const, message: "Mails go on until tomorrow" });
  }
  const parsed = parseSettingsForm(asked.data?.draft, current, app.mailers.available, shopToday(current, profile, now));
  if (!parsed.ok) return data(parsed, { status: 422 });
  await store.settings.save(parsed.value, now);
  return data({ ok: true as const, message: "Settings saved" });
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepInput(serverAction);
}

export default function Settings() {
  return <SettingsPage view={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} what="page" back={{ label: "Home", url: "/app" }} shopify={boundary.error} />;
}
