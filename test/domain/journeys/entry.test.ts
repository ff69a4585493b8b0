import { describe, expect, it } from "vitest";
import { EntryRulesSchema } from "../../../app/domain/journeys/definition.ts";
import { whyNotEntered } from "../../../app/domain/journeys/entry.ts";
import { money } from "../../../app/domain/kernel/money.ts";
import { aCheckout, after, anOrder, DAY, journeyFacts } from "../../support/samples.ts";

const rules = (change: object) => EntryRulesSchema.parse(change);
const now = after(DAY);

describe("why somebody does not enter", () => {
  it.each([
    ["below-minimum", { minimumMinor: 5_000 }, {}],
    ["below-minimum", { minimumMinor: 5_000 }, { checkout: null, order: anOrder() }],
    ["other-country", { countries: { mode: "only", codes: ["DE"] } }, {}],
    ["other-country", { countries: { mode: "except", codes: ["US"] } }, {}],
    ["other-country", { countries: { mode: "only", codes: ["US"] } }, { consent: { records: [], suppression: null, country: null }, customer: { ...journeyFacts().customer, country: null } }],
    ["other-channel", { channels: ["pos"] }, {}],
    ["not-in-audience", { audience: { kind: "orders-count", is: "at-least", count: 1 } }, {}],
    ["not-in-audience", { audience: { kind: "segment", segmentId: "1" } }, {}],
  ] as const)("%s", (reason, change, facts) => {
    expect(whyNotEntered(rules(change), { facts: journeyFacts(facts), earlier: [] }, now)).toBe(reason);
  });

  it("counts earlier entries", () => {
    const earlier = [after(-3 * DAY)];
    expect(whyNotEntered(rules({ reEntry: "once" }), { facts: journeyFacts(), earlier }, now)).toBe("only-once");
    expect(whyNotEntered(rules({ coolDownDays: 5 }), { facts: journeyFacts(), earlier }, now)).toBe("cooling-down");
    expect(whyNotEntered(rules({ coolDownDays: 4 }), { facts: journeyFacts(), earlier }, now)).toBeNull();
  });

  it("does not compare a minimum across currencies, and lets in whoever fits", () => {
    const euros = journeyFacts({ checkout: aCheckout({ subtotal: money(100, "EUR"), presentmentCurrency: "EUR" }) });
    expect(whyNotEntered(rules({ minimumMinor: 5_000 }), { facts: euros, earlier: [] }, now)).toBeNull();
    expect(whyNotEntered(rules({ countries: { mode: "except", codes: ["DE"] }, channels: ["web"] }), { facts: journeyFacts(), earlier: [] }, now)).toBeNull();
  });
});
