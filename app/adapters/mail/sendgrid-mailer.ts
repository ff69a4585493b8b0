import { MailService } from "@sendgrid/mail";
import type { HandOffResult, Mailer, OutgoingMail } from "../../use-cases/ports/mailer.ts";
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
  const client = ownClient(apiKey, {
    // what is sent is JSON already; the HTTP client would parse it once more to be sure
    transformRequest: [(body: unknown) => body],
    baseUrl, timeout: timeoutMs, maxRedirects: 0, maxContentLength: 1_000_000, httpAgent: agents.http, httpsAgent: agents.https,
  });
  return {
    provider: "sendgrid",
    async handOff(mail) {
      try {
        const [response] = await client.request({ method: "POST", url: "/v3/mail/send", body: JSON.stringify(sendGridMail(mail)) });
        return { kind: "accepted", providerMessageId: textHeader(headersOf(response), "x-message-id") };
      } catch (error) {
        return failure(error, agents.failedBeforeRequest);
      }
    },
  };
}

/** SendGrid's client, as its types leave it out. */
interface Client {
  setDefaultRequest(key: string, value: unknown): unknown;
  request(request: { readonly method: "POST"; readonly url: string; readonly body: string }): Promise<readonly [response: unknown, body: unknown]>;
}

/** A client of its own: the module's singleton would share key and address between mailers. */
function ownClient(apiKey: string, defaults: Readonly<Record<string, unknown>>): Client {
  const service = new MailService();
  service.setApiKey(apiKey);
  const { client } = service as unknown as { readonly client: Client };
  for (const [key, value] of Object.entries(defaults)) client.setDefaultRequest(key, value);
  return client;
}

/**
 * A mail as the v3 API takes it. The service's own `send` comes to the same, but copies each mail three times on the way, which
 * costs more than sending it. Clicks and opens are tracked by our own signed links, so SendGrid's tracking is off.
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

function failure(error: unknown, failedBeforeRequest: (error: unknown) => boolean): HandOffResult {
  const response = responseOf(error);
  if (response === null) {
    const reason = `SendGrid: ${codeOf(error)}`;
    if (failedBeforeRequest(error)) return { kind: "retry", reason, afterMs: RETRY_UNREACHABLE_MS };
    return { kind: "unknown", reason };
  }
  const { status, headers } = response;
  const reason = `SendGrid answered ${status}${problemsOf(response.body)}`;
  // 429 and 408: not taken. 5xx: SendGrid itself could not; a gateway before it cannot know.
  if (status === 429 || status === 408) return { kind: "retry", reason, afterMs: retryAfterMs(headers, Date.now()) };
  if (DENIED.has(status) || (status >= 300 && status < 400)) return { kind: "retry", reason, afterMs: RETRY_DENIED_MS, denied: true };
  if (AMBIGUOUS.has(status)) return { kind: "unknown", reason };
  if (status >= 500) return { kind: "retry", reason, afterMs: retryAfterMs(headers, Date.now()) };
  return { kind: "refused", reason };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** The provider's answer inside of an error: SendGrid's own ResponseError for 4xx and 5xx, the HTTP client's for 3xx. */
function responseOf(error: unknown): Answer | null {
  if (!isRecord(error) || !isRecord(error["response"])) return null;
  const { response } = error;
  const status = typeof error["code"] === "number" ? error["code"] : response["status"];
  if (typeof status !== "number") return null;
  return { status, headers: headersOf(response), body: response["body"] ?? response["data"] };
}

/** SendGrid's complaints: field and message, without addresses. */
function problemsOf(body: unknown): string {
  const errors = isRecord(body) && Array.isArray(body["errors"]) ? body["errors"].slice(0, 3) : [];
  const words = errors.map((one: unknown) => (isRecord(one) ? [one["field"], one["message"]].filter((part) => typeof part === "string").join(": ") : ""));
  const reason = safeReason(words.filter((one) => one !== "").join("; "));
  return reason === "" ? "" : `: ${reason}`;
}

function codeOf(error: unknown): string {
  const code = isRecord(error) ? error["code"] : null;
  return typeof code === "string" && /^[A-Z_0-9]{1,40}$/.test(code) ? code : "the connection failed";
}

function headersOf(response: unknown): Readonly<Record<string, unknown>> {
  return isRecord(response) && isRecord(response["headers"]) ? response["headers"] : {};
}

function textHeader(headers: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = headers[name];
  return typeof value === "string" && value !== "" ? value.slice(0, 200) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
