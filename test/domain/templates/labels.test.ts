import { describe, expect, it } from "vitest";
import { formatEnd, knownLocale, LABELS, offerValue, sentenceLocale } from "../../../app/domain/templates/labels.ts";

const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, " ");
const END = new Date("2026-11-24T15:00:00Z");

describe("labels", () => {
  it.each([
    ["en", "America/New_York", "Tuesday, November 24 at 10:00 AM EST"],
    ["en-GB", "Europe/London", "Tuesday 24 November at 15:00 GMT"],
    ["de", "Europe/Berlin", "Dienstag, 24. November um 16:00 MEZ"],
    ["fr", "Europe/Paris", "mardi 24 novembre à 16:00 UTC+1"],
    ["es", "Europe/Madrid", "martes, 24 de noviembre, 16:00 CET"],
    ["de", "No/Where", "Dienstag, 24. November um 15:00 UTC"],
  ])("say when an offer ends in %s and %s", (locale, zone, words) => {
    expect(plain(formatEnd(END, locale, zone))).toBe(words);
  });

  it("say what an offer is worth", () => {
    const percent = { kind: "percentage", percent: 10, validHours: 48 } as const;
    const amount = { kind: "amount", minor: 1000, currency: "EUR", validHours: 48 } as const;
    expect(plain(offerValue(percent, LABELS.en, "en"))).toBe("10% off");
    expect(plain(offerValue(percent, LABELS.de, "de"))).toBe("10 % Rabatt");
    expect(plain(offerValue(amount, LABELS.de, "de"))).toBe("10 € Rabatt");
    expect(plain(offerValue({ ...amount, minor: 1250 }, LABELS.fr, "fr"))).toBe("12,50 € de réduction");
    expect(plain(offerValue({ ...amount, currency: "JPY" }, LABELS.en, "en"))).toBe("¥1,000 off");
    expect(offerValue({ kind: "free-shipping", validHours: 1 }, LABELS.es, "es")).toBe("envío gratis");
  });

  it("keep a sentence in one language", () => {
    expect(sentenceLocale("de-AT", "de")).toBe("de-AT");
    expect(sentenceLocale("ja", "en")).toBe("en");
    expect(sentenceLocale("not a locale!", "fr")).toBe("fr");
    expect(knownLocale("pt_BR")).toBe("pt-BR");
    expect(knownLocale("x")).toBeNull();
  });
});
