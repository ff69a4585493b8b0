import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { type ClientActionFunctionArgs, useLoaderData, useRouteError } from "@remix-run/react";
import { BlockStack, Card, Layout, Page, Text } from "@shopify/polaris";
import vizStyles from "@shopify/polaris-viz/build/esm/styles.css?url";
import { boundary } from "@shopify/shopify-app-remix/server";
import { ChartCard } from "../components/home/chart-card.tsx";
import { Figures } from "../components/home/figures.tsx";
import { FirstSteps } from "../components/home/first-steps.tsx";
import { ImportBanner } from "../components/home/import-banner.tsx";
import { NextStepsCard } from "../components/home/next-steps-card.tsx";
import { RangePicker } from "../components/home/range-picker.tsx";
import { RecentCampaignsCard } from "../components/home/recent-campaigns-card.tsx";
import { SetupCard } from "../components/home/setup-card.tsx";
import { ThemeCard } from "../components/home/theme-card.tsx";
import { themeStep } from "../components/home/theme-status.ts";
import { useThemeStatus } from "../components/home/use-theme-status.ts";
import { keepInput } from "../components/forms/keep-input.ts";
import { PageError } from "../components/page/page-error.tsx";
import { dismissStep } from "../presenters/home/dismiss.ts";
import { homeView } from "../presenters/home/home.ts";
import { rangeKey } from "../presenters/home/range.ts";
import { importView } from "../presenters/settings/connection.ts";
import { merchant } from "../routes-shared/merchant.server.ts";
import { readJson } from "../routes-shared/read-json.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: vizStyles }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, store, now } = await merchant({ request, context });
  const range = rangeKey(new URL(request.url).searchParams.get("range"));
  const view = await homeView(store, { range, mailerReady: app.mailers.available.length > 0, now });
  return { view, apiKey: app.config.shopify.apiKey, past: await importView(store) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { store, now } = await merchant({ request, context });
  const settings = dismissStep(await store.settings.get(), await readJson(request));
  if (!settings) return data({ ok: false }, { status: 422 });
  await store.settings.save(settings, now);
  return data({ ok: true });
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepInput(serverAction);
}

export default function Home() {
  const { view, apiKey, past } = useLoaderData<typeof loader>();
  const theme = useThemeStatus();
  const { domain: shop, storefrontUrl } = view.shop;
  const badge = themeStep(theme, !view.waitingFor && view.setup.some(({ step }) => step === "theme-badge"), shop, apiKey);
  // A new shop sets up first; later its figures come first.
  const setup = <SetupCard steps={view.setup} theme={theme} shop={shop} apiKey={apiKey} />;
  return (
    <Page title="Home" primaryAction={view.waitingFor === "checkouts" ? undefined : <RangePicker range={view.range} ranges={view.ranges} />}>
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <ImportBanner view={past} />
            <NextStepsCard steps={[...view.next, ...badge]} />
            {view.waitingFor && setup}
            {view.waitingFor && <FirstSteps waitingFor={view.waitingFor} campaignOn={view.campaignOn} storefrontUrl={storefrontUrl} />}
            {view.waitingFor !== "checkouts" && (
              <>
                <Figures revenue={view.revenue} figures={view.figures} before={view.range.before} />
                <ChartCard chart={view.chart} />
                <RecentCampaignsCard campaigns={view.campaigns} period={view.range.label} />
              </>
            )}
            {!view.waitingFor && setup}
            <ThemeCard theme={theme} shop={shop} apiKey={apiKey} />
            <Card>
              <BlockStack gap="200">
                <Text as="h2" variant="headingMd">How recovered revenue is counted</Text>
                <Text as="p" tone="subdued">{view.credit}</Text>
              </BlockStack>
            </Card>
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} what="page" back={{ label: "Home", url: "/app" }} shopify={boundary.error} />;
}
