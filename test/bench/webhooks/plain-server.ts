// The plain way, as Shopify's Remix template has it: Express, a Remix action, authenticate.webhook, and one Prisma upsert of the
// payload under its delivery id, so that a repeat changes nothing. (The table is one of ours that has a key and a JSON column.)
import "@shopify/shopify-app-remix/adapters/node";
import type { AddressInfo } from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import { createRequestHandler } from "@remix-run/express";
import type { ActionFunctionArgs, ServerBuild } from "@remix-run/node";
import { ApiVersion } from "@shopify/shopify-api";
import { AppDistribution, LogSeverity, shopifyApp } from "@shopify/shopify-app-remix/server";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import express from "express";
import { PrismaClient } from "../../../app/generated/prisma/client.ts";

const { DATABASE_URL = "", SHOPIFY_API_SECRET = "", BENCH_SHOP = "" } = process.env;
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: DATABASE_URL, max: 10 }) });
await prisma.session.upsert({
  where: { id: `offline_${BENCH_SHOP}` },
  create: { id: `offline_${BENCH_SHOP}`, shop: BENCH_SHOP, state: "", scope: "read_orders", accessToken: "bench" },
  update: {},
});
const shopify = shopifyApp({
  apiKey: "bench", apiSecretKey: SHOPIFY_API_SECRET, appUrl: "http://localhost", apiVersion: ApiVersion.July26, scopes: ["read_orders"], authPathPrefix: "/auth",
  // the storage's own types know the client of @prisma/client only
  sessionStorage: new PrismaSessionStorage(prisma as never), distribution: AppDistribution.AppStore, future: { unstable_newEmbeddedAuthStrategy: true }, logger: { level: LogSeverity.Error },
});

async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { shop, topic, webhookId, payload } = await shopify.authenticate.webhook(request);
  await prisma.deliveryEvent.upsert({
    where: { shop_eventId: { shop, eventId: webhookId } },
    create: { shop, eventId: webhookId, messageId: topic, kind: "processed", at: new Date(), detail: payload },
    update: {},
  });
  return new Response();
}

const route = { hasAction: true, hasLoader: false, hasClientAction: false, hasClientLoader: false, hasErrorBoundary: false, module: "" };
const build: ServerBuild = {
  entry: { module: { default: () => new Response("there are no pages", { status: 404 }) } },
  routes: { webhooks: { id: "webhooks", path: "webhooks", module: { action, default: undefined as never } } },
  assets: { entry: { imports: [], module: "" }, routes: { webhooks: { id: "webhooks", path: "webhooks", ...route } }, url: "", version: "1" },
  publicPath: "/", assetsBuildDirectory: "build/client", future: {} as ServerBuild["future"], isSpaMode: false, mode: "production",
};
const app = express();
const handle = createRequestHandler({ build, mode: "production" });
app.all("*", (request, response, next) => void handle(request, response, next));
const server = app.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ listening: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })));
process.on("SIGTERM", () => process.exit(0));
