import type { HandOffResult, OutgoingMail } from "../../../app/use-cases/ports/mailer.ts";
import type { Mood, Provider, ReceivedMail } from "./battery.ts";

const ANSWERS: Readonly<Record<Exclude<Mood, "takes">, HandOffResult>> = {
  refuses: { kind: "refused", reason: "fake: no" },
  busy: { kind: "retry", reason: "fake: later", afterMs: 1000 },
  unreachable: { kind: "retry", reason: "fake: nobody there", afterMs: 1000 },
  vanishes: { kind: "unknown", reason: "fake: gone" },
  hangs: { kind: "unknown", reason: "fake: silent" },
};

/** A provider in memory, held to the same contract as the real ones. */
export async function openFakeProvider(): Promise<Provider> {
  const mails: ReceivedMail[] = [];
  let mood: Mood = "takes";
  return {
    mailer: {
      provider: "smtp",
      async handOff(mail: OutgoingMail): Promise<HandOffResult> {
        if (mood !== "takes") return ANSWERS[mood];
        const { messageId, from, to, subject, html, text, headers } = mail;
        mails.push({ messageId, from: from.email, to: to.email, subject, html, text, headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])) });
        return { kind: "accepted", providerMessageId: messageId };
      },
    },
    mood: async (next) => void (mood = next),
    received: async () => mails,
    close: async () => undefined,
  };
}
