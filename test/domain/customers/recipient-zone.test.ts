import { describe, expect, it, test } from "vitest";
import { recipientZone } from "../../../app/domain/customers/recipient-zone.ts";
import { countryZone } from "../../../app/domain/kernel/country-zone.ts";

const AT = new Date("2026-11-21T15:00:00Z");

describe("a country's zone", () => {
  it.each([["DE", "Europe/Berlin"], ["de", "Europe/Berlin"], ["JP", "Asia/Tokyo"], ["GB", "Europe/London"], ["FR", "Europe/Paris"], ["IN", /Asia\/(Kolkata|Calcutta)/], ["AT", "Europe/Vienna"]])("of %s is its only clock", (country, zone) => {
    expect(countryZone(country, AT)).toMatch(zone);
  });

  it.each([["US"], ["CA"], ["AU"], ["BR"], ["RU"], ["ES"], ["PT"], ["CN"]])("of %s is not known: it has several clocks", (country) => {
    expect(countryZone(country, AT)).toBeNull();
  });

  it.each([[null], [""], ["XX"], ["ZZ"], ["Germany"], ["1"], ["D\u0000"]])("of %j is not known", (country) => {
    expect(countryZone(country, AT)).toBeNull();
  });
});

test("a recipient's zone is their own, else their country's, else the shop's", () => {
  const zone = (timeZone: string | null, country: string | null): string => recipientZone({ timeZone, country }, "America/New_York", AT);
  expect(zone("Asia/Tokyo", "DE")).toBe("Asia/Tokyo");
  expect(zone("no zone", "DE")).toBe("Europe/Berlin");
  expect(zone(null, "FR")).toBe("Europe/Paris");
  expect(zone(null, "US")).toBe("America/New_York");
  expect(zone(null, null)).toBe("America/New_York");
});
