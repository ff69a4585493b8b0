import type { Mailer, Mailers, ProviderName } from "../../use-cases/ports/mailer.ts";
import { createSendGridMailer } from "./sendgrid-mailer.ts";
import { createSmtpMailer } from "./smtp-mailer.ts";

/** What the operator configured; `provider` is for shops that chose none. */
export interface MailConfig {
  readonly provider: ProviderName;
  readonly sendgrid: { readonly apiKey: string; readonly baseUrl: string } | null;
  readonly smtp: { readonly url: string } | null;
  readonly perSecond?: number | null;
}

/** The configured mailers. Throws when the default provider, or every provider, is missing. `close` ends pooled connections. */
export function createMailers(config: MailConfig): Mailers & { close(): void } {
  const sendgrid = config.sendgrid && createSendGridMailer(config.sendgrid);
  const smtp = config.smtp && createSmtpMailer(config.smtp);
  const mailers = new Map<ProviderName, Mailer>();
  if (sendgrid) mailers.set("sendgrid", sendgrid);
  if (smtp) mailers.set("smtp", smtp);
  const standard = mailers.get(config.provider);
  if (!standard) throw new Error(`mail provider: ${config.provider} is the default but is not configured; configured are ${[...mailers.keys()].join(", ") || "none"}`);
  return {
    available: [...mailers.keys()],
    perSecond: config.perSecond ?? null,
    for: (choice) => (choice === null ? standard : (mailers.get(choice) ?? standard)),
    close: () => smtp?.close(),
  };
}
