import { describe, expect, test } from "vitest";
import type { Step } from "../../app/domain/journeys/steps.ts";
import type { Trigger } from "../../app/domain/journeys/triggers.ts";
import type { Predicate } from "../../app/domain/segments/predicate.ts";
import { describePredicate } from "../../app/presenters/words/describe-predicate.ts";
import { describeStep } from "../../app/presenters/words/describe-step.ts";
import { describeExit, describeTrigger } from "../../app/presenters/words/describe-trigger.ts";
import type { Names } from "../../app/presenters/words/names.ts";

const NAMES: Names = {
  locale: "en-US", currency: "USD", segments: { "1": "VIP" }, products: { "7": "Trail Pack" }, templates: { remind: "Reminder" },
  countries: { DE: "Germany", AT: "Austria" }, languages: { de: "German" }, steps: { remind: "mail 1" },
};
const value: Predicate = { kind: "value", is: "at-least", minor: 5000 };
const home: Predicate = { kind: "country", in: ["DE", "AT"] };

describe("questions about a person", () => {
  test.each<[Predicate, string, string]>([
    [value, "the cart is worth at least $50.00", "the cart is worth less than $50.00"],
    [home, "the customer lives in Germany or Austria", "the customer does not live in Germany or Austria"],
    [{ kind: "orders-count", is: "at-least", count: 1 }, "the customer has ordered before", "the customer has never ordered"],
    [{ kind: "orders-count", is: "at-most", count: 0 }, "the customer has never ordered", "the customer has ordered before"],
    [{ kind: "orders-count", is: "at-least", count: 3 }, "the customer has ordered at least 3 times", "the customer has ordered fewer than 3 times"],
    [{ kind: "total-spent", is: "at-most", minor: 100 }, "the customer has spent at most $1.00 in all", "the customer has spent more than $1.00 in all"],
    [{ kind: "days-since-last-order", is: "at-least", days: 1 }, "the last order is at least 1 day ago", "the last order is less than 1 day ago, or there is none"],
    [{ kind: "language", in: ["de"] }, "the customer reads German", "the customer does not read German"],
    [{ kind: "product", in: ["7", "8"] }, "the cart has Trail Pack or a product that is not known by name", "the cart does not have Trail Pack or a product that is not known by name"],
    [{ kind: "segment", segmentId: "1" }, "the customer is in the segment “VIP”", "the customer is not in the segment “VIP”"],
    [{ kind: "clicked", stepId: "remind" }, "the customer has clicked mail 1", "the customer has not clicked mail 1"],
    [{ kind: "mailed", stepId: "remind" }, "the customer was sent mail 1", "the customer was not sent mail 1"],
    [{ kind: "mailed", stepId: null }, "the customer was sent a mail of this campaign", "the customer was not sent a mail of this campaign"],
    [{ kind: "clicked", stepId: null }, "the customer has clicked a mail of this campaign", "the customer has not clicked a mail of this campaign"],
  ])("%j reads as %s", (predicate, words, opposite) => {
    expect(describePredicate(predicate, NAMES, "checkout")).toBe(words);
    expect(describePredicate({ kind: "not", of: predicate }, NAMES, "checkout")).toBe(opposite);
    expect(describePredicate({ kind: "not", of: { kind: "not", of: predicate } }, NAMES, "checkout")).toBe(words);
  });

  test("groups are told apart, and their opposite is no riddle", () => {
    const any: Predicate = { kind: "any", of: [home, { kind: "segment", segmentId: "1" }] };
    expect(describePredicate({ kind: "all", of: [value, any] }, NAMES, "order")).toBe("the order is worth at least $50.00 and (the customer lives in Germany or Austria or the customer is in the segment “VIP”)");
    expect(describePredicate({ kind: "not", of: any }, NAMES, "order")).toBe("none of these is so: the customer lives in Germany or Austria; the customer is in the segment “VIP”");
  });

  test("an id is never shown", () => {
    const text = describePredicate({ kind: "all", of: [{ kind: "segment", segmentId: "99" }, { kind: "product", in: ["98"] }, { kind: "clicked", stepId: "gone" }] }, NAMES, "checkout");
    expect(text).not.toMatch(/9[89]|gone/);
  });
});

