import fc from "fast-check";
import type { ExitCondition, JourneyDefinition } from "../../app/domain/journeys/definition.ts";
import { parseDefinition } from "../../app/domain/journeys/parse-definition.ts";
import { pathsOf } from "../../app/domain/journeys/places.ts";
import type { Step } from "../../app/domain/journeys/steps.ts";
import type { Trigger } from "../../app/domain/journeys/triggers.ts";
import type { Predicate } from "../../app/domain/segments/predicate.ts";

const segmentId = fc.constantFrom("7", "8");
const is = fc.constantFrom("at-least" as const, "at-most" as const);

/** Questions three levels deep at most, of the usual ones and others. */
const predicateOf = (...others: readonly fc.Arbitrary<Predicate>[]): fc.Arbitrary<Predicate> => fc.letrec<{ one: Predicate }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.oneof(
      fc.record({ kind: fc.constant("orders-count" as const), is, count: fc.nat(3) }),
      fc.record({ kind: fc.constant("total-spent" as const), is, minor: fc.nat(10_000) }),
      fc.record({ kind: fc.constant("days-since-last-order" as const), is, days: fc.nat(90) }),
      fc.record({ kind: fc.constant("value" as const), is, minor: fc.nat(10_000) }),
      fc.record({ kind: fc.constant("country" as const), in: fc.constantFrom(["US"], ["DE", "FR"]) }),
      fc.record({ kind: fc.constant("language" as const), in: fc.constantFrom(["en"], ["de"]) }),
      fc.record({ kind: fc.constant("product" as const), in: fc.constantFrom(["1"], ["99"]) }),
      fc.record({ kind: fc.constant("segment" as const), segmentId }),
      fc.record({ kind: fc.constant("clicked" as const), stepId: fc.constant(null) }),
      ...others,
    ),
    fc.record({ kind: fc.constantFrom("all" as const, "any" as const), of: fc.array(tie("one"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant("not" as const), of: tie("one") }),
  ) as fc.Arbitrary<Predicate>,
})).one;

/** Any question about a person. */
export const anyPredicate = predicateOf();
/** Any about one under way in a journey. */
const anyPredicateOnTheWay = predicateOf(fc.record({ kind: fc.constant("mailed" as const), stepId: fc.constant(null) }));

const minutes = fc.integer({ min: 1, max: 20_000 });
const terms = fc.constantFrom({ kind: "percentage" as const, percent: 10, validHours: 48 }, { kind: "free-shipping" as const, validHours: 24 });

const anySteps: fc.Arbitrary<Step[]> = fc.letrec<{ steps: Step[]; step: Step }>((tie) => ({
  steps: fc.array(tie("step"), { maxLength: 4, depthIdentifier: "steps" }),
  step: fc.oneof(
    { maxDepth: 3, depthIdentifier: "steps" },
    fc.oneof(
      fc.record({ id: fc.constant("x"), kind: fc.constant("wait" as const), minutes }),
      fc.record({ id: fc.constant("x"), kind: fc.constant("wait-until" as const), at: fc.constantFrom("02:30", "10:00", "23:59"), weekdays: fc.constantFrom(null, [1], [6, 7]) }),
      fc.record({
        id: fc.constant("x"), kind: fc.constant("message" as const), templateId: fc.constant("t"), offer: fc.option(terms), offerStepId: fc.constant(null), purpose: fc.constant("marketing" as const),
      }),
      fc.record({ id: fc.constant("x"), kind: fc.constant("offer" as const), terms }),
      fc.record({ id: fc.constant("x"), kind: fc.constant("tag" as const), add: fc.constant(["vip"]), remove: fc.constant([]) }),
      fc.record({ id: fc.constant("x"), kind: fc.constant("webhook" as const), url: fc.constant("https://a.example/x") }),
      fc.record({ id: fc.constant("x"), kind: fc.constant("flow" as const) }),
      fc.record({ id: fc.constant("x"), kind: fc.constant("exit" as const) }),
    ),
    fc.record({ id: fc.constant("x"), kind: fc.constant("split" as const), if: anyPredicateOnTheWay, yes: tie("steps"), no: tie("steps") }),
    fc.record({
      id: fc.constant("x"), kind: fc.constant("wait-for" as const), event: fc.oneof(fc.record({ kind: fc.constantFrom("ordered" as const, "clicked" as const, "subscribed" as const) }), fc.record({ kind: fc.constant("segment-entered" as const), segmentId })),
      limitMinutes: minutes, happened: tie("steps"), timedOut: tie("steps"),
    }),
    fc.record({ id: fc.constant("x"), kind: fc.constant("random" as const), paths: fc.tuple(tie("steps"), tie("steps")).map(([a, b]) => [{ id: "a", weight: 1, steps: a }, { id: "b", weight: 2, steps: b }]) }),
  ) as fc.Arbitrary<Step>,
})).steps;

const anyTrigger = fc.constantFrom<Trigger>(
  { kind: "checkout-abandoned", idleMinutes: 10, changedCart: "go-on" }, { kind: "order-placed" }, { kind: "customer-created" }, { kind: "segment-entered", segmentId: "7" }, { kind: "date", after: "last-order", days: 60 },
);

/** Journeys that parseDefinition accepts, with all kinds of step. */
export const anyJourney: fc.Arbitrary<JourneyDefinition> = fc
  .record({
    trigger: anyTrigger,
    entry: fc.record({
      audience: fc.option(anyPredicate), minimumMinor: fc.option(fc.nat(10_000)), countries: fc.option(fc.record({ mode: fc.constantFrom("only" as const, "except" as const), codes: fc.constant<string[]>(["US", "DE"]) })),
      channels: fc.option(fc.constant<string[]>(["web"])), reEntry: fc.constantFrom("each-occasion" as const, "each-order" as const, "once" as const), coolDownDays: fc.nat(365),
    }),
    exits: fc.subarray<ExitCondition>([{ kind: "ordered" }, { kind: "unsubscribed" }, { kind: "left-segment", segmentId: "7" }]),
    steps: anySteps,
  })
  .map((journey): JourneyDefinition => ({ ...journey, exits: [...journey.exits], steps: named(withMail(journey.steps)) }))
  .filter((journey) => parseDefinition(journey).ok);

/** Two messages never follow each other, none ends with a wait, and each step has an id of its own. */
function named(steps: readonly Step[]): Step[] {
  let last = 0;
  const name = (list: readonly Step[]): Step[] => list.map((step) => renamed(step, `s${last++}`, name));
  return name(steps);
}

function renamed(step: Step, id: string, name: (list: readonly Step[]) => Step[]): Step {
  switch (step.kind) {
    case "split":
      return { ...step, id, yes: name(step.yes), no: name(step.no) };
    case "wait-for":
      return { ...step, id, happened: name(step.happened), timedOut: name(step.timedOut) };
    case "random":
      return { ...step, id, paths: step.paths.map((path) => ({ ...path, steps: name(path.steps) })) };
    default:
      return { ...step, id };
  }
}

function withMail(steps: readonly Step[]): readonly Step[] {
  const wait: Step = { id: "x", kind: "wait", minutes: 60 };
  const mail: Step = { id: "x", kind: "message", templateId: "t", offer: null, offerStepId: null, purpose: "marketing" };
  return [...steps.filter((step) => pathsOf(step).size === 0 || [...pathsOf(step).values()].some((path) => path.length > 0)), wait, mail];
}
