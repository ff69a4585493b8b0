import type { RequestHandler } from "express";

/** Headers of every answer. Who may frame a page is decided per page: Shopify's admin for the embedded ones, nobody for the public ones. */
export function securityHeaders(appUrl: string): RequestHandler {
  const secure = appUrl.startsWith("https:");
  return (_request, response, next) => {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
    if (secure) response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    next();
  };
}
