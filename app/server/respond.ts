import type { ServerResponse } from "node:http";

/** Ends a plain HTTP answer. `close` also ends the connection, for a sender whose body is not read to its end. */
export function respond(response: ServerResponse, status: number, text: string, options: { readonly headers?: Readonly<Record<string, string>>; readonly close?: boolean } = {}): void {
  if (response.headersSent || response.destroyed) return;
  const { headers = {}, close = false } = options;
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "content-length": String(Buffer.byteLength(text)),
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    ...(close ? { connection: "close" } : {}),
    ...headers,
  });
  response.end(text, () => {
    if (close) setTimeout(() => response.socket?.destroy(), 250).unref();
  });
}
