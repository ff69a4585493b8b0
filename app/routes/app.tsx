import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, Outlet, useLoaderData, useRouteError } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import translations from "@shopify/polaris/locales/en.json";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { PageSkeleton } from "../components/page/page-skeleton.tsx";
import { useNavigationProgress } from "../components/page/use-navigation-progress.ts";
import { merchant } from "../routes-shared/merchant.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: polarisStyles }];
export const meta: MetaFunction = () => [{ title: "Lastmile" }];
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app } = await merchant({ request, context });
  return { apiKey: app.config.shopify.apiKey };
}

/** The app's key stays the same for as long as the page is open. */
export function shouldRevalidate() {
  return false;
}

export default function App() {
  const { apiKey } = useLoaderData<typeof loader>();
  return (
    <AppProvider isEmbeddedApp apiKey={apiKey} i18n={translations}>
      <NavMenu>
        <Link to="/app" rel="home">Home</Link>
        <Link to="/app/campaigns">Campaigns</Link>
        <Link to="/app/checkouts">Abandoned checkouts</Link>
        <Link to="/app/people">Customers</Link>
        <Link to="/app/templates">Templates</Link>
        <Link to="/app/settings">Settings</Link>
      </NavMenu>
      <Content />
    </AppProvider>
  );
}

function Content() {
  const onItsWay = useNavigationProgress();
  return onItsWay === null ? <Outlet /> : <PageSkeleton path={onItsWay} />;
}

export function ErrorBoundary() {
  return boundary.error(useRouteError());
}
