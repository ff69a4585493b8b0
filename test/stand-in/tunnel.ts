import { createServer, request as forward, type IncomingMessage, type Server, type ServerResponse } from "node:http";

export interface TunnelOptions {
  /** where the app listens */
  readonly target: string;
  /** the stand-in's control server: may frame the app, and serves App Bridge */
  readonly controlUrl: string;
}

const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

/**
 * The app's public address. Passes everything on as it is, except what names Shopify's own hosts in answers:
 * frame-ancestors also lets the stand-in's admin frame the app, redirects to Shopify's admin go to the stand-in's,
 * the preload of Shopify's App Bridge is left out, and in HTML its address becomes the stand-in's script.
 */
export function createTunnel(options: TunnelOptions): Server {
  return createServer((incoming, outgoing) => pass(options, incoming, outgoing));
}

function pass({ target, controlUrl }: TunnelOptions, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { hostname, port } = new URL(target);
  const headers = { ...incoming.headers, "x-forwarded-proto": "http", "x-forwarded-host": incoming.headers.host ?? "" };
  // HTML is rewritten, so it must come as text
  if (/text\/html/.test(incoming.headers.accept ?? "")) headers["accept-encoding"] = "identity";
  const request = forward({ hostname, port, method: incoming.method, path: incoming.url, headers }, (answer) => {
    const isHtml = /^text\/html/.test(answer.headers["content-type"] ?? "") && !answer.headers["content-encoding"];
    outgoing.writeHead(answer.statusCode ?? 502, rewriteHeaders(answer.headers, controlUrl, isHtml));
    if (!isHtml) return void answer.pipe(outgoing);
    rewriteHtml(answer, outgoing, `${controlUrl}/app-bridge.js`);
  });
  request.on("error", () => {
    if (outgoing.headersSent) return void outgoing.destroy();
    outgoing.writeHead(502, { "content-type": "text/plain; charset=utf-8" }).end("The app does not answer. Is it still starting?");
  });
  outgoing.on("close", () => request.destroy());
  incoming.pipe(request);
}

type Headers = Record<string, string | string[] | undefined>;

function rewriteHeaders(headers: Headers, controlUrl: string, isHtml: boolean): Record<string, string | string[]> {
  const rewritten: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || (isHtml && name === "content-length")) continue;
    if (name === "link" && String(value).includes(APP_BRIDGE)) continue;
    if (name === "content-security-policy") rewritten[name] = String(value).replace("frame-ancestors ", `frame-ancestors ${controlUrl} `);
    else if (name === "location") rewritten[name] = String(value).replace(/^https:\/\/admin\.shopify\.com\//, `${controlUrl}/admin/`);
    else rewritten[name] = value;
  }
  return rewritten;
}

/** Replaces Shopify's script by ours while the page streams; keeps back as much as the address could be cut. */
function rewriteHtml(from: IncomingMessage, to: ServerResponse, script: string): void {
  let kept = "";
  from.setEncoding("utf8");
  from.on("data", (chunk: string) => {
    const text = (kept + chunk).replaceAll(APP_BRIDGE, script);
    const whole = text.length - cutLength(text);
    kept = text.slice(whole);
    to.write(text.slice(0, whole));
  });
  from.on("end", () => to.end(kept));
  from.on("error", () => to.destroy());
}

/** How many characters at the end may be the beginning of the address. */
function cutLength(text: string): number {
  for (let length = Math.min(APP_BRIDGE.length - 1, text.length); length > 0; length--) if (APP_BRIDGE.startsWith(text.slice(-length))) return length;
  return 0;
}
