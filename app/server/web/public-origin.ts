import type { RequestHandler } from "express";

/**
 * The app has one public origin. Whatever Host or X-Forwarded-* a request claims, it is taken as one for that origin:
 * absolute addresses, Remix's check of a form's origin and Shopify's redirects then hold behind any proxy, and a forged
 * Host changes nothing. Needs Express's "trust proxy" on; nothing reads a client's IP address.
 */
export function publicOrigin(appUrl: string): RequestHandler {
  const { host, protocol } = new URL(appUrl);
  return (request, _response, next) => {
    request.headers.host = host;
    request.headers["x-forwarded-host"] = host;
    request.headers["x-forwarded-proto"] = protocol.slice(0, -1);
    next();
  };
}
