import { createPrivateKey, randomBytes, sign, type KeyObject } from "node:crypto";
import type { Mail, MailEvent } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { allMails, mailOf, saveMail } from "./mails.ts";

/** SendGrid tries for a day; here the waits are short, then a minute each. Milliseconds of real time. */
const WAITS = [1_000, 2_000, 5_000, 10_000, 30_000];
const LAST_WAIT = 60_000;
const TRIES = 1_440;

/** ECDSA P-256 over timestamp and body, as SendGrid signs. `privateKey` is base64 DER (PKCS 8). */
export function signEvents(privateKey: KeyObject, timestamp: string, body: string): string {
  return sign("sha256", Buffer.from(timestamp + body), privateKey).toString("base64");
}

export const readPrivateKey = (base64: string): KeyObject => createPrivateKey({ key: Buffer.from(base64, "base64"), format: "der", type: "pkcs8" });

/** One event in the event webhook's shape. `timestamp` is business time. */
export function eventPayload(mail: Mail, event: MailEvent): object {
  const details: Record<string, object> = {
    delivered: { response: "250 2.0.0 OK" },
    bounce: { reason: "550 5.1.1 The email account that you tried to reach does not exist.", status: "5.1.1", type: "bounce", bounce_classification: "Invalid Address" },
    dropped: { reason: "Bounced Address" },
    deferred: { response: "451 4.7.1 Try again later", attempt: "1" },
  };
  return {
    email: mail.to.email,
    timestamp: Math.floor(Date.parse(event.at) / 1000),
    "smtp-id": `<${mail.id}@geopod-ismtpd-1>`,
    event: event.event,
    ...(mail.categories.length ? { category: mail.categories } : {}),
    sg_event_id: event.id,
    sg_message_id: `${mail.id}.recvd-1-1`,
    ...mail.customArgs,
    ...details[event.event],
  };
}

/** Sends a mail's events to the app, signed, again and again until it answers 2xx; what is undelivered survives a restart. */
export class EventSender {
  readonly #world: World;
  readonly #url: string;
  readonly #key: KeyObject;
  #timer: NodeJS.Timeout | null = null;
  #turn: Promise<void> = Promise.resolve();
  #failures = 0;
  #closed = false;

  constructor(world: World, options: { appUrl: string; eventPrivateKey: string }) {
    this.#world = world;
    this.#url = `${options.appUrl}/events/sendgrid`;
    this.#key = readPrivateKey(options.eventPrivateKey);
    this.#plan(0);
  }

  /** Notes what happened to a mail and tells the app. */
  happened(mailId: string, ...names: MailEvent["event"][]): void {
    const mail = mailOf(this.#world, mailId);
    if (!mail) return;
    for (const event of names) mail.events.push({ event, id: randomBytes(16).toString("base64url"), at: this.#world.clock.now().toISOString(), answered: null });
    saveMail(this.#world, mail);
    this.#failures = 0;
    this.#plan(0);
  }

  /** Resolves when what is pending now was tried once. */
  async settle(): Promise<void> {
    this.#plan(0);
    await new Promise((done) => setTimeout(done, 5));
    await this.#turn;
  }

  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  #plan(ms: number): void {
    if (this.#closed) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#turn = this.#turn.then(() => this.#deliver());
    }, ms);
    this.#timer.unref();
  }

  async #deliver(): Promise<void> {
    if (this.#closed) return;
    const pending = allMails(this.#world).reverse().flatMap((mail) => mail.events.filter((e) => !isTaken(e)).map((event) => ({ mail, event })));
    if (pending.length === 0) return;
    const answered = await this.#post(pending.slice(0, 100).map(({ mail, event }) => eventPayload(mail, event)));
    if (this.#closed) return;
    this.#note(pending.slice(0, 100).map(({ event }) => event.id), answered);
    if (answered >= 200 && answered < 300) this.#failures = 0;
    else this.#failures += 1;
    if (this.#failures < TRIES) this.#plan(this.#failures === 0 ? 0 : (WAITS[this.#failures - 1] ?? LAST_WAIT));
  }

  #note(ids: readonly string[], answered: number): void {
    for (const mail of allMails(this.#world)) {
      const mine = mail.events.filter((e) => ids.includes(e.id));
      for (const event of mine) event.answered = answered;
      if (mine.length) saveMail(this.#world, mail);
    }
  }

  /** The app's status; 0 where it could not be reached. Timestamp and signature are of real time. */
  async #post(events: object[]): Promise<number> {
    const body = `${JSON.stringify(events)}\r\n`;
    const timestamp = String(Math.floor(Date.now() / 1000));
    const headers = { "content-type": "application/json", "user-agent": "SendGrid Event API", "x-twilio-email-event-webhook-signature": signEvents(this.#key, timestamp, body), "x-twilio-email-event-webhook-timestamp": timestamp };
    try {
      const answer = await fetch(this.#url, { method: "POST", headers, body, redirect: "manual", signal: AbortSignal.timeout(10_000) });
      return answer.status;
    } catch {
      return 0;
    }
  }
}

export const isTaken = (event: MailEvent): boolean => event.answered !== null && event.answered >= 200 && event.answered < 300;
