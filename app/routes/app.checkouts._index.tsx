import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useCallback } from "react";
import { CheckoutListPage } from "../components/checkouts/checkout-list-page.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { checkoutListView } from "../presenters/checkouts/checkout-list.ts";
import { merchant } from "../routes-shared/merchant.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { store, now } = await merchant({ request, context });
  const { searchParams } = new URL(request.url);
  const page = Number(searchParams.get("page"));
  const filter = { tab: searchParams.get("status"), query: searchParams.get("q") ?? "", page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1 };
  return checkoutListView(store, filter, now);
}

export default function Checkouts() {
  const view = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const busy = useNavigation().state !== "idle";
  const show = useCallback(({ tab, query, page = 1 }: { tab: string; query: string; page?: number }) => {
    const search = new URLSearchParams({ ...(tab === "all" ? {} : { status: tab }), ...(query.trim() === "" ? {} : { q: query.trim() }), ...(page === 1 ? {} : { page: String(page) }) });
    navigate(`?${search}`, { replace: page === 1, preventScrollReset: page === 1 });
  }, [navigate]);
  return <CheckoutListPage view={view} busy={busy} onFilter={show} onPage={(page) => show({ tab: view.tab, query: view.query, page })} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} what="page" back={{ label: "Home", url: "/app" }} shopify={boundary.error} />;
}
