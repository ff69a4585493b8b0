import { createHmac, randomUUID } from "node:crypto";
import { connect } from "node:net";
import type { Log } from "../../app/use-cases/ports/deps.ts";
import { type Doors, startWebServer } from "../../app/server/web/server.ts";
import { API_SECRET } from "../support/environment.ts";

/** A log that keeps its lines, so that a test can look for what must not be in them. */
export function listeningLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (fields: object, message: string): void => void lines.push(`${message} ${JSON.stringify(fields)}`);
  return { lines, info: keep, warn: keep, error: keep };
}

/** A real server on a free port around the doors under test. */
export async function serve(doors: Doors): Promise<{ readonly url: string; readonly port: number; close(): Promise<void> }> {
  const server = await startWebServer({ host: "127.0.0.1", port: 0, doors, pages: null, log: listeningLog() });
  return { url: server.url, port: Number(new URL(server.url).port), close: () => server.stop(0) };
}

export const SHOP = "fernweh-outfitters.myshopify.com";

/** What Shopify sends: headers as documented, the HMAC over the raw body. */
export function webhookHeaders(body: string | Buffer, changes: Readonly<Record<string, string>> = {}, secret = API_SECRET): Record<string, string> {
  return {
    "content-type": "application/json",
    "x-shopify-topic": "checkouts/create",
    "x-shopify-shop-domain": SHOP,
    "x-shopify-api-version": "2026-07",
    "x-shopify-webhook-id": randomUUID(),
    "x-shopify-event-id": randomUUID(),
    "x-shopify-triggered-at": new Date().toISOString(),
    "x-shopify-hmac-sha256": createHmac("sha256", secret).update(body).digest("base64"),
    ...changes,
  };
}

/** Writes exact bytes to a socket and reads what comes back until the other side closes or `forMs` have passed. */
export function raw(port: number, pieces: readonly (string | Buffer)[], forMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    const timer = setTimeout(() => socket.destroy(), forMs);
    socket.on("data", (chunk) => (answer += chunk.toString("latin1")));
    socket.on("error", (error: NodeJS.ErrnoException) => (error.code === "ECONNRESET" || error.code === "EPIPE" ? undefined : reject(error)));
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(answer);
    });
    for (const piece of pieces) socket.write(piece);
  });
}
