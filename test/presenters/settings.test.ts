import { describe, expect, test } from "vitest";
import { parseSettingsForm } from "../../app/presenters/settings/settings-form.ts";
import { type SettingsDraft, settingsView } from "../../app/presenters/settings/settings-view.ts";
import type { Mailers } from "../../app/use-cases/ports/mailer.ts";
import { aProfile, aStore, settings } from "./a-store.ts";

const MAILERS: Mailers = { available: ["smtp"], for: () => ({ provider: "smtp", handOff: async () => ({ kind: "accepted", providerMessageId: null }) }) };
const draftOf = async (): Promise<SettingsDraft> => (await settingsView(aStore(), MAILERS)).draft;
const errorsOf = async (change: Partial<SettingsDraft>): Promise<readonly string[]> => {
  const parsed = parseSettingsForm({ ...(await draftOf()), ...change }, settings(), MAILERS.available);
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
    expect(parseSettingsForm(await draftOf(), current, MAILERS.available)).toEqual({ ok: true, value: current });
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
  ])("%j is refused beside its field", async (change, field) => {
    expect(await errorsOf(change)).toEqual([field]);
  });

  test("spaces around addresses do not matter", async () => {
    expect(await errorsOf({ senderEmail: " a@b.example ", logoUrl: " https://cdn.example/logo.png " })).toEqual([]);
  });

  test.each([[null], [{}], [[]]])("what is no form (%j) is refused as a whole", (raw) => {
    expect(parseSettingsForm(raw, settings(), [])).toMatchObject({ ok: false, errors: { form: expect.any(String) } });
  });
});
