import { describe, expect, test } from "vitest";
import { EXIT_REASONS, NOT_ENROLLED_REASONS, WITHHELD_REASONS } from "../../app/domain/journeys/decision.ts";
import { money } from "../../app/domain/kernel/money.ts";
import { REASONS } from "../../app/presenters/reasons.ts";
import { durationWords, splitDuration } from "../../app/presenters/words/duration.ts";
import { amountMinor, wholeNumber } from "../../app/presenters/words/form.ts";
import { adminLocale, createFormat } from "../../app/presenters/words/format.ts";
import { plural } from "../../app/presenters/words/plural.ts";
import { viewableHtml } from "../../app/presenters/words/mail-view.ts";
import { offerSentence } from "../../app/presenters/words/offer.ts";
import { NOW } from "./a-store.ts";

const format = createFormat({ locale: "en-US", zone: "America/New_York", now: NOW });

describe("reasons", () => {
  test("every reason of the domain has a plain sentence, and none shows an internal term", () => {
    for (const reason of [...EXIT_REASONS, ...WITHHELD_REASONS, ...NOT_ENROLLED_REASONS]) {
      const { short, sentence } = REASONS[reason];
      expect(short.length).toBeGreaterThan(2);
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(`${short} ${sentence}`).not.toMatch(/enrollment|hand-?off|holdout|outbox|webhook|suppress|idempot|token|provider/i);
    }
  });
});

describe("format", () => {
  test("writes times in the shop's zone, with the year only where it is another", () => {
    expect(format.dateTime(NOW)).toBe("Nov 21, 10:00 AM");
    expect(format.dateTime(new Date("2025-07-01T00:30:00Z"))).toContain("Jun 30, 2025");
    expect(format.dateTimeZone(NOW)).toContain("EST");
  });

  test("a rate of nothing is no rate", () => {
    expect(format.rate(0, 0)).toBe("–");
    expect(format.rate(1, 8)).toBe("12.5%");
  });

  test("speaks English whatever the shop's language, and the shop's own English where it has one", () => {
    expect(adminLocale("de")).toBe("en-US");
    expect(adminLocale("en-GB")).toBe("en-GB");
    expect(format.money(money(1999, "EUR"))).toBe("€19.99");
  });

  test("plural", () => {
    expect([plural(1, "mail"), plural(0, "mail")]).toEqual(["1 mail", "0 mails"]);
  });
});

test("durations are split into the largest whole unit", () => {
  expect(splitDuration(1440)).toEqual({ amount: 1, unit: "days" });
  expect(splitDuration(23 * 60)).toEqual({ amount: 23, unit: "hours" });
  expect(durationWords(90)).toBe("90 minutes");
  expect(durationWords(60)).toBe("1 hour");
});

test("offers in words", () => {
  expect(offerSentence({ kind: "percentage", percent: 10, validHours: 48 }, format)).toBe("10% off, valid for 2 days");
  expect(offerSentence({ kind: "amount", minor: 500, currency: "USD", validHours: 5 }, format)).toBe("$5.00 off, valid for 5 hours");
  expect(offerSentence({ kind: "free-shipping", validHours: 1 }, format)).toBe("free shipping, valid for 1 hour");
});

describe("what is typed", () => {
  test("whole numbers within bounds, and nothing else", () => {
    expect(wholeNumber(" 10 ", 1, 10)).toBe(10);
    for (const bad of ["", "0", "11", "1.5", "1e1", "-1", "ten"]) expect(wholeNumber(bad, 1, 10)).toBeNull();
  });

  test("amounts in the currency's own minor units, also with a comma", () => {
    expect(amountMinor("19,99", "EUR")).toBe(1999);
    expect(amountMinor("20", "JPY")).toBe(20);
    for (const bad of ["", "-1", "1.2.3", "$5"]) expect(amountMinor(bad, "USD")).toBeUndefined();
  });
});

describe("a mail that is looked at", () => {
  const html = `<html><head><title>x</title></head><body><a href="https://a/t/c/1" target="_top">go</a><img width="1" src="https://a/t/o/abc.gif" alt=""><img src="https://cdn/p.png"></body></html>`;

  test("has no open pixel any more, but its pictures", () => {
    expect(viewableHtml(html)).not.toContain("/t/o/");
    expect(viewableHtml(html)).toContain("https://cdn/p.png");
  });

  test("opens its links nowhere: a new window, which the sandbox forbids", () => {
    expect(viewableHtml(html)).toContain('<base target="_blank">');
    expect(viewableHtml(html)).not.toContain("_top");
  });

  test("forbids script by policy as well, and keeps text with a dollar sign as it is", () => {
    expect(viewableHtml("<head></head>$& $1")).toContain("default-src 'none'");
    expect(viewableHtml("<head></head>$& $1")).toContain("$& $1");
  });
});
