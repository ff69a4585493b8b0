import { MailService } from "@sendgrid/mail";
import type { HandOffResult, Mailer, OutgoingMail } from "../../use-cases/ports/mailer.ts";
import { httpPost } from "./http-post.ts";
import type { Endpoint, HttpAnswer } from "./http-post.ts";
import { RETRY_DENIED_MS, retryAfterMs } from "./retry-after.ts";
import { safeReason } from "./safe-reason.ts";
import { watchedAgents } from "./watched-agent.ts";

const RETRY_UNREACHABLE_MS = 60_000;
/** Gateways' answers: the mail may have got through behind them. */
const AMBIGUOUS = new Set([502, 504]);
/** A wrong key, a locked account or a sender that was not verified; and what is no API at all behind the configured address. */
const DENIED = new Set([401, 403, 404, 405]);

export interface SendGridOptions {
  readonly apiKey: string;
  /** with scheme; EU accounts have their own */
  readonly baseUrl: string;
  /** longest wait for a connection */
  readonly connectMs?: number;
  /** longest wait for the answer */
  readonly timeoutMs?: number;
}

/** Hands mails to SendGrid's v3 API. Source: Twilio SendGrid, "Mail Send" and "Errors". It has no idempotency key, so a lost answer is `unknown`. */
export function createSendGridMailer({ apiKey, baseUrl, connectMs = 10_000, timeoutMs = 30_000 }: SendGridOptions): Mailer {
  const agents = watchedAgents(connectMs);
  const endpoint = { ...signedIn(apiKey, baseUrl), agents, timeoutMs };
  return {
    provider: "sendgrid",
    async handOff(mail) {
      try {
        return meaningOf(await httpPost(endpoint, JSON.stringify(sendGridMail(mail))));
      } catch (error) {
        const reason = `SendGrid: ${codeOf(error)}`;
        return agents.failedBeforeRequest(error) ? { kind: "retry", reason, afterMs: RETRY_UNREACHABLE_MS } : { kind: "unknown", reason };
      }
    },
  };
}

/** SendGrid's client, as its types leave it out. */
interface Client {
  createRequest(request: { readonly method: "POST"; readonly url: string; readonly baseUrl: string }): { readonly url: string; readonly baseURL: string; readonly headers: Readonly<Record<string, string>> };
}

/** Where and as whom SendGrid's own client would ask. One of its own: the module's singleton would share the key between mailers. */
function signedIn(apiKey: string, baseUrl: string): Pick<Endpoint, "url" | "headers"> {
  const service = new MailService();
  service.setApiKey(apiKey);
  const { client } = service as unknown as { readonly client: Client };
  const { url, baseURL, headers } = client.createRequest({ method: "POST", url: "/v3/mail/send", baseUrl });
  // the address may have a path of its own
  return { url: new URL(`${baseURL.replace(/\/+$/, "")}${url}`), headers };
}

/**
 * A mail as the v3 API takes it. The service's own `send` comes to the same, but copies each mail three times on the way, and its
 * HTTP library costs twice what the sending does. Clicks and opens are tracked by our own signed links, so SendGrid's tracking is off.
 */
function sendGridMail(mail: OutgoingMail): object {
  const off = { enable: false };
  return {
    from: { email: mail.from.email, name: sendGridName(mail.from.name) },
    personalizations: [{ to: [mail.to.name === null ? { email: mail.to.email } : { email: mail.to.email, name: sendGridName(mail.to.name) }] }],
    ...(mail.replyTo === null ? {} : { reply_to: { email: mail.replyTo } }),
    subject: mail.subject,
    content: [{ type: "text/plain", value: mail.text }, { type: "text/html", value: mail.html }],
    ...(Object.keys(mail.headers).length === 0 ? {} : { headers: mail.headers }),
    custom_args: { shop: mail.shop, message_id: mail.messageId },
    tracking_settings: { click_tracking: { enable: false, enable_text: false }, open_tracking: off, subscription_tracking: off },
  };
}

/** SendGrid reads commas and semicolons in names as separators. */
function sendGridName(name: string): string {
  return name.replace(/[,;]/g, " ").replace(/\s+/g, " ").trim();
}

function meaningOf({ status, headers, body }: HttpAnswer): HandOffResult {
  if (status >= 200 && status < 300) return { kind: "accepted", providerMessageId: textHeader(headers, "x-message-id") };
  const reason = `SendGrid answered ${status}${problemsOf(body)}`;
  // 429 and 408: not taken. 5xx: SendGrid itself could not; a gateway before it cannot know.
  if (status === 429 || status === 408) return { kind: "retry", reason, afterMs: retryAfterMs(headers, Date.now()) };
  if (DENIED.has(status) || (status >= 300 && status < 400)) return { kind: "retry", reason, afterMs: RETRY_DENIED_MS, denied: true };
  if (AMBIGUOUS.has(status)) return { kind: "unknown", reason };
  if (status >= 500) return { kind: "retry", reason, afterMs: retryAfterMs(headers, Date.now()) };
  return { kind: "refused", reason };
}

/** SendGrid's complaints: field and message, without addresses. */
function problemsOf(text: string): string {
  const body = parsed(text);
  const errors = isRecord(body) && Array.isArray(body["errors"]) ? body["errors"].slice(0, 3) : [];
  const words = errors.map((one: unknown) => (isRecord(one) ? [one["field"], one["message"]].filter((part) => typeof part === "string").join(": ") : ""));
  const reason = safeReason(words.filter((one) => one !== "").join("; "));
  return reason === "" ? "" : `: ${reason}`;
}

function codeOf(error: unknown): string {
  const code = isRecord(error) ? error["code"] : null;
  return typeof code === "string" && /^[A-Z_0-9]{1,40}$/.test(code) ? code : "the connection failed";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function textHeader(headers: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = headers[name];
  return typeof value === "string" && value !== "" ? value.slice(0, 200) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
