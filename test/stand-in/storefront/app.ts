import { join } from "node:path";
import express, { type ErrorRequestHandler, type Express, Router } from "express";
import type { World } from "../world/world.ts";
import { AppExtension } from "./liquid/app-extension.ts";
import { ThemeRenderer } from "./liquid/theme.ts";
import { appProxy } from "./pages/app-proxy.ts";
import { cartPages } from "./pages/cart.ts";
import { catalogPages } from "./pages/catalog.ts";
import { checkoutPages } from "./pages/checkout.ts";
import { files } from "./pages/files.ts";
import { handler } from "./handler.ts";
import type { Store } from "./shop/store.ts";
import { readVisit } from "./visit.ts";

export interface StorefrontOptions {
  /** the app's public address */
  readonly appUrl: string;
  readonly apiSecret: string;
  readonly shopDomain: string;
  /** where this storefront is reached, with scheme, without a trailing slash */
  readonly storefrontUrl: string;
  /** the theme app extension's folder; the app's own by default */
  readonly extensionFolder?: string;
}

/** The online store of the demo shop: theme, cart, checkout, recovery links, app proxy. The world must be seeded. */
export function storefrontApp(world: World, options: StorefrontOptions): Express {
  const { appUrl, apiSecret, shopDomain, storefrontUrl } = options;
  const store: Store = { world, shopDomain, storefrontUrl };
  const extension = new AppExtension(options.extensionFolder ?? join(import.meta.dirname, "../../../extensions/urgency-badges"), "urgency-badges");
  const theme = new ThemeRenderer(store, extension);
  const app = express();
  const router = Router();
  app.disable("x-powered-by");
  app.set("query parser", "extended");
  files(router, extension);
  router.use(readVisit(store));
  appProxy(router, theme, { appUrl, apiSecret, shopDomain });
  router.use(express.urlencoded({ extended: true, limit: "200kb" }), express.json({ limit: "200kb" }));
  catalogPages(router, store, theme);
  cartPages(router, store, theme);
  checkoutPages(router, store, theme);
  router.use(handler(async (req, res) => void res.status(404).send(await theme.page(req, "404", {}))));
  app.use(router);
  app.use(failed);
  return app;
}

const failed: ErrorRequestHandler = (error, _req, res, _next) => {
  console.error("storefront:", error);
  if (!res.headersSent) res.status(500).type("text/plain").send("The stand-in's storefront failed; its console says why.");
};
