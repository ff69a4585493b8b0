import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BASIS_TABLE, basisRule, SOFT_OPT_IN_COUNTRIES, STRICTEST } from "../../../app/domain/consent/basis-table.ts";
import { currentConsent, hasAgreed, legalBasis } from "../../../app/domain/consent/legal-basis.ts";
import type { BasisFacts, BasisPolicy } from "../../../app/domain/consent/basis.ts";
import type { ConsentRecord, SuppressionReason } from "../../../app/domain/consent/marketing-consent.ts";
import { hasStrictPrivacy, mayTrackOpens } from "../../../app/domain/consent/tracking.ts";
import type { Order } from "../../../app/domain/orders/order.ts";
import { after, anOrder, DAY, HOUR, NOON } from "../../support/samples.ts";

const said = (state: ConsentRecord["state"], at: Date, source: ConsentRecord["source"] = "shopify-customer"): ConsentRecord => ({ channel: "email", state, source, at, evidence: {} });
const box = (state: ConsentRecord["state"], hours: number, checkoutToken = "tok-1"): ConsentRecord => ({ ...said(state, after(hours * HOUR), "checkout-box"), evidence: { checkoutToken } });
const open: BasisPolicy = { checkoutBoxPreselected: false, softOptIn: false };
const soft: BasisPolicy = { ...open, softOptIn: true };
const facts = (records: readonly ConsentRecord[], country: string | null = "US", orders: readonly Order[] = [], suppression: SuppressionReason | null = null): BasisFacts => ({
  consent: { records, suppression, country }, orders, address: "ada@example.com",
});
const bought = (daysAgo: number, change: Partial<Order> = {}): Order => anOrder({ id: String(9000 + daysAgo), createdAt: after(-daysAgo * DAY), ...change });
const basisOf = (given: BasisFacts, policy = open, purpose: "marketing" | "transactional" = "marketing") => {
  const answer = legalBasis(purpose, given, policy, after(DAY));
  return answer.ok ? answer.basis.kind : answer.reason;
};

describe("consent", () => {
  it("is the newest thing said", () => {
    expect(basisOf(facts([said("subscribed", after(0))]))).toBe("consent");
    expect(basisOf(facts([said("subscribed", after(0)), said("unsubscribed", after(HOUR))]))).toBe("no-legal-basis");
    expect(basisOf(facts([said("unsubscribed", after(0)), said("subscribed", after(HOUR))]))).toBe("consent");
  });

  it("is not taken away by Shopify's 'never said'", () => {
    expect(basisOf(facts([said("subscribed", after(0), "checkout-box"), said("not-subscribed", after(HOUR))]))).toBe("consent");
    expect(basisOf(facts([said("not-subscribed", after(0))]))).toBe("no-legal-basis");
  });

  it("is awaited until it counts where somebody lives: a tick that waits to be confirmed does so only elsewhere", () => {
    const agreed = (country: string | null, ...records: ConsentRecord[]) => hasAgreed({ country, records });
    const ticked = [box("subscribed", 0), said("pending", after(HOUR))];
    expect(agreed("DE", ...ticked)).toBe(false);
    expect(agreed("DE", ...ticked, said("subscribed", after(2 * HOUR)))).toBe(true);
    expect([agreed("US", box("subscribed", 0)), agreed("US")]).toEqual([true, false]);
  });

  it("does not come from a box that was unticked again, until it is ticked anew", () => {
    const withdrawn = [box("subscribed", 0), box("not-subscribed", 1)];
    expect(basisOf(facts(withdrawn))).toBe("no-legal-basis");
    expect(basisOf(facts([...withdrawn].reverse()))).toBe("no-legal-basis");
    expect(basisOf(facts([...withdrawn, box("subscribed", 2)]))).toBe("consent");
    expect(basisOf(facts([...withdrawn, box("subscribed", 0, "tok-2")]))).toBe("consent");
    expect(basisOf(facts([said("subscribed", after(0)), box("not-subscribed", 1)]))).toBe("consent");
  });

  it("waits for a double opt-in to be confirmed; where that is expected, a box ticked meanwhile proves nothing", () => {
    expect(basisOf(facts([said("pending", after(0))]))).toBe("no-legal-basis");
    const pendingThenBox = [said("pending", after(0)), box("subscribed", 2)];
    expect(basisOf(facts(pendingThenBox, "DE"))).toBe("no-legal-basis");
    expect(basisOf(facts(pendingThenBox, "FR"))).toBe("consent");
    expect(basisOf(facts([...pendingThenBox, said("subscribed", after(3 * HOUR))], "DE"))).toBe("consent");
  });

  it("does not come from a box that was already ticked, but in the United States", () => {
    const ticked = [box("subscribed", 0)];
    const preselected = { ...open, checkoutBoxPreselected: true };
    for (const country of ["DE", "GB", "CA", "MX", null]) expect(basisOf(facts(ticked, country), preselected), String(country)).toBe("no-legal-basis");
    expect(basisOf(facts(ticked, "us"), preselected)).toBe("consent");
    expect(basisOf(facts(ticked, "DE"))).toBe("consent");
  });

  it("does not depend on the order in which things became known", () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("subscribed", "unsubscribed", "not-subscribed", "pending"), fc.integer({ min: 0, max: 5 })), { maxLength: 6 }),
        (list) => {
          const records = list.map(([state, hours]) => said(state as ConsentRecord["state"], after(hours * HOUR)));
          expect(currentConsent(records, "email")?.state === "subscribed").toBe(currentConsent([...records].reverse(), "email")?.state === "subscribed");
        },
      ),
    ));
});

