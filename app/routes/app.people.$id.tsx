import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { PageError } from "../components/page/page-error.tsx";
import { PersonPage } from "../components/people/person-page.tsx";
import { personView } from "../presenters/people/person-detail.ts";
import { merchant } from "../routes-shared/merchant.server.ts";
import { notFound } from "../routes-shared/not-found.server.ts";
import { lookAtPerson } from "../use-cases/look-at-person.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { app, shop, store, now } = await merchant({ request, context });
  const dossier = await lookAtPerson(app, shop, params.id ?? "");
  return dossier ? personView(store, dossier, now) : notFound();
}

export default function Person() {
  return <PersonPage view={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} what="customer" back={{ label: "Customers", url: "/app/people" }} shopify={boundary.error} />;
}
