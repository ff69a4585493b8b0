import express from "express";
import { handler } from "../storefront/handler.ts";
import { webhooksPage } from "./page.ts";
import type { WebhookQueue } from "./queue.ts";

const ORDERS = ["first-first", "last-first", "shuffled"] as const;
const MOST_LOST = 1000;

/** /webhooks: the control page; /webhooks.json: the same for tests. Posts answer a form with the page, and anything else with JSON. */
export function webhookRoutes(queue: WebhookQueue, timeZone: () => string): express.Router {
  const router = express.Router();
  const read = [express.urlencoded({ extended: false }), express.json()];
  const done = (request: express.Request, response: express.Response, result: object): void => {
    if (request.is("json")) response.json(result);
    else response.redirect(303, "/webhooks");
  };
  router.get("/webhooks", (_request, response) => response.send(webhooksPage(queue, timeZone())));
  router.get("/webhooks.json", (_request, response) => response.json({ holding: queue.holding(), losing: queue.losing(), deliveries: queue.list() }));
  router.post("/webhooks/hold", read, (request: express.Request, response: express.Response) => {
    const on = (request.body as { on?: unknown }).on;
    queue.hold(on === true || on === "1");
    done(request, response, { holding: queue.holding() });
  });
  router.post("/webhooks/lose", read, (request: express.Request, response: express.Response) => {
    const count = Number((request.body as { count?: unknown }).count);
    if (!Number.isInteger(count) || count < 0 || count > MOST_LOST) return void response.status(400).json({ error: `count: allowed are whole numbers from 0 to ${MOST_LOST}` });
    queue.lose(count);
    done(request, response, { losing: queue.losing() });
  });
  router.post("/webhooks/release", read, handler(async (request, response) => {
    const order = ORDERS.find((one) => one === (request.body as { order?: unknown }).order);
    if (!order) return void response.status(400).json({ error: `order: allowed are ${ORDERS.join(", ")}` });
    done(request, response, { sent: await queue.release(order) });
  }));
  router.post("/webhooks/:id/send", read, handler(async (request, response) => {
    const times = Math.min(20, Math.max(1, Number((request.body as { times?: unknown }).times ?? 1)));
    const found = await queue.send(String(request.params.id), times);
    if (!found) return void response.status(404).json({ error: "no webhook has this id" });
    done(request, response, { sent: times });
  }));
  return router;
}
