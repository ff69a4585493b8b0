import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Mailer, OutgoingMail } from "../../../app/use-cases/ports/mailer.ts";

/** A mail as the provider got it. */
export interface ReceivedMail {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the provider does with the next mails. */
export type Mood =
  | "takes"
  /** says no for good */
  | "refuses"
  /** says: later */
  | "busy"
  /** nobody is there */
  | "unreachable"
  /** has got the whole mail and then goes away without an answer */
  | "vanishes"
  /** has got the whole mail and never answers */
  | "hangs";

export interface Provider {
  readonly mailer: Mailer;
  mood(mood: Mood): Promise<void>;
  received(): Promise<readonly ReceivedMail[]>;
  close(): Promise<void>;
}

export function aMail(over: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: "0b9d5a0e-7f0e-4f54-9c39-6f9f2e1d0a11", shop: "fernweh-outfitters.myshopify.com",
    from: { email: "hello@fernweh.example", name: "Fernweh Outfitters" }, replyTo: "care@fernweh.example",
    to: { email: "ada@example.com", name: "Ada Lovelace" }, subject: "Deine Jacke wartet – noch da? 🧥",
    html: "<p>Grüße &amp; <b>mehr</b></p>", text: "Grüße & mehr\n",
    headers: { "List-Unsubscribe": "<https://app.example/u/TOKEN>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
    ...over,
  };
}

/** What every Mailer must do, on whatever provider. */
export function mailerBattery(name: string, open: () => Promise<Provider>): void {
  describe(`a mailer on ${name}`, () => {
    let provider: Provider;
    beforeEach(async () => {
      provider = await open();
    });
    afterEach(() => provider.close());

    it("delivers the mail whole and once, with its headers", async () => {
      expect(await provider.mailer.handOff(aMail())).toMatchObject({ kind: "accepted" });
      const [mail, ...more] = await provider.received();
      expect(more).toEqual([]);
      const { headers, ...rest } = aMail();
      expect(mail).toMatchObject({ messageId: rest.messageId, from: "hello@fernweh.example", to: "ada@example.com", subject: rest.subject, html: rest.html });
      expect(mail?.text.trim()).toBe(rest.text.trim());
      for (const [header, value] of Object.entries(headers)) expect(mail?.headers[header.toLowerCase()]).toBe(value);
    });

    it("delivers many at a time", async () => {
      const ids = Array.from({ length: 12 }, (_, at) => `0b9d5a0e-7f0e-4f54-9c39-6f9f2e1d${1000 + at}`);
      const results = await Promise.all(ids.map((messageId) => provider.mailer.handOff(aMail({ messageId }))));
      expect(results.every(({ kind }) => kind === "accepted")).toBe(true);
      expect((await provider.received()).map(({ messageId }) => messageId).toSorted()).toEqual(ids);
    });

    it("says that a mail was refused, without the address in the reason", async () => {
      await provider.mood("refuses");
      const result = await provider.mailer.handOff(aMail());
      expect(result).toMatchObject({ kind: "refused", reason: expect.any(String) });
      expect(JSON.stringify(result)).not.toContain("ada@example.com");
    });

    it.each(["busy", "unreachable"] as const)("asks for another try when the provider is %s", async (mood) => {
      await provider.mood(mood);
      const result = await provider.mailer.handOff(aMail());
      expect(result).toMatchObject({ kind: "retry", reason: expect.any(String) });
      expect(result.kind === "retry" && result.afterMs).toBeGreaterThanOrEqual(1000);
    });

    it.each(["vanishes", "hangs"] as const)("does not know what became of a mail when the provider %s after it", async (mood) => {
      await provider.mood(mood);
      expect(await provider.mailer.handOff(aMail())).toMatchObject({ kind: "unknown", reason: expect.any(String) });
    });

    it("recovers when the provider does", async () => {
      await provider.mood("vanishes");
      await provider.mailer.handOff(aMail());
      await provider.mood("takes");
      expect(await provider.mailer.handOff(aMail())).toMatchObject({ kind: "accepted" });
    });

    it("keeps hostile names and subjects out of the headers", async () => {
      const name = 'Eve "x" <y@z.example>, ; Bcc: z';
      expect(await provider.mailer.handOff(aMail({ subject: "=?x?= {{ name }} <b>", to: { email: "ada@example.com", name } }))).toMatchObject({ kind: "accepted" });
      const [mail] = await provider.received();
      expect(mail).toMatchObject({ to: "ada@example.com", subject: "=?x?= {{ name }} <b>" });
      expect(mail?.headers["bcc"]).toBeUndefined();
    });
  });
}
