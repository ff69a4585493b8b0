import express from "express";
import { fileURLToPath } from "node:url";
import { uninstall } from "../installation.ts";
import { sessionTokenRoute } from "../oauth/routes.ts";
import { appInAdmin, storeName, type StandIn } from "../stand-in.ts";
import { customersPage, discountsPage, homePage, missingPage, ordersPage, productsPage, themePage } from "./native-pages.ts";
import { deliverOrder, fulfilOrder } from "../world/orders/fulfil.ts";
import { readFlowTriggers } from "../world/flow/runs.ts";
import { flowPage } from "./flow-page.ts";
import { marketingRoutes, segmentRoutes } from "./merchant-routes.ts";
import { appPage, base } from "./shell.ts";
import { setBlock } from "../storefront/liquid/app-extension.ts";
import { extensionInfo, readThemeExtensions, type ThemeBlock } from "./theme-blocks.ts";

const EXTENSIONS = fileURLToPath(new URL("../../../extensions", import.meta.url));

/** /admin/store/NAME/…: the admin's pages, with the app in a frame below /apps/HANDLE. */
export function adminRoutes(standIn: StandIn): express.Router {
  const router = express.Router();
  const root = base(standIn);
  const { documents } = standIn.world;
  const blocks = (): ThemeBlock[] => readThemeExtensions(EXTENSIONS, documents).flatMap((extension) => extension.blocks);
  router.use(sessionTokenRoute(standIn.app, (name) => (name === storeName(standIn.shopDomain) ? standIn.shopDomain : null)));
  router.post(`${root}/uninstall`, (_request, response) => {
    uninstall(standIn);
    response.redirect(303, root);
  });
  router.get("/admin", (_request, response) => response.redirect(root));
  router.get(root, (_request, response) => response.send(homePage(standIn)));
  router.get(`${root}/orders`, (_request, response) => response.send(ordersPage(standIn)));
  router.post(`${root}/orders/:id/fulfil`, (request, response) => {
    fulfilOrder(standIn, request.params.id);
    response.redirect(303, `${root}/orders`);
  });
  router.post(`${root}/orders/:id/deliver`, (request, response) => {
    deliverOrder(standIn, request.params.id);
    response.redirect(303, `${root}/orders`);
  });
  router.get(`${root}/orders/:id`, (_request, response) => response.redirect(`${root}/orders`));
  router.get(`${root}/customers`, (_request, response) => response.send(customersPage(standIn)));
  router.use(segmentRoutes(standIn), marketingRoutes(standIn));
  router.get(`${root}/flow`, (_request, response) => response.send(flowPage(standIn, readFlowTriggers(EXTENSIONS))));
  router.get(`${root}/customers/:id`, (_request, response) => response.redirect(`${root}/customers`));
  router.get(`${root}/products`, (_request, response) => response.send(productsPage(standIn)));
  router.get(`${root}/discounts`, (_request, response) => response.send(discountsPage(standIn)));
  router.get(`${root}/discounts/:id`, (_request, response) => response.redirect(`${root}/discounts`));
  router.get(`${root}/themes/current/editor`, (request, response) => response.send(themePage(standIn, blocks(), String(request.query.addAppBlockId ?? request.query.activateAppId ?? "").split("/").at(-1) ?? "")));
  router.post(`${root}/themes/current/editor`, express.urlencoded({ extended: false }), (request, response) => {
    const { handle, on } = request.body as { handle?: string; on?: string };
    if (blocks().some((block) => block.handle === handle)) setBlock(documents, String(handle), { on: on === "1" });
    response.redirect(303, request.originalUrl);
  });
  router.get(`${root}/extensions.json`, (_request, response) => response.json(extensionInfo(readThemeExtensions(EXTENSIONS, documents))));
  router.get(`${root}/app-link`, (request, response) => response.redirect(appInAdmin(standIn) + String(request.query.path ?? "")));
  // Shopify knows the app by its client id, too
  const byKey = `${root}/apps/${standIn.app.apiKey}`;
  router.get([byKey, `${byKey}/*`], (request, response) => response.redirect(appInAdmin(standIn) + request.originalUrl.slice(byKey.length)));
  router.get([appInAdmin(standIn), `${appInAdmin(standIn)}/*`], (request, response) => response.send(appPage(standIn, request.originalUrl.slice(appInAdmin(standIn).length))));
  router.get(`${root}/*`, (request, response) => response.status(404).send(missingPage(standIn, request.path)));
  router.get("/admin/*", (_request, response) => response.status(404).type("text/plain").send("There is no such store here."));
  return router;
}
