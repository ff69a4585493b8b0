import type { HandOffResult, Mailer, Mailers, OutgoingMail, ProviderName } from "../../app/use-cases/ports/mailer.ts";

type Script = HandOffResult | Error | ((mail: OutgoingMail) => HandOffResult | Promise<HandOffResult>);

/** A provider that answers as scripted, else takes every mail. `taken` is what would have reached people. */
export class FakeMailer implements Mailer, Mailers {
  readonly provider: ProviderName = "sendgrid";
  readonly available: readonly ProviderName[] = ["sendgrid"];
  readonly taken: OutgoingMail[] = [];
  calls = 0;
  readonly #script: Script[] = [];

  /** the answers to the next calls, in order; an Error is thrown */
  answer(...script: Script[]): void {
    this.#script.push(...script);
  }
  for(): Mailer {
    return this;
  }
  async handOff(mail: OutgoingMail): Promise<HandOffResult> {
    this.calls += 1;
    const next = this.#script.shift() ?? { kind: "accepted", providerMessageId: `provider-${mail.messageId}` };
    if (next instanceof Error) throw next;
    const result = typeof next === "function" ? await next(mail) : next;
    if (result.kind === "accepted") this.taken.push(mail);
    return result;
  }
}
