import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../../use-cases/ports/deps.ts";
import type { IncomingWebhook, SystemStore } from "../../use-cases/ports/system-store.ts";
import { respond } from "../respond.ts";
import { createByteBudget } from "./byte-budget.ts";
import { createGroupCommit } from "./group-commit.ts";
import { readWebhookHeaders } from "./headers.ts";
import { type Body, readBody } from "./read-body.ts";
import { isSignedBy } from "./signature.ts";

const MB = 1024 * 1024;

export interface WebhookDoorOptions {
  readonly system: Pick<SystemStore, "appendInbox">;
  /** the app's secret, and the one before it during a rotation */
  readonly secrets: readonly string[];
  readonly log: Log;
  /** one body; Shopify's largest are far below */
  readonly maxBytes?: number;
  /** all bodies in memory */
  readonly maxHeldBytes?: number;
  readonly maxWaiting?: number;
  /** Shopify waits five seconds for the whole answer */
  readonly bodyTimeoutMs?: number;
  readonly commitTimeoutMs?: number;
}

export interface WebhookDoor {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** resolves when every webhook that was taken has been committed or refused */
  idle(): Promise<void>;
}

const REFUSALS = {
  "too-large": [413, "The body is too large."],
  "too-slow": [408, "The body did not arrive in time."],
  "no-room": [503, "Too many webhooks at once; try again."],
  aborted: [400, "The body ended early."],
} as const satisfies Record<Extract<Body, { ok: false }>["reason"], readonly [number, string]>;

/**
 * POST /webhooks: verify the raw bytes, append them durably, answer. 200 only after the commit; 503 when the database
 * fails or the queue is full, so that Shopify retries; the meaning is worked out later, from the inbox.
 * Neither bodies nor addresses are ever logged.
 */
export function createWebhookDoor(options: WebhookDoorOptions): WebhookDoor {
  const { system, secrets, log, maxBytes = 5 * MB, maxHeldBytes = 128 * MB, maxWaiting = 5_000, bodyTimeoutMs = 10_000, commitTimeoutMs = 4_500 } = options;
  const budget = createByteBudget(maxHeldBytes);
  const inbox = createGroupCommit<IncomingWebhook>({ commit: (batch) => system.appendInbox(batch), maxBatch: 500, maxWaiting, weigh: (webhook) => webhook.body.length, maxWeight: 16 * MB });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "POST") return respond(response, 405, "Only POST.", { headers: { allow: "POST" }, close: true });
    const signature = request.headers["x-shopify-hmac-sha256"];
    if (typeof signature !== "string" || signature === "") return respond(response, 401, "Not signed.", { close: true });
    const body = await readBody(request, { maxBytes, timeoutMs: bodyTimeoutMs, budget });
    if (!body.ok) {
      log.warn({ door: "webhooks", reason: body.reason }, "webhook refused");
      const [status, text] = REFUSALS[body.reason];
      return respond(response, status, text, { close: true });
    }
    if (!isSignedBy(secrets, body.bytes, signature)) {
      budget.give(body.bytes.length);
      log.warn({ door: "webhooks", reason: "forged" }, "webhook refused");
      return respond(response, 401, "The signature does not fit the body.");
    }
    await keep(request, response, body.bytes);
  }

  async function keep(request: IncomingMessage, response: ServerResponse, bytes: Buffer): Promise<void> {
    const headers = readWebhookHeaders(request.headers);
    if (!headers.ok) {
      budget.give(bytes.length);
      log.warn({ door: "webhooks", reason: "header", header: headers.header }, "webhook refused");
      return respond(response, 400, `${headers.header} is missing or not as Shopify sends it.`);
    }
    const committed = inbox.add({ ...headers.meta, body: bytes }).finally(() => budget.give(bytes.length));
    try {
      await within(commitTimeoutMs, committed);
      respond(response, 200, "");
    } catch (error) {
      log.error({ door: "webhooks", topic: headers.meta.topic, error: nameOf(error) }, "webhook not kept; it will be sent again");
      respond(response, 503, "Not kept; send it again.", { headers: { "retry-after": "5" } });
    }
  }

  return { handle, idle: () => inbox.idle() };
}

/** Rejects when the promise takes longer; the promise itself goes on, and a late commit is harmless: the retry is a repeat. */
async function within(ms: number, promise: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DOMException("the database took too long", "TimeoutError")), ms);
  });
  try {
    await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => {});
  }
}

/** An error of the database may quote values: only its name and code leave here. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  return `${error.name}${code}`;
}
