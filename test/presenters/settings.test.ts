import { describe, expect, test } from "vitest";
import { liftBrake, sendingView } from "../../app/presenters/settings/sending.ts";
import { parseSettingsForm } from "../../app/presenters/settings/settings-form.ts";
import { type SettingsDraft, settingsView } from "../../app/presenters/settings/settings-view.ts";
import type { Mailers } from "../../app/use-cases/ports/mailer.ts";
import { NOON } from "../support/samples.ts";
import { aProfile, aStore, settings } from "./a-store.ts";

const MAILERS: Mailers = { available: ["smtp"], for: () => ({ provider: "smtp", handOff: async () => ({ kind: "accepted", providerMessageId: null }) }) };
const TODAY = "2026-06-16";
const draftOf = async (): Promise<SettingsDraft> => (await settingsView(aStore(), MAILERS)).draft;
const errorsOf = async (change: Partial<SettingsDraft>): Promise<readonly string[]> => {
  const parsed = parseSettingsForm({ ...(await draftOf()), ...change }, settings(), MAILERS.available, TODAY);
  return parsed.ok ? [] : Object.keys(parsed.errors);
};

describe("the page", () => {
  test("offers only mail services that are connected", async () => {
    const { providers } = await settingsView(aStore(), MAILERS);
    expect(providers).toEqual([
      { value: "default", label: "Standard (SMTP server)", disabled: false },
      { value: "sendgrid", label: "SendGrid (not connected)", disabled: true },
      { value: "smtp", label: "SMTP server", disabled: false },
    ]);
  });

  test("without any mail service it still opens", async () => {
    const none: Mailers = { available: [], for: () => { throw new Error("none"); } };
    expect((await settingsView(aStore(), none)).providers.filter(({ disabled }) => !disabled)).toHaveLength(1);
  });

  test("shows the address that stands in for an empty one", async () => {
    expect((await settingsView(aStore({ profile: aProfile({ address: ["Street 1", " ", "Town"] }) }), MAILERS)).shopAddress).toEqual(["Street 1", "Town"]);
  });

  test("a chosen service that is no longer connected falls back to the standard", async () => {
    expect((await settingsView(aStore({ settings: settings({ provider: "sendgrid" }) }), MAILERS)).draft.provider).toBe("default");
  });
});

