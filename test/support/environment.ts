import { createHash, generateKeyPairSync } from "node:crypto";

const sendgrid = generateKeyPairSync("ec", { namedCurve: "prime256v1" });

/** A throw-away key pair in the form that SendGrid's settings page shows. */
export const SENDGRID_PUBLIC_KEY = sendgrid.publicKey.export({ format: "der", type: "spki" }).toString("base64");
export const SENDGRID_PRIVATE_KEY = sendgrid.privateKey;
export const API_KEY = "0123456789abcdef0123456789abcdef";
export const API_SECRET = "test-secret";

/** The least that the app starts with, changed as given; `undefined` removes a variable. */
export function environment(changes: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  return {
    NODE_ENV: "test",
    SHOPIFY_API_KEY: API_KEY,
    SHOPIFY_API_SECRET: API_SECRET,
    SHOPIFY_APP_URL: "https://app.example.com",
    ENCRYPTION_KEY: createHash("sha256").update("only for tests").digest("base64"),
    SMTP_URL: "smtp://127.0.0.1:2525",
    ...changes,
  };
}
