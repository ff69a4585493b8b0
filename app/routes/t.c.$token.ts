import type { LoaderFunctionArgs } from "@remix-run/node";
import { unknownLink } from "../routes-shared/public/unknown-link.ts";
import { followLink } from "../use-cases/follow-link.ts";

/**
 * A link in a mail: counted, then forwarded. The token only points into the destinations stored with its message, so no
 * token can carry a foreign address. HEAD, with which scanners and messengers look at a link, is no click.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const headers = { "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer" };
  if (request.method === "HEAD") return new Response(null, { status: 200, headers });
  const destination = await followLink(context.app, params.token ?? "");
  if (!destination) return unknownLink(request);
  return new Response(null, { status: 302, headers: { ...headers, Location: destination } });
}
