import type { LoaderFunctionArgs } from "@remix-run/node";
import { recordOpen } from "../use-cases/record-open.ts";

/** a transparent GIF of one pixel */
const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** The open pixel of a mail. Always a picture, also for a token that is not ours: nothing can be told apart, and no mail looks broken. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = (params.token ?? "").replace(/\.gif$/, "");
  if (request.method !== "HEAD") await recordOpen(context.app, token).catch((error: unknown) => context.app.log.error({ error }, "an open could not be recorded"));
  return new Response(PIXEL, { headers: { "Content-Type": "image/gif", "Content-Length": String(PIXEL.length), "Cache-Control": "no-store, private", "X-Robots-Tag": "noindex" } });
}
