import fc from "fast-check";
import type { JourneyDefinition } from "../../../app/domain/journeys/definition.ts";
import { OPEN_ENTRY } from "../../../app/domain/journeys/definition.ts";
import type { Step } from "../../../app/domain/journeys/steps.ts";

/** minutes of which every wait is a multiple, so that a clock that ticks so meets every moment; what is put off is put off to a full hour, too */
export const TICK_MINUTES = 60;

const wait = fc.integer({ min: 1, max: 96 }).map((ticks) => ({ kind: "wait" as const, minutes: ticks * TICK_MINUTES }));
const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constant("00")).map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${minute}`);
const until = fc.record({ kind: fc.constant("wait-until" as const), at: clock, weekdays: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }), { nil: null }) });
const mail = fc.constant({ kind: "message" as const, templateId: "t", offer: null, offerStepId: null, purpose: "marketing" as const });
const tag = fc.constant({ kind: "tag" as const, add: ["vip"], remove: [] as string[] });
const leaf = fc.oneof(wait, wait, until, mail, mail, tag, fc.constant({ kind: "exit" as const }));
const predicate = fc.constantFrom({ kind: "orders-count" as const, is: "at-least" as const, count: 1 }, { kind: "country" as const, in: ["US"] }, { kind: "clicked" as const, stepId: null }, { kind: "mailed" as const, stepId: null });

type Bare = object;
const list = (depth: number): fc.Arbitrary<Bare[]> => fc.array(depth === 0 ? leaf : fc.oneof({ weight: 4, arbitrary: leaf }, { weight: 1, arbitrary: nested(depth - 1) }), { maxLength: 5 });

function nested(depth: number): fc.Arbitrary<Bare> {
  return fc.oneof(
    fc.record({ kind: fc.constant("split"), if: predicate, yes: list(depth), no: list(depth) }),
    fc.record({ kind: fc.constant("wait-for"), event: fc.constant({ kind: "ordered" }), limitMinutes: fc.integer({ min: 1, max: 48 }).map((ticks) => ticks * TICK_MINUTES), happened: list(depth), timedOut: list(depth) }),
    fc.record({ kind: fc.constant("random"), paths: fc.tuple(list(depth), list(depth)).map(([a, b]) => [{ weight: 1, steps: a }, { weight: 2, steps: b }]) }),
  );
}

/** Any journey about a person, its steps named in turn. It may break the rules of parseDefinition, such as mails in a row; `advance` must not mind. */
export const hourlyJourney: fc.Arbitrary<JourneyDefinition> = list(2).filter((steps) => steps.length > 0).map((steps) => {
  let count = 0;
  const name = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(name);
    if (typeof value !== "object" || value === null) return value;
    const named = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, ["yes", "no", "happened", "timedOut", "paths", "steps"].includes(key) ? name(inner) : inner]));
    return "kind" in value || "weight" in value ? { id: `s${(count += 1)}`, ...named } : named;
  };
  return { trigger: { kind: "customer-created" }, entry: OPEN_ENTRY, exits: [], steps: name(steps) as Step[] };
});
