import { createPublicKey } from "node:crypto";
import { z } from "zod";

/** A variable whose message always says what is allowed. */
const text = (allowed: string) => z.string({ error: `must be ${allowed}` }).trim().min(1, `must be ${allowed}`);
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, { error: `must be one of ${values.join(", ")}` });

function address(protocols: readonly string[], allowed: string) {
  return text(allowed).refine((value) => {
    const url = URL.parse(value);
    return url !== null && protocols.includes(url.protocol) && url.hostname !== "";
  }, `must be ${allowed}`);
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

const appUrl = address(["https:", "http:"], "the public address of the app, as https://HOST (http only for localhost)")
  .transform((value) => new URL(value))
  .refine((url) => url.protocol === "https:" || LOOPBACK.has(url.hostname), "must begin with https:// (http is allowed for localhost only)")
  .refine((url) => url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "", "must be an origin alone: no path, query or user")
  .transform((url) => url.origin);

const port = text("a port, 0 to 65535").regex(/^\d{1,5}$/, "must be a port, 0 to 65535 (0: any free one)").transform(Number).refine((value) => value <= 65535, "must be a port, 0 to 65535 (0: any free one)");

const DAYS_RULE = "must be a number of days, 1 to 36500";
const days = (standard: number) => z.string({ error: DAYS_RULE }).trim().regex(/^\d{1,5}$/, DAYS_RULE).transform(Number).refine((value) => value >= 1 && value <= 36_500, DAYS_RULE).default(standard);

const PACE_RULE = "must be a number of mails a second, 1 to 100000, or unset for no limit";
const perSecond = z.string({ error: PACE_RULE }).trim().regex(/^\d{1,6}$/, PACE_RULE).transform(Number).refine((value) => value >= 1 && value <= 100_000, PACE_RULE);

const KEY_RULE = "must be 32 random bytes in base64 (make one with: openssl rand -base64 32)";
const encryptionKey = z.string({ error: KEY_RULE }).trim().regex(/^[A-Za-z0-9+/]{43}=$/, KEY_RULE).transform((value) => Buffer.from(value, "base64"))
  .refine((bytes) => new Set(bytes).size >= 8, "must be random: this one repeats the same few bytes");

const EVENT_KEY_RULE = "must be the public key of SendGrid's signed event webhook (base64, as its settings page shows it)";
const eventPublicKey = text(EVENT_KEY_RULE.slice("must be ".length)).refine((value) => {
  try {
    return createPublicKey({ key: Buffer.from(value, "base64"), format: "der", type: "spki" }).asymmetricKeyType === "ec";
  } catch {
    return false;
  }
}, EVENT_KEY_RULE);

const HOSTS_RULE = "must be hosts as HOST or HOST:PORT, with commas between them";
const hosts = z.string({ error: HOSTS_RULE }).transform((value) => value.split(",").map((one) => one.trim().toLowerCase()))
  .refine((all) => all.every((one) => /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/.test(one)), HOSTS_RULE);

const variables = z.object({
  NODE_ENV: oneOf(["production", "development", "test"]).default("production"),
  HOST: text("an address to listen on, such as 0.0.0.0 or 127.0.0.1").default("0.0.0.0"),
  PORT: port.default(3000),
  METRICS_PORT: port.optional(),
  ROLE: oneOf(["all", "web", "worker"]).default("all"),
  DATABASE_URL: address(["postgres:", "postgresql:"], "postgresql://USER:PASSWORD@HOST:PORT/DATABASE, or unset for the embedded server").optional(),
  DATA_DIR: text("a folder for the embedded PostgreSQL").default(".data"),
  SHOPIFY_API_KEY: text("the app's client id (Shopify's Dev Dashboard, app settings)"),
  SHOPIFY_API_SECRET: text("the app's client secret (Shopify's Dev Dashboard, app settings)"),
  SHOPIFY_API_SECRET_PREVIOUS: text("the client secret before the last rotation, or unset").optional(),
  SHOPIFY_APP_URL: appUrl,
  ENCRYPTION_KEY: encryptionKey,
  ENCRYPTION_KEY_PREVIOUS: encryptionKey.optional(),
  MAIL_PROVIDER: oneOf(["sendgrid", "smtp"]).optional(),
  MAIL_PER_SECOND: perSecond.optional(),
  SENDGRID_API_KEY: text("a SendGrid API key with the permission Mail Send").optional(),
  SENDGRID_BASE_URL: address(["https:", "http:"], "SendGrid's address, such as https://api.sendgrid.com or https://api.eu.sendgrid.com").default("https://api.sendgrid.com"),
  SENDGRID_EVENT_PUBLIC_KEY: eventPublicKey.optional(),
  SMTP_URL: address(["smtp:", "smtps:"], "smtp://USER:PASSWORD@HOST:PORT or smtps://…").optional(),
  RETENTION_INBOX_DAYS: days(30),
  RETENTION_MAIL_CONTENT_DAYS: days(180),
  RETENTION_HISTORY_DAYS: days(400),
  RETENTION_PEOPLE_DAYS: days(760),
  RETENTION_EXPORT_DAYS: days(30),
  RETENTION_REQUEST_DAYS: days(1095),
  WEBHOOK_ALLOWED_HOSTS: hosts.default([]),
  LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});
type Variables = z.infer<typeof variables>;

/** Every variable the app reads. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(variables.shape);

const filled = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";

/** Rules between variables. They look at what was given, so that they are reported beside the problems of single ones. */
function togetherProblems(given: Record<string, unknown>): readonly (readonly [keyof Variables, string])[] {
  const problems: (readonly [keyof Variables, string])[] = [];
  const sendgrid = filled(given.SENDGRID_API_KEY);
  const smtp = filled(given.SMTP_URL);
  if (!sendgrid && !smtp) problems.push(["MAIL_PROVIDER", "no mail provider is configured: set SMTP_URL, or SENDGRID_API_KEY with SENDGRID_EVENT_PUBLIC_KEY"]);
  if (sendgrid && smtp && !filled(given.MAIL_PROVIDER)) problems.push(["MAIL_PROVIDER", "must be sendgrid or smtp, because both are configured"]);
  if (given.MAIL_PROVIDER === "sendgrid" && !sendgrid && smtp) problems.push(["SENDGRID_API_KEY", "must be set, because MAIL_PROVIDER is sendgrid"]);
  if (given.MAIL_PROVIDER === "smtp" && !smtp && sendgrid) problems.push(["SMTP_URL", "must be set, because MAIL_PROVIDER is smtp"]);
  if (sendgrid && !filled(given.SENDGRID_EVENT_PUBLIC_KEY)) problems.push(["SENDGRID_EVENT_PUBLIC_KEY", `${EVENT_KEY_RULE}, because SENDGRID_API_KEY is set`]);
  if ((given.ROLE === "web" || given.ROLE === "worker") && !filled(given.DATABASE_URL)) problems.push(["DATABASE_URL", "must be set, because ROLE is web or worker: several processes need one PostgreSQL server, and the embedded one ends with its process"]);
  return problems;
}

/** The whole environment: each variable alone, and what must be set together. Reports every problem, not just the first. */
export const EnvironmentSchema = z.record(z.string(), z.unknown()).transform((given, context): Variables => {
  const parsed = variables.safeParse(given);
  const together = togetherProblems(given);
  for (const issue of parsed.error?.issues ?? []) context.addIssue({ code: "custom", path: [...issue.path], message: issue.message });
  for (const [name, message] of together) context.addIssue({ code: "custom", path: [name], message });
  return parsed.success && together.length === 0 ? parsed.data : z.NEVER;
});
export type Environment = Variables;
