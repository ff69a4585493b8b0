import type { LoaderFunctionArgs } from "@remix-run/node";
import { merchant } from "../routes-shared/merchant.server.ts";
import { notFound } from "../routes-shared/not-found.server.ts";

/** Everything that is kept of a person who asked for it, as a file: for the merchant of that shop alone, until it expires. Made anew each time. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { app, shop, now } = await merchant({ request, context });
  const { privacy } = app.system;
  const asked = await privacy.get(shop, params.id ?? "");
  if (asked?.ask.kind !== "export" || asked.state !== "ready" || !asked.expiresAt || asked.expiresAt <= now) return notFound();
  const data = await privacy.collect(shop, asked.ask.subject);
  await privacy.markDownloaded(shop, asked.id, now);
  app.log.info({ shop, request: asked.id }, "an export was downloaded");
  return new Response(JSON.stringify({ shop, requestedAt: asked.receivedAt, producedAt: now, person: asked.ask.subject, data }, null, 2), {
    headers: { "content-type": "application/json; charset=utf-8", "content-disposition": 'attachment; filename="customer-data.json"', "cache-control": "no-store", "x-content-type-options": "nosniff" },
  });
}
