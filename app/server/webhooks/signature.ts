import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * True when `signature` is the base64 HMAC-SHA256 of the raw body with one of the secrets (two during a rotation).
 * Every secret is tried in full, in constant time; anything but the exact base64 text is refused.
 * Source: Shopify, "Deliver webhooks through HTTPS", X-Shopify-Hmac-Sha256.
 */
export function isSignedBy(secrets: readonly string[], body: Buffer, signature: string): boolean {
  const given = Buffer.from(signature, "latin1");
  let valid = false;
  for (const secret of secrets) {
    const expected = Buffer.from(createHmac("sha256", secret).update(body).digest("base64"), "latin1");
    if (given.length === expected.length && timingSafeEqual(given, expected)) valid = true;
  }
  return valid;
}
