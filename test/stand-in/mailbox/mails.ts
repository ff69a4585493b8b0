import { randomBytes } from "node:crypto";
import nodemailer from "nodemailer";
import type { Mail } from "../world/types.ts";
import type { World } from "../world/world.ts";
import type { Address, Personalization, SendRequest } from "./sendgrid-request.ts";

/** What a mail becomes before it has travelled. */
export type NewMail = Omit<Mail, "receivedAt" | "events" | "read" | "oneClick">;

export const newMessageId = (): string => randomBytes(16).toString("base64url");

/** Puts a mail into the mailbox, dated in business time. */
export function receive(world: World, mail: NewMail): Mail {
  const whole: Mail = { ...mail, receivedAt: world.clock.now().toISOString(), events: [], read: false, oneClick: null };
  world.documents.put("mail", whole.id, whole);
  return whole;
}

export const mailOf = (world: World, id: string): Mail | null => world.documents.get<Mail>("mail", id);
export const saveMail = (world: World, mail: Mail): void => world.documents.put("mail", mail.id, mail);
/** Newest first. */
export const allMails = (world: World): Mail[] => world.documents.list<Mail>("mail").reverse();

/** The first header of that name, without regard to case. */
export function headerOf(mail: Pick<Mail, "headers">, name: string): string | null {
  return mail.headers.find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1] ?? null;
}

/** Where one click unsubscribes (RFC 8058): both headers are there and one of the addresses is http(s). */
export function oneClickUrl(mail: Pick<Mail, "headers">): string | null {
  if (headerOf(mail, "list-unsubscribe-post")?.trim() !== "List-Unsubscribe=One-Click") return null;
  return /<(https?:\/\/[^>]+)>/i.exec(headerOf(mail, "list-unsubscribe") ?? "")?.[1] ?? null;
}

/** One mail for each recipient of a valid SendGrid request, dated `now`. All share the request's id, as with SendGrid; the second and later ones get a suffix here. */
export async function mailsOf(request: SendRequest, requestId: string, now: Date): Promise<NewMail[]> {
  const pairs = request.personalizations.flatMap((personalization) => personalization.to.map((to) => ({ personalization, to })));
  return Promise.all(pairs.map(({ personalization, to }, i) => mailOfPair(request, { personalization, to, now, id: i === 0 ? requestId : `${requestId}-${i + 1}` })));
}

async function mailOfPair(request: SendRequest, one: { personalization: Personalization; to: Address; now: Date; id: string }): Promise<NewMail> {
  const { personalization, to, now, id } = one;
  const content = (type: string): string | null => request.content.find((c) => c.type === type)?.value ?? null;
  const html = content("text/html");
  const text = content("text/plain");
  const subject = personalization.subject ?? request.subject ?? "";
  const extra = { ...request.headers, ...personalization.headers };
  const raw = await asMessage({ from: request.from, to, replyTo: request.reply_to ?? null, subject, html, text, headers: extra, id, date: now });
  return {
    id,
    via: "sendgrid",
    from: { email: request.from.email, name: request.from.name ?? null },
    to: { email: to.email, name: to.name ?? null },
    replyTo: request.reply_to?.email ?? null,
    subject,
    html,
    text,
    headers: headersOfSource(raw),
    raw,
    customArgs: { ...request.custom_args, ...personalization.custom_args },
    categories: [...(request.categories ?? [])],
  };
}

interface MessageParts {
  from: Address;
  to: Address;
  replyTo: Address | null;
  subject: string;
  html: string | null;
  text: string | null;
  headers: Readonly<Record<string, string>>;
  id: string;
  date: Date;
}

/** The message as it would travel. */
async function asMessage(parts: MessageParts): Promise<string> {
  const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: "unix" });
  const address = (a: Address): { name: string; address: string } => ({ name: a.name ?? "", address: a.email });
  const { message } = await composer.sendMail({
    from: address(parts.from),
    to: address(parts.to),
    ...(parts.replyTo ? { replyTo: address(parts.replyTo) } : {}),
    subject: parts.subject,
    ...(parts.text === null ? {} : { text: parts.text }),
    ...(parts.html === null ? {} : { html: parts.html }),
    headers: { ...parts.headers },
    messageId: `<${parts.id}@geopod-ismtpd-1>`,
    date: parts.date,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return message.toString();
}

/** The header lines of a message source, unfolded, in order. */
export function headersOfSource(raw: string): [string, string][] {
  const head = raw.split(/\r?\n\r?\n/, 1)[0] ?? "";
  return head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/).flatMap((row) => {
    const at = row.indexOf(":");
    return at > 0 ? [[row.slice(0, at), row.slice(at + 1).trim()] as [string, string]] : [];
  });
}