describe("soft opt-in", () => {
  it("is used only where the table admits it and the merchant has switched it on", () => {
    for (const { countries, softOptIn } of [...BASIS_TABLE, { ...STRICTEST, countries: ["XX"] }]) {
      for (const country of countries) {
        expect(basisOf(facts([], country, [bought(30)]), soft), country).toBe(softOptIn ? "soft-opt-in" : "no-legal-basis");
        expect(basisOf(facts([], country, [bought(30)]), open), country).toBe("no-legal-basis");
      }
    }
    expect(basisOf(facts([], null, [bought(30)]), soft)).toBe("no-legal-basis");
  });

  it("keeps the order and its time as evidence, of several the newest, and gives way to consent", () => {
    const given = facts([], "DE", [bought(200), bought(20), bought(90)]);
    expect(legalBasis("marketing", given, soft, NOON)).toEqual({
      ok: true, basis: { kind: "soft-opt-in", source: "purchase", at: after(-20 * DAY), evidence: { orderId: "9020", order: "#1001", law: "UWG § 7(3)" } },
    });
    expect(basisOf(facts([said("subscribed", NOON)], "DE", [bought(20)]), soft)).toBe("consent");
  });

  it("is not for a guest who only typed an address, nor by an order that sold nothing or named another address", () => {
    const never: readonly (readonly Order[])[] = [
      [], [bought(5, { test: true })], [bought(5, { cancelledAt: NOON })], [bought(5, { financialStatus: "voided" })], [bought(5, { email: null })], [bought(5, { email: "eve@example.com" })], [bought(-2)],
    ];
    for (const orders of never) expect(basisOf(facts([], "FR", orders), soft)).toBe("no-legal-basis");
    expect(basisOf(facts([], "FR", [bought(5, { email: " ADA@Example.com" })]), soft)).toBe("soft-opt-in");
    expect(basisOf({ ...facts([], "FR", [bought(5)]), address: null }, soft)).toBe("no-legal-basis");
  });

  it("ends when the purchase is too old for the country", () => {
    const at = (country: string, daysAgo: number) => basisOf(facts([], country, [bought(daysAgo)]), soft);
    expect([at("CA", 728), at("CA", 731), at("IE", 363), at("IE", 366), at("SE", 366), at("DE", 366)]).toEqual(["soft-opt-in", "no-legal-basis", "soft-opt-in", "no-legal-basis", "no-legal-basis", "soft-opt-in"]);
  });

  it("ends with a refusal: an unsubscribe, or a box for news that was unticked", () => {
    expect(basisOf(facts([said("unsubscribed", after(-DAY))], "DE", [bought(5)]), soft)).toBe("no-legal-basis");
    expect(basisOf(facts([], "DE", [bought(5)], "unsubscribed"), soft)).toBe("suppressed");
    expect(basisOf(facts([box("subscribed", -9), box("not-subscribed", -8)], "DE", [bought(5)]), soft)).toBe("no-legal-basis");
  });

  it("needs the chance to refuse to be known where the box comes ticked", () => {
    const preselected = { ...soft, checkoutBoxPreselected: true };
    expect(basisOf(facts([], "DE", [bought(5)]), preselected)).toBe("no-legal-basis");
    expect(basisOf(facts([box("subscribed", -150)], "DE", [bought(5)]), preselected)).toBe("soft-opt-in");
    expect(basisOf(facts([box("subscribed", -150, "tok-9")], "DE", [bought(5)]), preselected)).toBe("no-legal-basis");
  });
});

describe("closed addresses", () => {
  it("get nothing; one that unsubscribed from marketing still gets messages about its order", () => {
    const closed = (reason: SuppressionReason, purpose: "marketing" | "transactional") => basisOf(facts([said("subscribed", NOON)], "US", [bought(1)], reason), soft, purpose);
    for (const reason of ["unsubscribed", "bounced", "complained", "merchant", "erased"] as const) {
      expect(closed(reason, "marketing")).toBe("suppressed");
      expect(closed(reason, "transactional"), reason).toBe(reason === "unsubscribed" ? "transactional" : "suppressed");
    }
  });

  it("a message about an order needs no consent anywhere", () => {
    for (const country of ["DE", "US", "XX", null]) expect(basisOf(facts([], country), open, "transactional")).toBe("transactional");
  });
});

describe("the table", () => {
  it("names each country once, by an ISO code, with its law", () => {
    const all = BASIS_TABLE.flatMap((rule) => rule.countries);
    expect(new Set(all).size).toBe(all.length);
    for (const country of all) expect(country).toMatch(/^[A-Z]{2}$/);
    for (const rule of BASIS_TABLE) {
      expect(rule.law).not.toBe("");
      if (rule.softOptIn) expect([6, 12, 24]).toContain(rule.softOptIn.withinMonths);
    }
  });

  it("has every member of the EU and EEA, and the United Kingdom", () => {
    const named = new Set(BASIS_TABLE.flatMap((rule) => rule.countries));
    const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
    const strict = Array.from({ length: 26 * 26 }, (_, n) => String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26))).filter((code) => names.of(code) && hasStrictPrivacy(code));
    expect(strict.length).toBeGreaterThanOrEqual(31);
    expect(strict.filter((code) => !named.has(code))).toEqual([]);
  });

  it("is the strictest for what is unknown", () => {
    expect(basisRule(null)).toBe(STRICTEST);
    expect(basisRule("XX")).toBe(STRICTEST);
    expect(basisRule("de").countries).toEqual(["DE"]);
    expect(SOFT_OPT_IN_COUNTRIES).toContain("GB");
    expect(SOFT_OPT_IN_COUNTRIES).not.toContain("AT");
  });
});

it("allows no open pixel for EU, EEA, UK and unknown recipients", () => {
  expect(["DE", "gb", "NO", null].some(mayTrackOpens)).toBe(false);
  expect(mayTrackOpens("US")).toBe(true);
});
