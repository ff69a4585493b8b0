import { expect, it } from "vitest";
import { proxySignature, webhookHmac } from "./signature.ts";

// The two vectors of Shopify's own documentation and tests, secret "hush".
const query = (customerId: string): URLSearchParams =>
  new URLSearchParams(`extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=${customerId}&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555`);

it("signs app proxy requests as Shopify does", () => {
  expect(proxySignature(query("1"), "hush")).toBe("4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb");
  expect(proxySignature(query(""), "hush")).toBe("e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb");
});

it("leaves a signature that is already there out of the text it signs", () => {
  const signed = query("1");
  signed.set("signature", "whatever");
  expect(proxySignature(signed, "hush")).toBe(proxySignature(query("1"), "hush"));
});

it("signs webhook bodies as bytes (RFC 4231, test case 2)", () => {
  expect(Buffer.from(webhookHmac("what do ya want for nothing?", "Jefe"), "base64").toString("hex")).toBe("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
});
