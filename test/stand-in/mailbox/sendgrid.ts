import { timingSafeEqual } from "node:crypto";
import { text, type Request, type Response, type Router } from "express";
import type { World } from "../world/world.ts";
import type { EventSender } from "./events.ts";
import { currentFault, readFault, setFault, takeFault } from "./faults.ts";
import { mailsOf, newMessageId, receive } from "./mails.ts";
import type { SendRequest } from "./sendgrid-request.ts";
import { problemsOf } from "./sendgrid-request.ts";

/** Addresses that SendGrid no longer mails: they bounced, complained or unsubscribed there. */
export const SUPPRESSED = "sendgrid-suppression";

const fail = (res: Response, status: number, message: string): void => void res.status(status).json({ errors: [{ message, field: null, help: null }] });

/** SendGrid's mail send address, as strict as SendGrid, and the way to make it fail on purpose. */
export function sendgridRoutes(router: Router, world: World, sender: EventSender, apiKey: string): void {
  router.post("/sendgrid/v3/mail/send", text({ type: () => true, limit: "30mb" }), (req, res, next) => void send(world, sender, apiKey, req, res).catch(next));
  router.get("/sendgrid/faults", (_req, res) => res.json(currentFault(world.documents)));
  router.post("/sendgrid/faults", text({ type: "application/json" }), (req, res) => {
    setFault(world.documents, readFault(JSON.parse(typeof req.body === "string" && req.body ? req.body : "null")));
    res.json(currentFault(world.documents));
  });
}

async function send(world: World, sender: EventSender, apiKey: string, req: Request, res: Response): Promise<void> {
  if (!knows(apiKey, req.headers.authorization)) return fail(res, 401, "The provided authorization grant is invalid, expired, or revoked");
  if (!req.is("application/json")) return fail(res, 415, "Content-Type should be application/json.");
  const fault = takeFault(world.documents);
  if (fault?.kind === "rate-limited") {
    res.set({ "retry-after": String(fault.retryAfter), "x-ratelimit-limit": "600", "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(Math.floor(Date.now() / 1000) + fault.retryAfter) });
    return fail(res, 429, "too many requests");
  }
  if (fault?.kind === "server-error") return fail(res, 500, "internal server error");
  const body = parse(req.body);
  if (body === undefined) return fail(res, 400, "Bad Request");
  const problems = problemsOf(body);
  if (problems.length) return void res.status(400).json({ errors: problems });
  const request = body as SendRequest;
  if (request.mail_settings?.sandbox_mode?.enable) return void res.status(200).end();
  const id = newMessageId();
  for (const mail of await mailsOf(request, id, world.clock.now())) {
    receive(world, mail);
    const suppressed = world.documents.get(SUPPRESSED, mail.to.email.toLowerCase()) !== null;
    sender.happened(mail.id, ...(suppressed ? (["dropped"] as const) : (["processed", "delivered"] as const)));
  }
  if (fault?.kind === "accept-then-hang") return;
  res.status(202).set("x-message-id", id).end();
}

function knows(apiKey: string, header: string | undefined): boolean {
  const given = Buffer.from(header ?? "");
  const wanted = Buffer.from(`Bearer ${apiKey}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function parse(body: unknown): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    return undefined;
  }
}
