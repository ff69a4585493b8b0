import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:https";
import type { IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWebhooks, type WebhooksInput } from "../../../app/adapters/outbound/webhooks.ts";
import { isPublicAddress } from "../../../app/adapters/outbound/public-address.ts";
import type { WebhookAnswer, WebhookBody } from "../../../app/use-cases/ports/outbound-webhooks.ts";
import { TEST_CERTIFICATE, TEST_KEY } from "./certificate.ts";

const BODY: WebhookBody = { shop: "a.myshopify.com", campaign: { id: "c", name: "Café" }, step: "tell", customerId: "7", checkoutId: null, orderId: "9001", idempotencyKey: "key-1", at: "2026-06-01T12:00:00.000Z" };
const received: { readonly headers: IncomingHttpHeaders; readonly body: string; readonly path: string }[] = [];
let server: Server;
let port: number;
/** what the server does; null: it never answers */
let status: number | null = 200;

beforeEach(async () => {
  received.length = 0;
  status = 200;
  server = createServer({ key: TEST_KEY, cert: TEST_CERTIFICATE }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8"), path: request.url ?? "" });
      if (status !== null) response.writeHead(status, { location: "/elsewhere" }).end("x".repeat(10_000));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function webhooks(change: Partial<WebhooksInput> = {}) {
  return createWebhooks({ key: Buffer.alloc(32, 5), allowedHosts: [`hooks.example:${port}`], resolve: async () => [{ address: "127.0.0.1", family: 4 }], ca: TEST_CERTIFICATE, ...change });
}

describe("a call of a merchant's address", () => {
  test("carries its body, signed with the shop's secret, and a key to tell repetitions by", async () => {
    const out = webhooks();
    expect(await out.call(`https://hooks.example:${port}/in?x=1`, BODY)).toBe("done");
    const [call] = received;
    expect(JSON.parse(call!.body)).toEqual(BODY);
    expect(call!.path).toBe("/in?x=1");
    expect(call!.headers["idempotency-key"]).toBe("key-1");
    expect(call!.headers["lastmile-signature"]).toBe(`sha256=${createHmac("sha256", out.secretOf(BODY.shop)).update(call!.body).digest("hex")}`);
    expect(out.secretOf("b.myshopify.com")).not.toBe(out.secretOf(BODY.shop));
  });

  test("means what the answer says, and follows no redirect", async () => {
    const answers: [number, WebhookAnswer][] = [[204, "done"], [302, "declined"], [308, "declined"], [404, "declined"], [410, "declined"], [408, "again"], [429, "again"], [500, "again"], [503, "again"]];
    for (const [said, meant] of answers) {
      status = said;
      expect(await webhooks().call(`https://hooks.example:${port}/`, BODY), String(said)).toBe(meant);
    }
    expect(received.map((one) => one.path)).toEqual(answers.map(() => "/"));
  });

  test("ends when its time is over, or nobody is there, or the certificate is another's", async () => {
    status = null;
    expect(await webhooks({ timeoutMs: 200 }).call(`https://hooks.example:${port}/`, BODY)).toBe("again");
    expect(await webhooks({ allowedHosts: [`other.example:${port}`] }).call(`https://other.example:${port}/`, BODY)).toBe("again");
    expect(await webhooks({ resolve: () => Promise.reject(new Error("ENOTFOUND")) }).call(`https://hooks.example:${port}/`, BODY)).toBe("again");
    expect(await webhooks({ resolve: async () => [] }).call(`https://hooks.example:${port}/`, BODY)).toBe("again");
  });

  test("is refused where any of the name's addresses is not public, whatever the others are", async () => {
    const resolve = async () => [{ address: "93.184.216.34", family: 4 }, { address: "169.254.169.254", family: 4 }];
    expect(await webhooks({ allowedHosts: [], resolve }).call(`https://hooks.example:${port}/`, BODY)).toBe("refused");
    expect(await webhooks({ allowedHosts: [] }).call(`https://hooks.example:${port}/`, BODY)).toBe("refused");
    expect(await webhooks({ allowedHosts: ["hooks.example:1"] }).call(`https://hooks.example:${port}/`, BODY)).toBe("refused");
    expect(received).toEqual([]);
  });

  test("goes by HTTPS alone, and to the address as it was looked up the first time", async () => {
    let asked = 0;
    const resolve = async () => [{ address: (asked += 1) === 1 ? "127.0.0.1" : "10.0.0.1", family: 4 }];
    expect(await webhooks({ resolve }).call(`https://hooks.example:${port}/`, BODY)).toBe("done");
    expect(asked).toBe(1);
    for (const url of [`http://hooks.example:${port}/`, `https://user:pass@hooks.example:${port}/`, "ftp://hooks.example/", "nonsense"]) expect(await webhooks().call(url, BODY), url).toBe("refused");
  });

  test("knows addresses that are written as numbers", async () => {
    for (const host of ["127.0.0.1", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "169.254.169.254"]) {
      const { resolve: _resolve, ...input } = { key: Buffer.alloc(32, 5), allowedHosts: [], resolve: null };
      expect(await createWebhooks(input).call(`https://${host}:${port}/`, BODY), host).toBe("refused");
    }
  });
});

test("public addresses are told from all others", () => {
  for (const open of ["8.8.8.8", "93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111"]) expect(isPublicAddress(open), open).toBe(true);
  for (const closed of ["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "2001:db8::1", "2001::1", "2002:7f00:1::", "3fff::1", "not an address"]) expect(isPublicAddress(closed), closed).toBe(false);
});
