import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../../use-cases/ports/deps.ts";
import type { DeliveryEvent } from "../../use-cases/ports/rows.ts";
import { respond } from "../respond.ts";
import { createByteBudget } from "../webhooks/byte-budget.ts";
import { readBody } from "../webhooks/read-body.ts";

const MB = 1024 * 1024;
/** So many shops are no bug of one: the database is away, and asking it for each of the others only takes time. */
const ENOUGH_FAILURES = 3;

export interface EventDoorOptions {
  /** true when the provider signed these raw bytes */
  readonly verify: (signed: { readonly signature: string; readonly timestamp: string; readonly body: Buffer }) => boolean;
  /** what the body says; events that are not ours are left out */
  readonly read: (body: Buffer) => readonly { readonly shop: string; readonly event: DeliveryEvent }[];
  /** stores one shop's events; a repeat is a repeat */
  readonly record: (shop: string, events: readonly DeliveryEvent[]) => Promise<unknown>;
  readonly log: Log;
  readonly maxBytes?: number;
  readonly bodyTimeoutMs?: number;
}

/**
 * POST /events/sendgrid: the provider's signed event webhook. Age refuses nothing, for a provider retries for a day and
 * event ids make a replay harmless. 503 when the database fails, so that the provider retries.
 * Source: SendGrid, "Getting Started with the Event Webhook Security Features".
 */
export function createEventDoor({ verify, read, record, log, maxBytes = 5 * MB, bodyTimeoutMs = 20_000 }: EventDoorOptions): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const budget = createByteBudget(64 * MB);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "POST") return respond(response, 405, "Only POST.", { headers: { allow: "POST" }, close: true });
    const signature = request.headers["x-twilio-email-event-webhook-signature"];
    const timestamp = request.headers["x-twilio-email-event-webhook-timestamp"];
    if (typeof signature !== "string" || typeof timestamp !== "string") return respond(response, 401, "Not signed.", { close: true });
    const body = await readBody(request, { maxBytes, timeoutMs: bodyTimeoutMs, budget });
    if (!body.ok) return respond(response, body.reason === "too-large" ? 413 : body.reason === "no-room" ? 503 : 408, "The body was not taken.", { close: true });
    try {
      await keep(response, { signature, timestamp, body: body.bytes });
    } finally {
      budget.give(body.bytes.length);
    }
  }

  async function keep(response: ServerResponse, signed: { readonly signature: string; readonly timestamp: string; readonly body: Buffer }): Promise<void> {
    if (!isVerified(signed)) {
      log.warn({ door: "events", reason: "forged" }, "delivery events refused");
      return respond(response, 401, "The signature does not fit the body.");
    }
    if ((await recordAll(readable(signed.body))) === 0) respond(response, 200, "");
    else respond(response, 503, "Not kept; send them again.");
  }

  /** For how many shops the events could not be kept. One delivery holds events of many shops, and what one shop's bug refuses for ever must not cost the others theirs. */
  async function recordAll(events: ReturnType<typeof read>): Promise<number> {
    let failures = 0;
    for (const [shop, ofShop] of Map.groupBy(events, (one) => one.shop)) {
      if (failures === ENOUGH_FAILURES) break;
      try {
        await record(shop, ofShop.map((one) => one.event));
      } catch (error) {
        failures += 1;
        log.error({ door: "events", shop, error }, "delivery events not kept; they will be sent again");
      }
    }
    return failures;
  }

  /** a signature that is no signature at all makes some verifiers throw */
  function isVerified(signed: { readonly signature: string; readonly timestamp: string; readonly body: Buffer }): boolean {
    try {
      return verify(signed);
    } catch {
      return false;
    }
  }

  /** what the provider signed and we cannot read will not get better by being sent again */
  function readable(body: Buffer): ReturnType<typeof read> {
    try {
      return read(body);
    } catch (error) {
      log.warn({ door: "events", reason: "unreadable", error }, "delivery events left out");
      return [];
    }
  }

  return handle;
}
