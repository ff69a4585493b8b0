import type { Application } from "../composition.server.ts";
import { readSendGridEvents, verifySendGridSignature } from "../adapters/mail/sendgrid-events.ts";
import { recordDeliveryEvents } from "../use-cases/record-delivery-event.ts";
import type { SystemStore } from "../use-cases/ports/system-store.ts";
import { createEventDoor } from "./events/door.ts";
import { respondHealth } from "./health.ts";
import { type Counters, createCounters } from "./metrics/counters.ts";
import { createMetricsDoor } from "./metrics/door.ts";
import { respond } from "./respond.ts";
import type { Doors } from "./web/server.ts";
import { createWebhookDoor } from "./webhooks/door.ts";
import type { Worker } from "./worker.ts";

/** The addresses that are answered before any framework. */
export interface AppDoors {
  readonly all: Doors;
  /** what a process without web answers */
  readonly health: Doors;
  /** on a port of their own, not for the public */
  readonly metrics: Doors;
  /** resolves when every webhook that was taken has been committed or refused */
  idle(): Promise<void>;
}

/** Ties the doors to the wired application. */
export function createDoors(app: Application, { worker, startedAt }: { readonly worker: Worker | null; readonly startedAt: Date }): AppDoors {
  const counters = createCounters();
  const { apiSecret, apiSecretPrevious } = app.config.shopify;
  const webhooks = createWebhookDoor({ system: counted(app, counters), secrets: apiSecretPrevious ? [apiSecret, apiSecretPrevious] : [apiSecret], log: app.log });
  const health: Doors = {
    "/healthz": async (request, response) => {
      if (request.method !== "GET" && request.method !== "HEAD") return respond(response, 405, "Only GET.", { headers: { allow: "GET, HEAD" }, close: true });
      await respondHealth({ system: app.system, worker, startedAt }, response);
    },
  };
  const metrics: Doors = { "/metrics": createMetricsDoor({ system: app.system, counters, tokenRenewals: app.tokenRenewals, log: app.log }) };
  return { health, metrics, all: { ...health, "/webhooks": webhooks.handle, ...sendGridDoor(app) }, idle: () => webhooks.idle() };
}

/** The inbox, with what became of each batch counted. */
function counted({ system }: Application, counters: Counters): Pick<SystemStore, "appendInbox"> {
  return {
    async appendInbox(webhooks) {
      try {
        const fresh = await system.appendInbox(webhooks);
        counters.add("lastmile_webhooks_kept_total", fresh);
        counters.add("lastmile_webhooks_repeated_total", webhooks.length - fresh);
        return fresh;
      } catch (error) {
        counters.add("lastmile_webhook_commits_failed_total");
        throw error;
      }
    },
  };
}

function sendGridDoor(app: Application): Doors {
  const { sendgrid } = app.config.mail;
  if (!sendgrid) return {};
  return {
    "/events/sendgrid": createEventDoor({
      verify: (signed) => verifySendGridSignature({ publicKey: sendgrid.eventPublicKey, ...signed }),
      read: readSendGridEvents,
      record: (shop, events) => recordDeliveryEvents(app, shop, events),
      log: app.log,
    }),
  };
}
