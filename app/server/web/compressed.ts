import type { RequestHandler } from "express";
import compression from "compression";

/**
 * Brotli or gzip for pages and their files: the admin's styles and scripts are a tenth of their size, and not every host's
 * proxy compresses. A page that streams is still sent part by part, since Remix flushes each.
 */
export function compressed(): RequestHandler {
  return compression();
}
