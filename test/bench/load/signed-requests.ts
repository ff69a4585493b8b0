import { createHmac, randomUUID } from "node:crypto";

export interface Delivery {
  readonly shop: string;
  readonly topic: string;
  readonly body: Buffer;
}

/** Makes signed deliveries as Shopify sends them, each with an id of its own. Signatures are made beforehand, so that load is cheap. */
export function signedRequests(deliveries: readonly Delivery[], secret: string): () => readonly Buffer[] {
  const prepared = deliveries.map(({ shop, topic, body }) => {
    const head = [
      "POST /webhooks HTTP/1.1", "host: 127.0.0.1", "content-type: application/json", `content-length: ${body.length}`, "user-agent: Shopify-Captain-Hook",
      `x-shopify-topic: ${topic}`, `x-shopify-shop-domain: ${shop}`, "x-shopify-api-version: 2026-07", `x-shopify-triggered-at: ${new Date().toISOString()}`,
      `x-shopify-hmac-sha256: ${createHmac("sha256", secret).update(body).digest("base64")}`,
    ].join("\r\n");
    return { head, body };
  });
  const run = randomUUID();
  let sent = 0;
  return () => {
    const { head, body } = prepared[sent % prepared.length]!;
    sent += 1;
    return [Buffer.from(`${head}\r\nx-shopify-webhook-id: ${run}-${sent}\r\nx-shopify-event-id: ${run}-${sent}\r\n\r\n`, "latin1"), body];
  };
}
