import type { Application } from "../composition.server.ts";
import { readSendGridEvents, verifySendGridSignature } from "../adapters/mail/sendgrid-events.ts";
import { recordDeliveryEvents } from "../use-cases/record-delivery-event.ts";
import { createEventDoor } from "./events/door.ts";
import { respondHealth } from "./health.ts";
import { respond } from "./respond.ts";
import type { Doors } from "./web/server.ts";
import { createWebhookDoor } from "./webhooks/door.ts";
import type { Worker } from "./worker.ts";

/** The addresses that are answered before any framework. */
export interface AppDoors {
  readonly all: Doors;
  /** what a process without web answers */
  readonly health: Doors;
  /** resolves when every webhook that was taken has been committed or refused */
  idle(): Promise<void>;
}

/** Ties the doors to the wired application. */
export function createDoors(app: Application, { worker, startedAt }: { readonly worker: Worker | null; readonly startedAt: Date }): AppDoors {
  const { apiSecret, apiSecretPrevious } = app.config.shopify;
  const webhooks = createWebhookDoor({ system: app.system, secrets: apiSecretPrevious ? [apiSecret, apiSecretPrevious] : [apiSecret], log: app.log });
  const health: Doors = {
    "/healthz": async (request, response) => {
      if (request.method !== "GET" && request.method !== "HEAD") return respond(response, 405, "Only GET.", { headers: { allow: "GET, HEAD" }, close: true });
      await respondHealth({ system: app.system, worker, startedAt }, response);
    },
  };
  return { health, all: { ...health, "/webhooks": webhooks.handle, ...sendGridDoor(app) }, idle: () => webhooks.idle() };
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
