import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../../app/domain/segments/evaluate.ts";
import { type Predicate, PredicateSchema } from "../../../app/domain/segments/predicate.ts";
import { anyPredicate } from "../../support/any-journey.ts";
import { aCheckout, after, anOrder, DAY, journeyFacts } from "../../support/samples.ts";

const now = after(10 * DAY);
const bought = [anOrder({ id: "1", createdAt: after(DAY) }), anOrder({ id: "2", createdAt: after(3 * DAY) }), anOrder({ id: "3", test: true }), anOrder({ id: "4", cancelledAt: after(DAY) }), anOrder({ id: "5", createdAt: after(11 * DAY) })];

describe("a question about a person", () => {
  it.each<[Predicate, object, boolean | "unknown"]>([
    [{ kind: "orders-count", is: "at-least", count: 2 }, { orders: bought }, true],
    [{ kind: "orders-count", is: "at-least", count: 3 }, { orders: bought }, false],
    [{ kind: "orders-count", is: "at-most", count: 2 }, { orders: [...bought, ...bought] }, true],
    [{ kind: "total-spent", is: "at-least", minor: 9_800 }, { orders: bought }, true],
    [{ kind: "days-since-last-order", is: "at-least", days: 7 }, { orders: bought }, true],
    [{ kind: "days-since-last-order", is: "at-most", days: 6 }, { orders: bought }, false],
    [{ kind: "days-since-last-order", is: "at-least", days: 0 }, {}, false],
    [{ kind: "value", is: "at-least", minor: 4_900 }, { order: anOrder(), checkout: null }, true],
    [{ kind: "value", is: "at-least", minor: 1 }, { checkout: null }, "unknown"],
    [{ kind: "value", is: "at-least", minor: 1 }, { checkout: aCheckout({ subtotal: { minor: 5, currency: "EUR" } }) }, "unknown"],
    [{ kind: "country", in: ["US"] }, {}, true],
    [{ kind: "language", in: ["en"] }, { checkout: aCheckout({ locale: "EN-gb" }) }, true],
    [{ kind: "segment", segmentId: "7" }, {}, "unknown"],
    [{ kind: "segment", segmentId: "7" }, { segments: new Map([["7", { member: false, since: now }]]) }, false],
    [{ kind: "clicked", stepId: "a" }, { clicks: [{ stepId: "b", at: now }] }, false],
    [{ kind: "clicked", stepId: null }, { clicks: [{ stepId: "b", at: now }] }, true],
    [{ kind: "mailed", stepId: null }, { sentSteps: new Map([["a", ["cart-1"]]]) }, false],
    [{ kind: "mailed", stepId: null }, { occasion: "cart-1", sentSteps: new Map([["a", ["cart-1"]]]) }, true],
    [{ kind: "mailed", stepId: "b" }, { occasion: "cart-1", sentSteps: new Map([["a", ["cart-1"]]]) }, false],
    [{ kind: "mailed", stepId: "a" }, { occasion: "cart-2", sentSteps: new Map([["a", ["cart-1"]]]) }, false],
    [{ kind: "mailed", stepId: "a" }, { occasion: "cart-1", sentSteps: new Map([["a", ["cart-0", "cart-1"]]]), lostMails: [{ stepId: "a", occasion: "cart-0", outcome: "lost" }] }, true],
    [{ kind: "mailed", stepId: "a" }, { occasion: "cart-1", sentSteps: new Map([["a", ["cart-1"]]]), lostMails: [{ stepId: "a", occasion: "cart-1", outcome: "lost" }] }, false],
    [{ kind: "mailed", stepId: "a" }, { occasion: "cart-1", sentSteps: new Map([["a", ["cart-1"]]]), lostMails: [{ stepId: "a", occasion: "cart-1", outcome: "unknown" }] }, "unknown"],
    [{ kind: "mailed", stepId: null }, { occasion: "cart-1", sentSteps: new Map([["a", ["cart-1"]], ["b", ["cart-1"]]]), lostMails: [{ stepId: "a", occasion: "cart-1", outcome: "unknown" }] }, true],
  ])("%j of %j: %s", (predicate, facts, answer) => expect(evaluate(predicate, { ...journeyFacts(), ...facts }, now)).toBe(answer));

  it("is unknown only where the unknown part matters", () => {
    const unknown: Predicate = { kind: "segment", segmentId: "9" };
    const yes: Predicate = { kind: "country", in: ["US"] };
    const no: Predicate = { kind: "country", in: ["DE"] };
    const ask = (predicate: Predicate) => evaluate(predicate, journeyFacts(), now);
    expect(ask({ kind: "all", of: [unknown, no] })).toBe(false);
    expect(ask({ kind: "all", of: [unknown, yes] })).toBe("unknown");
    expect(ask({ kind: "any", of: [unknown, yes] })).toBe(true);
    expect(ask({ kind: "any", of: [unknown, no] })).toBe("unknown");
    expect(ask({ kind: "not", of: unknown })).toBe("unknown");
  });

  it("obeys De Morgan, whatever is asked, and is stored without loss", () =>
    fc.assert(
      fc.property(anyPredicate, anyPredicate, (a, b) => {
        const facts = journeyFacts({ orders: bought, segments: new Map([["7", { member: true, since: now }]]) });
        const ask = (predicate: Predicate) => evaluate(predicate, facts, now);
        expect(ask({ kind: "not", of: { kind: "all", of: [a, b] } })).toBe(ask({ kind: "any", of: [{ kind: "not", of: a }, { kind: "not", of: b }] }));
        expect(ask({ kind: "any", of: [a, b] })).toBe(ask({ kind: "any", of: [b, a] }));
        expect(PredicateSchema.parse(JSON.parse(JSON.stringify(a)))).toEqual(a);
      }),
    ));
});
