import { createHmac } from "node:crypto";
import { lookup } from "node:dns/promises";
import { request } from "node:https";
import type { LookupFunction } from "node:net";
import type { OutboundWebhooks, WebhookAnswer, WebhookBody } from "../../use-cases/ports/outbound-webhooks.ts";
import { isPublicAddress } from "./public-address.ts";

const TIMEOUT_MS = 10_000;

interface Resolved {
  readonly address: string;
  readonly family: number;
}

export interface WebhooksInput {
  /** the key from which each shop's secret is made */
  readonly key: Buffer;
  /** HOST or HOST:PORT that may be called though they are not public */
  readonly allowedHosts: readonly string[];
  readonly resolve?: (host: string) => Promise<readonly Resolved[]>;
  /** certificates that are trusted besides the usual ones, in PEM */
  readonly ca?: string;
  readonly timeoutMs?: number;
}

/**
 * Calls the addresses that merchants choose, by HTTPS alone. The name is resolved first; each of its addresses must be of
 * the public internet, and the connection goes to the very address that was checked, so that a name cannot answer
 * differently in between. Redirects are not followed, answers are not read. The body is signed with the shop's secret:
 * `Lastmile-Signature: sha256=…` is its HMAC-SHA-256 in hexadecimal.
 */
export function createWebhooks(input: WebhooksInput): OutboundWebhooks {
  const secretOf = (shop: string): string => createHmac("sha256", input.key).update(`lastmile webhook v1\n${shop}`).digest("hex");
  return {
    secretOf,
    async call(address, body) {
      const url = URL.parse(address);
      if (url?.protocol !== "https:" || url.username !== "" || url.password !== "") return "refused";
      const found = await find(url, input);
      if (typeof found === "string") return found;
      return post(url, found, signed(body, secretOf(body.shop)), input);
    },
  };
}

async function find(url: URL, { allowedHosts, resolve = resolveAll }: WebhooksInput): Promise<Resolved | WebhookAnswer> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  let found: readonly Resolved[];
  try {
    found = await resolve(host);
  } catch {
    return "again";
  }
  const [first] = found;
  if (!first) return "again";
  const allowed = allowedHosts.includes(url.host) || allowedHosts.includes(url.hostname);
  return allowed || found.every((one) => isPublicAddress(one.address)) ? first : "refused";
}

function resolveAll(host: string): Promise<readonly Resolved[]> {
  return lookup(host, { all: true });
}

function signed(body: WebhookBody, secret: string): { readonly text: string; readonly headers: Readonly<Record<string, string>> } {
  const text = JSON.stringify(body);
  return {
    text,
    headers: {
      "content-type": "application/json", "content-length": String(Buffer.byteLength(text)), "user-agent": "Lastmile", "idempotency-key": body.idempotencyKey,
      "lastmile-signature": `sha256=${createHmac("sha256", secret).update(text).digest("hex")}`,
    },
  };
}

function post(url: URL, { address, family }: Resolved, { text, headers }: ReturnType<typeof signed>, { ca, timeoutMs = TIMEOUT_MS }: WebhooksInput): Promise<WebhookAnswer> {
  const pinned: LookupFunction = (_host, options, done) => (options.all ? done(null, [{ address, family }]) : done(null, address, family));
  return new Promise((resolve) => {
    const outgoing = request(url, { method: "POST", headers, lookup: pinned, agent: false, signal: AbortSignal.timeout(timeoutMs), ...(ca === undefined ? {} : { ca }) }, (answer) => {
      resolve(meaningOf(answer.statusCode ?? 0));
      answer.on("error", () => {});
      answer.destroy();
    });
    outgoing.on("error", () => resolve("again"));
    outgoing.end(text);
  });
}

function meaningOf(status: number): WebhookAnswer {
  if (status >= 200 && status < 300) return "done";
  return status >= 500 || status === 408 || status === 425 || status === 429 ? "again" : "declined";
}