describe("the form", () => {
  test("reads back what it was filled with, and keeps what it does not hold", async () => {
    const current = settings({ senderEmail: "hello@fernweh.example", dismissedSetup: ["sender"] });
    expect(parseSettingsForm(await draftOf(), current, MAILERS.available, TODAY)).toEqual({ ok: true, value: current });
  });

  test.each([
    [{ senderEmail: "nope" }, "senderEmail"],
    [{ replyTo: "a@" }, "replyTo"],
    [{ senderName: "x".repeat(101) }, "senderName"],
    [{ postalAddress: "x".repeat(501) }, "postalAddress"],
    [{ logoUrl: "javascript:alert(1)" }, "logoUrl"],
    [{ brandColour: "red" }, "brandColour"],
    [{ backgroundColour: "#12" }, "backgroundColour"],
    [{ provider: "sendgrid" as const }, "provider"],
    [{ timeZone: "Mars/Olympus" }, "timeZone"],
    [{ quietFrom: "25:00" }, "quietFrom"],
    [{ quietTo: "" }, "quietTo"],
    [{ quietFrom: "22:00", quietTo: "22:00" }, "quietTo"],
    [{ frequencyCapPerDay: "0" }, "frequencyCapPerDay"],
    [{ frequencyCapPerWeek: "51" }, "frequencyCapPerWeek"],
    [{ maxPerHour: "0" }, "maxPerHour"],
    [{ maxPerHour: "many" }, "maxPerHour"],
  ])("%j is refused beside its field", async (change, field) => {
    expect(await errorsOf(change)).toEqual([field]);
  });

  test("a warm-up begins on the day it is switched on, goes on when the form is saved again, and is over when it is switched off", async () => {
    const read = async (change: Partial<SettingsDraft>, current = settings(), today = TODAY) => {
      const parsed = parseSettingsForm({ ...(await draftOf()), ...change }, current, MAILERS.available, today);
      return parsed.ok ? parsed.value.warmUp : parsed.errors;
    };
    expect(await read({ warmUp: true })).toEqual({ on: true, startedOn: TODAY });
    const under = settings({ warmUp: { on: true, startedOn: TODAY } });
    expect(await read({ warmUp: true }, under, "2026-06-20")).toEqual({ on: true, startedOn: TODAY });
    expect(await read({ warmUp: false }, under)).toEqual({ on: false, startedOn: null });
  });

  test("an empty pace is no limit", async () => {
    const parsed = parseSettingsForm({ ...(await draftOf()), maxPerHour: " ", frequencyCapPerWeek: "7" }, settings({ maxPerHour: 60 }), MAILERS.available, TODAY);
    expect(parsed).toMatchObject({ ok: true, value: { maxPerHour: null, frequencyCapPerWeek: 7 } });
  });

  test("spaces around addresses do not matter", async () => {
    expect(await errorsOf({ senderEmail: " a@b.example ", logoUrl: " https://cdn.example/logo.png " })).toEqual([]);
  });

  test.each([[null], [{}], [[]]])("what is no form (%j) is refused as a whole", (raw) => {
    expect(parseSettingsForm(raw, settings(), [], TODAY)).toMatchObject({ ok: false, errors: { form: expect.any(String) } });
  });
});

describe("sending", () => {
  const viewOf = (facts: Parameters<typeof aStore>[0]) => sendingView(aStore(facts), NOON);

  test("says what is measured, and what it means", async () => {
    expect((await viewOf({})).complaints).toMatchObject({ rate: "–", label: "Nothing to measure yet", canLift: false });
    expect((await viewOf({ complaints: { delivered: 4000, complained: 2 } })).complaints).toMatchObject({ rate: "0.05%", label: "Fine", note: "2 of 4,000 mails delivered in the last 7 days were marked as spam." });
    expect((await viewOf({ complaints: { delivered: 4000, complained: 8 } })).complaints).toMatchObject({ rate: "0.2%", label: "High", canLift: false });
    expect((await viewOf({ complaints: { delivered: 1000, complained: 8 } })).complaints).toMatchObject({ label: "Marketing mails rest", tone: "critical", canLift: true });
  });

  test("a brake that was lifted says until when, and is no longer offered", async () => {
    const lifted = await viewOf({ complaints: { delivered: 1000, complained: 8 }, settings: liftBrake(settings(), NOON) });
    expect(lifted.complaints).toMatchObject({ label: "Going on", canLift: false, text: expect.stringContaining("until Jun 17, 10:00") });
  });

  test("the warm-up shows its day and what went today; without one there is none", async () => {
    expect((await viewOf({})).warmUp).toBeNull();
    const { warmUp } = await viewOf({ settings: settings({ warmUp: { on: true, startedOn: "2026-06-14" } }) });
    expect(warmUp).toEqual({ day: "Day 3 of 15", percent: 13, today: "0 of at most 500 mails today." });
    expect((await viewOf({ settings: settings({ warmUp: { on: true, startedOn: "2026-05-01" } }) })).warmUp).toBeNull();
  });

  test("countries are named, not coded, and Shopify's own mails with their day", async () => {
    const view = await viewOf({ shopifyMails: { wroteAt: NOON, asked: true } });
    expect(view.softOptInCountries).toMatch(/^Australia, Belgium, .*Germany.* and United States$/);
    expect(view.shopifyWroteAt).toBe("Jun 16, 2026");
    expect((await viewOf({})).shopifyWroteAt).toBeNull();
  });
});
