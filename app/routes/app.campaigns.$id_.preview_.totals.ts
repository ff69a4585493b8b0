import type { LoaderFunctionArgs } from "@remix-run/node";
import { previewTotals } from "../presenters/seeing/preview-totals.ts";
import { merchant } from "../routes-shared/merchant.server.ts";
import { notFound } from "../routes-shared/not-found.server.ts";
import { countPreview } from "../use-cases/count-ahead.ts";

/** What a preview comes to over all its pages; asked for by the page once it stands. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { app, shop, store, now } = await merchant({ request, context });
  const id = params.id ?? "";
  return previewTotals(store, (await countPreview(app, shop, id)) ?? notFound(), id, now);
}
