import type { RetentionPeriods } from "../domain/privacy/retention.ts";
import type { ProviderName } from "../use-cases/ports/mailer.ts";
import type { Environment } from "./schema.ts";

/** What the operator decided, parsed once at boot and handed down; nobody reads the environment again. */
export interface Config {
  readonly environment: "production" | "development" | "test";
  readonly host: string;
  /** 0: any free one */
  readonly port: number;
  /** where /metrics is answered, for the operator alone; null: nowhere */
  readonly metricsPort: number | null;
  /** which parts this process runs */
  readonly role: "all" | "web" | "worker";
  /** null: the embedded PostgreSQL under `dataDir` */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly shopify: {
    readonly apiKey: string;
    readonly apiSecret: string;
    /** still accepted for signatures while a rotation is under way */
    readonly apiSecretPrevious: string | null;
    /** the app's one public origin, without a trailing slash */
    readonly appUrl: string;
  };
  /** 32 bytes: the master key; see keys.ts for what is derived from it */
  readonly encryptionKey: Buffer;
  /** what was sealed with the key before the last rotation can still be opened */
  readonly encryptionKeyPrevious: Buffer | null;
  readonly retention: RetentionPeriods;
  readonly mail: {
    readonly provider: ProviderName;
    /** `eventPublicKey`: base64 DER */
    readonly sendgrid: { readonly apiKey: string; readonly baseUrl: string; readonly eventPublicKey: string } | null;
    readonly smtp: { readonly url: string } | null;
    /** most mails a second through each provider, of all shops and processes together; null: as many as there are */
    readonly perSecond: number | null;
  };
  /** HOST or HOST:PORT that journeys may call though they are not public */
  readonly webhookAllowedHosts: readonly string[];
  readonly logLevel: Environment["LOG_LEVEL"];
}

/** Names the parsed variables by what they mean. */
export function toConfig(env: Environment): Config {
  const sendgrid = env.SENDGRID_API_KEY && env.SENDGRID_EVENT_PUBLIC_KEY
    ? { apiKey: env.SENDGRID_API_KEY, baseUrl: env.SENDGRID_BASE_URL.replace(/\/+$/, ""), eventPublicKey: env.SENDGRID_EVENT_PUBLIC_KEY }
    : null;
  return {
    environment: env.NODE_ENV,
    host: env.HOST,
    port: env.PORT,
    metricsPort: env.METRICS_PORT ?? null,
    role: env.ROLE,
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: env.DATA_DIR,
    shopify: {
      apiKey: env.SHOPIFY_API_KEY,
      apiSecret: env.SHOPIFY_API_SECRET,
      apiSecretPrevious: env.SHOPIFY_API_SECRET_PREVIOUS ?? null,
      appUrl: env.SHOPIFY_APP_URL,
    },
    encryptionKey: env.ENCRYPTION_KEY,
    encryptionKeyPrevious: env.ENCRYPTION_KEY_PREVIOUS ?? null,
    retention: {
      inboxDays: env.RETENTION_INBOX_DAYS,
      mailContentDays: env.RETENTION_MAIL_CONTENT_DAYS,
      historyDays: env.RETENTION_HISTORY_DAYS,
      peopleDays: env.RETENTION_PEOPLE_DAYS,
      exportDays: env.RETENTION_EXPORT_DAYS,
      requestDays: env.RETENTION_REQUEST_DAYS,
    },
    mail: { provider: env.MAIL_PROVIDER ?? (sendgrid ? "sendgrid" : "smtp"), sendgrid, smtp: env.SMTP_URL ? { url: env.SMTP_URL } : null, perSecond: env.MAIL_PER_SECOND ?? null },
    webhookAllowedHosts: env.WEBHOOK_ALLOWED_HOSTS,
    logLevel: env.LOG_LEVEL,
  };
}
