import type { Readable } from "node:stream";
import nodemailer from "nodemailer";
import type { HandOffResult, Mailer, OutgoingMail } from "../../use-cases/ports/mailer.ts";
import { RETRY_DENIED_MS } from "./retry-after.ts";
import { safeReason } from "./safe-reason.ts";

const RETRY_MS = 60_000;

export interface SmtpOptions {
  /** smtp://user:password@host:port or smtps://… */
  readonly url: string;
  readonly connectMs?: number;
  /** longest silence of the server */
  readonly timeoutMs?: number;
}

/** A mailer with connections to close. */
export interface ClosableMailer extends Mailer {
  close(): void;
}

/** Hands mails to an SMTP server over a small pool of connections. */
export function createSmtpMailer({ url, connectMs = 10_000, timeoutMs = 60_000 }: SmtpOptions): ClosableMailer {
  // No silent second tries (maxRequeues): whether a mail may be tried again is decided here, by how far it got.
  const options = {
    url, pool: true as const, maxRequeues: 0, maxConnections: 5,
    connectionTimeout: connectMs, greetingTimeout: connectMs, dnsTimeout: connectMs, socketTimeout: timeoutMs,
    disableFileAccess: true, disableUrlAccess: true,
  };
  const transport = nodemailer.createTransport(options);
  const bodies = new WeakMap<object, Readable>();
  // The body is read only after the server has answered DATA with "go ahead", so an unread body was never sent.
  transport.use("stream", (mail, done) => {
    const { message } = mail;
    const create = message.createReadStream.bind(message);
    message.createReadStream = (streamOptions) => {
      const stream = create(streamOptions);
      bodies.set(progressOf(mail.data), stream);
      return stream;
    };
    done();
  });
  return {
    provider: "smtp",
    close: () => transport.close(),
    async handOff(mail) {
      const progress = {};
      try {
        const sent = await transport.sendMail(smtpMail(mail, progress));
        return { kind: "accepted", providerMessageId: sent.messageId };
      } catch (error) {
        return failure(error, bodies.get(progress)?.readableDidRead === true);
      }
    },
  };
}

function smtpMail(mail: OutgoingMail, progress: object) {
  return {
    from: { name: mail.from.name, address: mail.from.email },
    to: { name: mail.to.name ?? "", address: mail.to.email },
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: { ...mail.headers },
    messageId: `<${mail.messageId}@${mail.from.email.split("@").at(-1) ?? "localhost"}>`,
    progress,
  };
}

/** What ties a mail's options to its body; the plugin sees the options only. */
function progressOf(data: object): object {
  return "progress" in data && typeof data.progress === "object" && data.progress !== null ? data.progress : data;
}

/** Errors in which the server itself said no. */
const ANSWERED = new Set(["EENVELOPE", "EMESSAGE", "EAUTH"]);

function failure(error: unknown, bodyStarted: boolean): HandOffResult {
  const { code, responseCode, response, command } = error as { code?: unknown; responseCode?: unknown; response?: unknown; command?: unknown };
  const name = typeof code === "string" ? code : "the connection failed";
  const stage = typeof command === "string" && command !== "" ? ` at ${command}` : "";
  if (typeof responseCode === "number" && responseCode >= 400 && (ANSWERED.has(name) || !bodyStarted)) {
    const reason = `SMTP answered ${safeReason(typeof response === "string" ? response : String(responseCode))}`;
    if (responseCode >= 500 && isAboutUs(name, responseCode, command)) return denied(reason);
    return responseCode >= 500 ? { kind: "refused", reason } : { kind: "retry", reason, afterMs: RETRY_MS };
  }
  const reason = `SMTP: ${name}${stage}`;
  if (name === "EAUTH") return denied(reason);
  if (name === "EENVELOPE") return { kind: "refused", reason };
  return bodyStarted ? { kind: "unknown", reason } : { kind: "retry", reason, afterMs: RETRY_MS };
}

/** Whether the server refused our sign-in or our sender, and not this one mail: RFC 4954 (530 to 538), RFC 5321 (MAIL FROM). */
function isAboutUs(name: string, responseCode: number, command: unknown): boolean {
  return name === "EAUTH" || (responseCode >= 530 && responseCode <= 538) || command === "MAIL FROM";
}

function denied(reason: string): HandOffResult {
  return { kind: "retry", reason, afterMs: RETRY_DENIED_MS, denied: true };
}
