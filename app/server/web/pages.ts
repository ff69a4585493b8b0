import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import type { Application } from "../../composition.server.ts";
import { compressed } from "./compressed.ts";
import { limitBody } from "./limit-body.ts";
import { publicOrigin } from "./public-origin.ts";
import { CLIENT_FILES } from "./remix-build.ts";
import { securityHeaders } from "./security-headers.ts";

/** A template document with all its languages is far below. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** Everything that Remix serves, and its static files. The wired application reaches the routes by load context only. */
export function createPages(app: Application, build: ServerBuild): express.Express {
  const { appUrl } = app.config.shopify;
  const pages = express();
  pages.disable("x-powered-by");
  pages.set("trust proxy", true);
  pages.use(publicOrigin(appUrl), securityHeaders(appUrl), compressed());
  pages.use("/assets", express.static(`${CLIENT_FILES}/assets`, { immutable: true, maxAge: "1y", fallthrough: false }));
  pages.use(express.static(CLIENT_FILES, { maxAge: "1h", index: false }));
  // The mode stays "production" even on a laptop: there is one way in which pages are served.
  const remix = createRequestHandler({ build, mode: "production", getLoadContext: () => ({ app }) });
  pages.all("*", limitBody(MAX_BODY_BYTES), (request, response, next) => void remix(request, response, next));
  pages.use(((error: Error & { status?: number }, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = error.status !== undefined && error.status >= 400 && error.status < 500 ? error.status : 500;
    if (status === 500) app.log.error({ error }, "a page failed");
    response.status(status).type("text/plain").send(status === 404 ? "Not found." : "Something went wrong. Please try again.");
  }) satisfies express.ErrorRequestHandler);
  return pages;
}
