import { randomBytes } from "node:crypto";
import { ENVIRONMENT, FLAGS } from "./production.ts";
import { type BenchServer, startServer } from "./server.ts";

export const SECRET = "bench-secret";
export const KEY = "bench";
export const SHOP = "bench.myshopify.com";

/** The product's own entry point, with the role given, on a database that others may share. */
export function startProduct(databaseUrl: string, role: "web" | "worker" | "all", changes: Readonly<Record<string, string>> = {}): Promise<BenchServer> {
  return startServer("app/server/main.ts", {
    ...ENVIRONMENT, NODE_ENV: "production", HOST: "127.0.0.1", PORT: "0", ROLE: role, DATABASE_URL: databaseUrl, SHOPIFY_API_KEY: KEY, SHOPIFY_API_SECRET: SECRET,
    SHOPIFY_APP_URL: "https://app.example.com", ENCRYPTION_KEY: randomBytes(32).toString("base64"), SMTP_URL: "smtp://127.0.0.1:1", ...changes,
  }, FLAGS);
}
