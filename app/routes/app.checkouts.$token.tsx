import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { CheckoutPage } from "../components/checkouts/checkout-page.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { checkoutDetailView } from "../presenters/checkouts/checkout-detail.ts";
import { VerdictRequestSchema } from "../presenters/checkouts/verdict-request.ts";
import { merchant } from "../routes-shared/merchant.server.ts";
import { notFound } from "../routes-shared/not-found.server.ts";
import { readJson } from "../routes-shared/read-json.server.ts";
import { judgeShopper } from "../use-cases/judge-shopper.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { store, now } = await merchant({ request, context });
  return (await checkoutDetailView(store, params.token ?? "", now)) ?? notFound();
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { app, store } = await merchant({ request, context });
  const asked = VerdictRequestSchema.safeParse(await readJson(request));
  if (!asked.success) return data({ ok: false, message: "The request could not be read. Reload the page and try again." }, { status: 422 });
  const { verdict } = asked.data;
  if (!(await judgeShopper(app, store, params.token ?? "", verdict))) notFound();
  return data({ ok: true, message: verdict === "person" ? "Noted: a real person" : "Noted: not a person" });
}

export default function Checkout() {
  return <CheckoutPage view={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} what="checkout" back={{ label: "Abandoned checkouts", url: "/app/checkouts" }} shopify={boundary.error} />;
}