test.each<[Step, string]>([
  [{ id: "s", kind: "wait", minutes: 23 * 60 }, "Wait 23 hours"],
  [{ id: "s", kind: "wait-until", at: "09:00", weekdays: null }, "Wait until 09:00"],
  [{ id: "s", kind: "wait-until", at: "09:00", weekdays: [5, 1] }, "Wait until 09:00 on a Monday or Friday"],
  [{ id: "s", kind: "wait-until", at: "09:00", weekdays: [1, 2, 3, 4, 5] }, "Wait until 09:00, Monday to Friday"],
  [{ id: "s", kind: "wait-for", event: { kind: "delivered" }, limitMinutes: 3 * 1440, happened: [], timedOut: [] }, "Wait up to 3 days for the parcel to arrive"],
  [{ id: "s", kind: "wait-for", event: { kind: "segment-entered", segmentId: "1" }, limitMinutes: 60, happened: [], timedOut: [] }, "Wait up to 1 hour for the customer to enter the segment “VIP”"],
  [{ id: "s", kind: "split", if: value, yes: [], no: [] }, "If the cart is worth at least $50.00"],
  [{ id: "s", kind: "random", paths: [{ id: "a", weight: 1, steps: [] }, { id: "b", weight: 3, steps: [] }] }, "Split by chance: 25%, 75%"],
  [{ id: "s", kind: "message", templateId: "remind", offer: { kind: "percentage", percent: 10, validHours: 48 }, offerStepId: null, purpose: "marketing" }, "Send “Reminder” with 10% off, valid for 2 days"],
  [{ id: "s", kind: "message", templateId: "remind", offer: null, offerStepId: "remind", purpose: "marketing" }, "Send “Reminder” with the offer of mail 1"],
  [{ id: "s", kind: "message", templateId: "gone", offer: null, offerStepId: null, purpose: "transactional" }, "Send a mail that is still to be chosen, about the order"],
  [{ id: "s", kind: "offer", terms: { kind: "amount", minor: 500, currency: "USD", validHours: 24 } }, "Make an offer: $5.00 off, valid for 1 day"],
  [{ id: "s", kind: "tag", add: ["vip"], remove: ["new", "cold"] }, "Add the tag “vip”, remove the tags “new” and “cold”"],
  [{ id: "s", kind: "webhook", url: "https://hooks.example.com/a?key=secret" }, "Call another system: hooks.example.com"],
  [{ id: "s", kind: "flow" }, "Start Shopify Flow"],
  [{ id: "s", kind: "exit" }, "End here"],
])("the step %j reads as %s", (step, words) => {
  expect(describeStep(step, NAMES, "checkout")).toBe(words);
});

test.each<[Trigger, string]>([
  [{ kind: "checkout-abandoned", idleMinutes: 10, changedCart: "go-on" }, "A shopper leaves the checkout"],
  [{ kind: "order-late", of: "delivery", afterDays: 3 }, "A parcel is not there on its promised day, or else 3 days after sending"],
  [{ kind: "order-late", of: "sending", afterDays: 1 }, "An order is not sent within 1 day"],
  [{ kind: "segment-entered", segmentId: "1" }, "A customer enters the segment “VIP”"],
  [{ kind: "date", after: "last-order", days: 90 }, "90 days after the last order"],
  [{ kind: "broadcast", segmentId: null, at: "2026-11-27T15:00:00Z" }, "Once, to everybody, on Friday"],
])("the trigger %j reads as %s", (trigger, words) => {
  expect(describeTrigger(trigger, NAMES, () => "Friday")).toBe(words);
});

test("what ends a journey early", () => {
  expect(describeExit({ kind: "left-segment", segmentId: "1" }, NAMES, "person")).toBe("the customer leaves the segment “VIP”");
  expect(describeExit({ kind: "custom", if: value }, NAMES, "order")).toBe("the order is worth at least $50.00");
});
