import express from "express";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { adminApiRoutes } from "./admin-api/routes.ts";
import { adminRoutes } from "./admin-frame/routes.ts";
import { readAppManifest } from "./app-manifest.ts";
import { clockRoutes } from "./clock-routes.ts";
import { HOME, ROOT } from "./folders.ts";
import { createClock } from "./clock.ts";
import { isInstalled, markInstalled, openAsMerchant } from "./installation.ts";
import { activitySince } from "./landing/activity.ts";
import { landingPage } from "./landing/page.ts";
import { APP_MARK } from "./look/icons.ts";
import { mailboxRouter } from "./mailbox/router.ts";
import { startSmtp } from "./mailbox/smtp.ts";
import { oauthRoutes } from "./oauth/routes.ts";
import { TokenStore } from "./oauth/tokens.ts";
import { appUrl, controlUrl, SHOP_DOMAIN, SHOP_TIME_ZONE, storefrontUrl, type Settings } from "./settings.ts";
import type { StandIn } from "./stand-in.ts";
import { storefrontApp } from "./storefront/app.ts";
import { handler } from "./storefront/handler.ts";
import { createTunnel } from "./tunnel.ts";
import { WebhookQueue } from "./webhooks/queue.ts";
import { webhookRoutes } from "./webhooks/routes.ts";
import { keepLiving, livingWorld } from "./living-world.ts";
import { seedCatalog } from "./world/catalog.ts";
import { Documents } from "./world/documents.ts";
import type { Shop } from "./world/types.ts";



/** Starts the local Shopify: control server, tunnel, storefront and mail server. Throws where a port is taken. */
export async function startStandIn(settings: Settings): Promise<{ standIn: StandIn; stop(): Promise<void> }> {
  const documents = new Documents(join(settings.dataDir, "world.db"));
  const standIn = createStandIn(settings, documents);
  const { world, storefrontUrl: shopUrl, app } = standIn;
  const storefront = createServer(storefrontApp(world, { appUrl: standIn.appUrl, apiSecret: app.apiSecret, shopDomain: SHOP_DOMAIN, storefrontUrl: shopUrl }));
  const tunnel = createTunnel({ target: `http://127.0.0.1:${settings.ports.app}`, controlUrl: standIn.controlUrl });
  const mailbox = mailboxRouter(world, { appUrl: standIn.appUrl, sendgridApiKey: settings.secrets.sendgridApiKey, eventPrivateKey: settings.secrets.eventPrivateKey });
  const control = createServer(controlApp(standIn, mailbox));
  const servers = [await listen(control, settings.ports.control), await listen(tunnel, settings.ports.tunnel), await listen(storefront, settings.ports.storefront)];
  const smtp = await startSmtp(world, settings.ports.smtp);
  standIn.webhooks.start();
  const rest = keepLiving(standIn);
  const stop = async (): Promise<void> => {
    rest();
    await Promise.all([...servers.map(close), smtp.close()]);
    mailbox.sender.close();
    await standIn.webhooks.close();
    documents.close();
  };
  return { standIn, stop };
}

function createStandIn(settings: Settings, documents: Documents): StandIn {
  const { ports, secrets } = settings;
  const manifest = readAppManifest(join(ROOT, "shopify.app.toml"));
  const clock = createClock(documents, SHOP_TIME_ZONE);
  seedCatalog(documents, SHOP_DOMAIN, clock.now());
  const webhooks = new WebhookQueue({
    documents,
    shop: SHOP_DOMAIN,
    secret: secrets.apiSecret,
    now: clock.now,
    destination(topic) {
      const subscription = manifest.subscriptions.find((one) => one.topic === topic);
      const heard = topic === "app/uninstalled" || isInstalled(documents, SHOP_DOMAIN);
      return subscription && heard ? { url: new URL(subscription.uri, appUrl(ports)).href, apiVersion: manifest.apiVersion } : null;
    },
  });
  const world = livingWorld({ documents, clock, emit: (topic, payload) => webhooks.emit(topic, payload) });
  return {
    world,
    clock,
    webhooks,
    manifest,
    tokens: new TokenStore(documents),
    app: { apiKey: secrets.apiKey, apiSecret: secrets.apiSecret },
    shopDomain: SHOP_DOMAIN,
    controlUrl: controlUrl(ports),
    appUrl: appUrl(ports),
    storefrontUrl: storefrontUrl(ports),
  };
}

/** Everything on the control port: pages for people, the Admin API and OAuth for the app. */
function controlApp(standIn: StandIn, mailbox: express.Router): express.Express {
  const { world, tokens } = standIn;
  const shop = (): Shop => world.documents.get<Shop>("shop", SHOP_DOMAIN) as Shop;
  const control = express();
  control.disable("x-powered-by");
  const script = (path: string, file: string): void => void control.get(path, (_request, response) => response.type("text/javascript").set("cache-control", "no-cache").send(readFileSync(new URL(file, import.meta.url), "utf8")));
  script("/app-bridge.js", "app-bridge/app-bridge.js");
  script("/frame.js", "admin-frame/frame.js");
  script("/clock-widget.js", "look/clock-widget.js");
  control.get("/icon.svg", (_request, response) => response.type("image/svg+xml").send(APP_MARK.html.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')));
  control.get("/healthz", (_request, response) => response.json({ ok: true }));
  control.get("/", (_request, response) => response.send(landingPage(standIn, shop())));
  control.get("/activity", (request, response) => {
    const since = Number(request.query.since ?? world.clock.now().getTime());
    response.set("cache-control", "no-store").json({ since, rows: activitySince(standIn, since) });
  });
  control.post("/install", handler(async (_request, response) => {
    const was = isInstalled(world.documents, SHOP_DOMAIN);
    const status = was ? 200 : await openAsMerchant(standIn);
    response.json({ installed: isInstalled(world.documents, SHOP_DOMAIN), status });
  }));
  control.use(mailbox);
  control.use(clockRoutes(standIn.clock));
  control.use(webhookRoutes(standIn.webhooks, () => shop().timeZone));
  control.use(adminApiRoutes({ ...world, shopDomain: SHOP_DOMAIN, storefrontUrl: standIn.storefrontUrl }, tokens));
  control.use(oauthRoutes({ app: standIn.app, tokens, scopes: () => standIn.manifest.scopes, knowsShop: (domain) => domain === SHOP_DOMAIN, onExchange: (domain) => markInstalled(world.documents, domain, world.clock.now()) }));
  control.use(adminRoutes(standIn));
  return control;
}

function listen(server: Server, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** As a process of its own: settings by the environment, stops with its supervisor. */
async function main(): Promise<void> {
  const { readSettings } = await import("./supervisor/settings-file.ts");
  const { stop } = await startStandIn(readSettings(HOME));
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    void stop().finally(() => process.exit(0));
  };
  process.on("SIGTERM", end).on("SIGINT", end).on("disconnect", end);
}

if (import.meta.main) await main();
