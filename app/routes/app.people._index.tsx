import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useCallback } from "react";
import { PageError } from "../components/page/page-error.tsx";
import { PeopleListPage } from "../components/people/people-list-page.tsx";
import { peopleListView } from "../presenters/people/people-list.ts";
import { merchant } from "../routes-shared/merchant.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { store, now } = await merchant({ request, context });
  return peopleListView(store, new URL(request.url).searchParams.get("q") ?? "", now);
}

export default function People() {
  const view = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const busy = useNavigation().state !== "idle";
  const search = useCallback((query: string) => navigate(query.trim() === "" ? "?" : `?${new URLSearchParams({ q: query.trim() })}`, { replace: true, preventScrollReset: true }), [navigate]);
  return <PeopleListPage view={view} busy={busy} onSearch={search} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} what="page" back={{ label: "Home", url: "/app" }} shopify={boundary.error} />;
}
