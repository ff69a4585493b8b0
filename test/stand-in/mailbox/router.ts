import { readFileSync } from "node:fs";
import { Router, urlencoded, type Request, type Response } from "express";
import type { Mail, MailEvent, Shop } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { EventSender } from "./events.ts";
import { currentFault, readFault, setFault } from "./faults.ts";
import { allMails, mailOf, oneClickUrl, saveMail } from "./mails.ts";
import { mailList, mailboxPage, sandboxedMail, stateOf } from "./pages.ts";
import { SUPPRESSED, sendgridRoutes } from "./sendgrid.ts";

export interface MailboxOptions {
  /** the app's public address, where the provider's events go */
  readonly appUrl: string;
  readonly sendgridApiKey: string;
  /** base64 DER, PKCS 8; its public half is in the app's configuration */
  readonly eventPrivateKey: string;
}

/** The mailbox's router, and what must be stopped with it. */
export type MailboxRouter = Router & { readonly sender: EventSender };

const BUTTONS: readonly string[] = ["bounce", "spamreport", "unsubscribe", "deferred"] satisfies MailEvent["event"][];
const isButton = (text: unknown): text is MailEvent["event"] => typeof text === "string" && BUTTONS.includes(text);

/** /mailbox (pages), /sendgrid/v3/mail/send (SendGrid's HTTP shape) and the events that go back to the app. */
export function mailboxRouter(world: World, options: MailboxOptions): MailboxRouter {
  const sender = new EventSender(world, options);
  const router = Router();
  const zone = (): string => world.documents.list<Shop>("shop")[0]?.timeZone ?? "UTC";
  const form = urlencoded({ extended: false });
  sendgridRoutes(router, world, sender, options.sendgridApiKey);
  router.get("/mailbox", (_req, res) => void res.send(mailboxPage(world, zone(), null)));
  router.get("/mailbox/mailbox.css", (_req, res) => void res.type("css").send(readFileSync(new URL("mailbox.css", import.meta.url), "utf8")));
  router.get("/mailbox/mailbox.js", (_req, res) => void res.type("text/javascript").send(readFileSync(new URL("mailbox.js", import.meta.url), "utf8")));
  router.get("/mailbox/state", (req, res) => void res.set("cache-control", "no-store").json({ state: stateOf(world), list: mailList(world, zone(), String(req.query.open ?? "")).html }));
  router.get("/mailbox/mails.json", (_req, res) => void res.json(allMails(world)));
  router.post("/mailbox/faults", form, (req, res) => {
    setFault(world.documents, readFault(req.body));
    res.redirect(303, "/mailbox");
  });
  router.get("/mailbox/faults", (_req, res) => void res.json(currentFault(world.documents)));
  router.get("/mailbox/:id", open(world, (mail, _req, res) => {
    if (!mail.read) saveMail(world, { ...mail, read: true });
    res.send(mailboxPage(world, zone(), mail));
  }));
  router.get("/mailbox/:id/html", open(world, (mail, _req, res) => {
    res.set("content-security-policy", "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src * data:; style-src 'unsafe-inline' *; font-src *");
    res.type("html").send(sandboxedMail(mail));
  }));
  router.get("/mailbox/:id/raw", open(world, (mail, _req, res) => void res.type("text/plain; charset=utf-8").send(mail.raw)));
  router.post("/mailbox/:id/event", form, open(world, (mail, req, res) => {
    const { event } = req.body as { event?: unknown };
    if (isButton(event)) {
      if (event !== "deferred") world.documents.put(SUPPRESSED, mail.to.email.toLowerCase(), { event, at: world.clock.now().toISOString() });
      sender.happened(mail.id, event);
    }
    res.redirect(303, `/mailbox/${mail.id}`);
  }));
  router.post("/mailbox/:id/one-click", open(world, async (mail, _req, res) => {
    const url = oneClickUrl(mail);
    if (url) saveMail(world, { ...mail, read: true, oneClick: { at: world.clock.now().toISOString(), status: await pressOneClick(url) } });
    res.redirect(303, `/mailbox/${mail.id}`);
  }));
  return Object.assign(router, { sender });
}

function open(world: World, work: (mail: Mail, req: Request, res: Response) => Promise<void> | void) {
  return (req: Request, res: Response, next: (error: unknown) => void): void => {
    const mail = mailOf(world, String(req.params.id));
    if (!mail) return void res.redirect("/mailbox");
    Promise.resolve(work(mail, req, res)).catch(next);
  };
}

/** As a mailbox provider does it (RFC 8058): a POST without cookies that follows no redirect. Null where nobody answers. */
async function pressOneClick(url: string): Promise<number | null> {
  try {
    const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: "List-Unsubscribe=One-Click", redirect: "manual", credentials: "omit", signal: AbortSignal.timeout(10_000) });
    return answer.status;
  } catch {
    return null;
  }
}
