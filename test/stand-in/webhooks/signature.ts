import { createHmac } from "node:crypto";

/** X-Shopify-Hmac-Sha256 of a webhook: base64 HMAC-SHA256 of the raw body with the app's secret. */
export function webhookHmac(body: string, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("base64");
}

/** Signature of an app proxy request: the parameters sorted as "key=value", repeated ones joined by a comma, without separator, hex HMAC-SHA256. */
export function proxySignature(parameters: URLSearchParams, secret: string): string {
  const keys = [...new Set(parameters.keys())].filter((key) => key !== "signature");
  const text = keys.map((key) => `${key}=${parameters.getAll(key).join(",")}`).sort().join("");
  return createHmac("sha256", secret).update(text).digest("hex");
}
