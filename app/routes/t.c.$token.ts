import type { LoaderFunctionArgs } from "@remix-run/node";
import { orUnavailable, unknownLink } from "../routes-shared/public/failures.ts";
import { isUnattended } from "../routes-shared/public/unattended.ts";
import { followLink } from "../use-cases/follow-link.ts";

/**
 * A link in a mail: counted, then forwarded. The token only points into the destinations stored with its message, so no
 * token can carry a foreign address. Programs that look at a link are forwarded too, but theirs is no click.
 */
export function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  const headers = { "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer" };
  return orUnavailable(request, app, async () => {
    const destination = await followLink(app, params.token ?? "", { counts: !isUnattended(request) });
    if (!destination) return unknownLink(request);
    // through URL, so that what a header cannot hold is encoded
    return new Response(null, { status: 302, headers: { ...headers, Location: new URL(destination).href } });
  });
}
