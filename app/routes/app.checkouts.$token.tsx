import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { CheckoutPage } from "../components/checkouts/checkout-page.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { checkoutDetailView } from "../presenters/checkouts/checkout-detail.ts";
import { merchant } from "../routes-shared/merchant.server.ts";
import { notFound } from "../routes-shared/not-found.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { store, now } = await merchant({ request, context });
  return (await checkoutDetailView(store, params.token ?? "", now)) ?? notFound();
}

export default function Checkout() {
  return <CheckoutPage view={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} what="checkout" back={{ label: "Abandoned checkouts", url: "/app/checkouts" }} shopify={boundary.error} />;
}
