import { PassThrough } from "node:stream";
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";

/** Milliseconds after which a page that still waits for data is sent as it is. */
export const streamTimeout = 5_000;

/** Renders a page. Shopify's library says who may frame it: the shop's own admin and nobody else. */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext, { app }: AppLoadContext): Promise<Response> {
  app.shopify.addDocumentResponseHeaders(request, headers);
  if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", "frame-ancestors 'none'");
  headers.set("Content-Type", "text/html; charset=utf-8");
  const ready = isbot(request.headers.get("user-agent") ?? "") ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={context} url={request.url} abortDelay={streamTimeout} />, {
      [ready]: () => {
        const body = new PassThrough();
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
        pipe(body);
      },
      onShellError: reject,
      onError: (error: unknown) => {
        code = 500;
        app.log.error({ error }, "rendering a page failed");
      },
    });
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** An error of a loader or action that no page expected. A visitor who went away is none, nor is a page that is not there. */
export function handleError(error: unknown, { request, context }: { readonly request: Request; readonly context: AppLoadContext }): void {
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (!request.signal.aborted) context.app.log.error({ error, path: new URL(request.url).pathname.replace(/[^/]{24,}/g, "…") }, "a page failed");
}
