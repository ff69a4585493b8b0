import { randomUUID } from "node:crypto";
import express from "express";
import { handler } from "../storefront/handler.ts";
import type { TokenStore } from "../oauth/tokens.ts";
import { bulkText } from "./bulk/operations.ts";
import { answerAdminRequest, type AdminRequest } from "./execute.ts";
import { loadAdminSchema } from "./schema.ts";
import { Throttle } from "./throttle.ts";
import type { AdminWorld } from "./world-admin.ts";

/** POST /shops/SHOP/admin/api/2026-07/graphql.json. Reads the schema once, which takes a third of a second. */
export function adminApiRoutes(world: AdminWorld, tokens: TokenStore): express.Router {
  const schema = loadAdminSchema();
  const throttle = new Throttle();
  const router = express.Router();
  router.post("/shops/:shop/admin/api/:version/graphql.json", express.json({ limit: "5mb" }), handler(async (request, response) => {
    response.set("x-request-id", randomUUID());
    const { shop = "", version } = request.params;
    const token = tokens.read(request.get("x-shopify-access-token") ?? "");
    if (token?.shop !== shop) return void response.status(401).json({ errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" });
    if (version !== "2026-07") return void response.status(404).json({ errors: "Not Found" });
    response.set("x-shopify-api-version", version);
    const body = request.body as Partial<AdminRequest>;
    if (typeof body.query !== "string") return void response.status(400).json({ errors: { query: "Required parameter missing or invalid" } });
    response.json(await answerAdminRequest(schema, throttle, { ...world, shopDomain: shop }, token.scopes, { ...body, query: body.query }));
  }));
  router.get("/shops/:shop/bulk-operations/:file", (request, response) => {
    const text = bulkText(world, request.params.file.replace(/\.jsonl$/, ""));
    if (text === null) return void response.status(404).end();
    const bytes = Buffer.from(text);
    const from = Number(/^bytes=(\d+)-$/.exec(request.get("range") ?? "")?.[1] ?? -1);
    response.type("application/jsonl").set("accept-ranges", "bytes");
    if (from < 0) return void response.send(bytes);
    if (from >= bytes.length) return void response.status(416).set("content-range", `bytes */${bytes.length}`).end();
    response.status(206).set("content-range", `bytes ${from}-${bytes.length - 1}/${bytes.length}`).send(bytes.subarray(from));
  });
  return router;
}
