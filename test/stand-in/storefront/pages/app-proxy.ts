import { raw, type Request, type Response, type Router } from "express";
import { handler } from "../handler.ts";
import type { ThemeRenderer } from "../liquid/theme.ts";
import { proxySignature } from "../../webhooks/signature.ts";

export interface ProxyOptions {
  /** the app's public address, without a trailing slash */
  readonly appUrl: string;
  readonly apiSecret: string;
  readonly shopDomain: string;
}

/** The query that the app gets: the visitor's own, then what Shopify adds. A visitor cannot set Shopify's names. `timestamp` is real time, in seconds. */
export function signedQuery(visitorQuery: URLSearchParams, options: Pick<ProxyOptions, "apiSecret" | "shopDomain">, timestamp: number): URLSearchParams {
  const query = new URLSearchParams([...visitorQuery].filter(([name]) => !["shop", "path_prefix", "timestamp", "logged_in_customer_id", "signature"].includes(name)));
  query.append("shop", options.shopDomain);
  query.append("logged_in_customer_id", "");
  query.append("path_prefix", "/apps/lastmile");
  query.append("timestamp", String(timestamp));
  query.append("signature", proxySignature(query, options.apiSecret));
  return query;
}

/** /apps/lastmile/* goes to the app's /proxy/*, signed. Cookies go neither way; an answer of type application/liquid is set into the theme. */
export function appProxy(router: Router, theme: ThemeRenderer, options: ProxyOptions): void {
  router.all(["/apps/lastmile", "/apps/lastmile/*"], raw({ type: () => true, limit: "1mb" }), handler((req, res) => forward(theme, options, req, res)));
}

async function forward(theme: ThemeRenderer, options: ProxyOptions, req: Request, res: Response): Promise<void> {
  const url = new URL(req.originalUrl, "http://storefront");
  const rest = req.path.slice("/apps/lastmile".length);
  const query = signedQuery(url.searchParams, options, Math.floor(Date.now() / 1000));
  const hasBody = !["GET", "HEAD"].includes(req.method) && Buffer.isBuffer(req.body);
  const answer = await ask(`${options.appUrl}/proxy${rest}?${query}`, {
    method: req.method,
    redirect: "manual",
    headers: forwardedHeaders(req),
    ...(hasBody ? { body: new Uint8Array(req.body as Buffer) } : {}),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer) return void res.status(502).type("text/plain").send("There was an error in the third-party application.");
  const type = answer.headers.get("content-type") ?? "text/html";
  const location = answer.headers.get("location");
  if (location) res.set("location", location);
  res.status(answer.status);
  if (type.startsWith("application/liquid")) return void res.type("html").send(await theme.page(req, "page", { content: await answer.text() }));
  res.type(type).send(Buffer.from(await answer.arrayBuffer()));
}

function forwardedHeaders(req: Request): Record<string, string> {
  const kept = ["accept", "accept-language", "content-type", "user-agent"].flatMap((name) => {
    const value = req.headers[name];
    return typeof value === "string" ? [[name, value] as const] : [];
  });
  return { ...Object.fromEntries(kept), "x-forwarded-for": req.ip ?? "" };
}

async function ask(url: string, init: RequestInit): Promise<globalThis.Response | null> {
  try {
    return await fetch(url, init);
  } catch {
    return null;
  }
}
