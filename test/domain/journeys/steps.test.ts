import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advance } from "../../../app/domain/journeys/advance.ts";
import { mailStep } from "../../../app/domain/journeys/default-campaign.ts";
import { type JourneyDefinition, OPEN_ENTRY } from "../../../app/domain/journeys/definition.ts";
import { nextMail } from "../../../app/domain/journeys/next-mail.ts";
import { moveTo } from "../../../app/domain/journeys/move.ts";
import { placeOf, placesOf } from "../../../app/domain/journeys/places.ts";
import type { Predicate } from "../../../app/domain/segments/predicate.ts";
import type { Step } from "../../../app/domain/journeys/steps.ts";
import { after, anEnrollment, anOrder, DAY, HOUR, journeyFacts, MINUTE, NOON } from "../../support/samples.ts";

const wait = (id: string, minutes = 60): Step => ({ id, kind: "wait", minutes });
const journey = (...steps: Step[]): JourneyDefinition => ({ trigger: { kind: "order-placed" }, entry: OPEN_ENTRY, exits: [], steps });
const facts = (change: Parameters<typeof journeyFacts>[0] = {}) => journeyFacts({ checkout: null, checkoutStatus: null, order: anOrder({ id: "1" }), orders: [anOrder({ id: "1", createdAt: NOON })], ...change });
const enrollment = (change = {}) => anEnrollment({ checkoutToken: null, orderId: "1", ...change });

describe("steps of a journey", () => {
  it("follows a split and comes together again after it", () => {
    const split: Step = { id: "split", kind: "split", if: { kind: "value", is: "at-least", minor: 5_000 }, yes: [mailStep("rich", "t")], no: [] };
    const one = journey(split, wait("wait"), mailStep("last", "t"));
    expect(advance(one, enrollment(), facts({ order: anOrder({ total: { minor: 5_000, currency: "USD" } }) }), NOON)).toMatchObject({ kind: "perform", effect: { stepId: "rich" } });
    expect(advance(one, enrollment(), facts(), NOON)).toMatchObject({ kind: "wait", until: after(HOUR), stepIndex: placeOf(one, "wait") });
    expect(advance(one, enrollment({ stepIndex: placeOf(one, "wait") }), facts(), after(HOUR))).toMatchObject({ kind: "perform", effect: { stepId: "last" } });
  });

  it("waits for an event, and for its time limit", () => {
    const awaited: Step = { id: "for", kind: "wait-for", event: { kind: "delivered" }, limitMinutes: 7 * 24 * 60, happened: [mailStep("review", "t")], timedOut: [{ id: "out", kind: "exit" }] };
    const one = journey(awaited, wait("wait"), mailStep("last", "t"));
    expect(advance(one, enrollment(), facts(), NOON)).toMatchObject({ kind: "wait", until: after(7 * DAY), stepIndex: 0 });
    expect(advance(one, enrollment(), facts({ order: anOrder({ deliveredAt: after(DAY) }) }), after(DAY))).toMatchObject({ kind: "perform", effect: { stepId: "review" } });
    expect(advance(one, enrollment(), facts(), after(7 * DAY))).toMatchObject({ kind: "exit", reason: "exit-step" });
  });

  it("waits for the recipient's clock and weekday, on both days when clocks change", () => {
    const until = (zone: string, from: string, weekdays: number[] | null = null): string => {
      const one = journey({ id: "at", kind: "wait-until", at: "02:30", weekdays }, mailStep("last", "t"));
      const answer = advance(one, enrollment({ stepEnteredAt: new Date(from) }), facts({ timeZone: zone }), new Date(from));
      return answer.kind === "wait" ? answer.until.toISOString() : answer.kind;
    };
    expect(until("Europe/Berlin", "2026-03-28T12:00:00Z")).toBe("2026-03-29T01:00:00.000Z");
    expect(until("Europe/Berlin", "2026-10-24T12:00:00Z")).toBe("2026-10-25T00:30:00.000Z");
    expect(until("America/New_York", "2026-06-16T12:00:00Z", [1])).toBe("2026-06-22T06:30:00.000Z");
  });

  it("draws the same path for the same person, in the shares that were asked for", () => {
    const random: Step = { id: "r", kind: "random", paths: [{ id: "a", weight: 1, steps: [mailStep("a1", "t")] }, { id: "b", weight: 3, steps: [mailStep("b1", "t")] }] };
    const one = journey(random, wait("wait"), mailStep("last", "t"));
    const path = (customerId: string): string => {
      const answer = advance(one, enrollment({ customerId }), facts(), NOON);
      return answer.kind === "perform" ? answer.effect.stepId : answer.kind;
    };
    const paths = Array.from({ length: 4_000 }, (_, index) => path(`person-${index}`));
    expect(paths).toEqual(Array.from({ length: 4_000 }, (_, index) => path(`person-${index}`)));
    expect(paths.filter((one) => one === "a1").length / 4_000).toBeCloseTo(0.25, 1);
  });

  it("wants other things done once, then goes on", () => {
    const one = journey({ id: "tag", kind: "tag", add: ["vip"], remove: [] }, { id: "hook", kind: "webhook", url: "https://a.example/x" }, mailStep("last", "t"));
    expect(advance(one, enrollment(), facts(), NOON)).toMatchObject({ kind: "perform", effect: { kind: "tag-customer", add: ["vip"] }, stepIndex: 0 });
    expect(advance(one, enrollment(), facts({ doneSteps: new Set(["tag"]) }), NOON)).toMatchObject({ kind: "perform", effect: { kind: "call-webhook" }, stepIndex: 1 });
    expect(advance(one, enrollment(), facts({ doneSteps: new Set(["tag", "hook"]) }), NOON)).toMatchObject({ kind: "perform", effect: { kind: "send-message" }, stepIndex: 2 });
  });

  it("does not begin before the fact that starts it", () => {
    const one = journey(mailStep("last", "t"));
    expect(advance(one, enrollment({ stepEnteredAt: after(DAY) }), facts(), NOON)).toMatchObject({ kind: "wait", until: after(DAY), stepIndex: 0 });
  });

  it.each([
    ["order-cancelled", {}, { order: anOrder({ cancelledAt: NOON }) }],
    ["ordered", { exits: [{ kind: "ordered" as const }] }, { orders: [anOrder({ id: "2", createdAt: after(MINUTE) })] }],
    ["left-segment", { exits: [{ kind: "left-segment" as const, segmentId: "7" }] }, { segments: new Map([["7", { member: false, since: NOON }]]) }],
    ["condition-met", { exits: [{ kind: "custom" as const, if: { kind: "country" as const, in: ["US"] } }] }, {}],
    ["arrived", { trigger: { kind: "order-late" as const, of: "delivery" as const, afterDays: 5 } }, { order: anOrder({ deliveredAt: NOON }) }],
  ])("ends: %s", (reason, change, known) => {
    expect(advance({ ...journey(mailStep("last", "t")), ...change }, enrollment(), facts(known), after(DAY))).toEqual({ kind: "exit", reason, passed: [] });
  });

  it("does not take the order it is about for a new one", () => {
    const one = { ...journey(mailStep("last", "t")), exits: [{ kind: "ordered" as const }] };
    expect(advance(one, enrollment(), facts(), NOON).kind).toBe("perform");
  });
});

describe("places of a journey", () => {
  const steps = fc.letrec<{ steps: Step[]; step: Step }>((tie) => ({
    steps: fc.array(tie("step"), { maxLength: 4, depthIdentifier: "journey" }),
    step: fc.oneof({ depthIdentifier: "journey", maxDepth: 3 }, fc.constant(wait("x")), fc.record({ id: fc.constant("s"), kind: fc.constant("split" as const), if: fc.constant<Predicate>({ kind: "country", in: ["US"] }), yes: tie("steps"), no: tie("steps") })),
  })).steps;
  const named = (list: readonly Step[], counter = { n: 0 }): Step[] =>
    list.map((step) => ({ ...step, id: `s${counter.n++}`, ...(step.kind === "split" ? { yes: named(step.yes, counter), no: named(step.no, counter) } : {}) }));

  it("are numbered in reading order, lead only forward, and each can be reached", () =>
    fc.assert(
      fc.property(steps, (list) => {
        const places = placesOf(journey(...named(list)));
        const reached = new Set(places.length > 0 ? [0] : []);
        places.forEach((place, index) => {
          expect(place.step.id).toBe(`s${index}`);
          expect(reached.has(index)).toBe(true);
          for (const to of place.step.kind === "split" ? place.paths.values() : [place.next]) {
            expect(to).toBeGreaterThan(index);
            reached.add(to);
          }
        });
        if (places.length > 0) expect(reached.has(places.length)).toBe(true);
      }),
    ));

  it("carry an enrollment to a newer version at the same step, or not at all", () => {
    const old = journey(wait("w"), mailStep("a", "t"), wait("v"), mailStep("b", "t"));
    const newer = journey(mailStep("hello", "t"), wait("w"), mailStep("a", "t2"), wait("v", 5), mailStep("c", "t"));
    expect(moveTo(old, newer, { stepIndex: 2 })).toBe(3);
    expect(moveTo(old, newer, { stepIndex: 3 })).toBeNull();
    expect(moveTo(old, { ...newer, trigger: { kind: "order-fulfilled" } }, { stepIndex: 2 })).toBeNull();
    expect(moveTo(old, journey(mailStep("w", "t")), { stepIndex: 0 })).toBeNull();
  });
});

it("does not wait a day for the time of day at which the journey itself begins", () => {
  const broadcast: JourneyDefinition = { trigger: { kind: "broadcast", segmentId: null, at: NOON.toISOString() }, entry: OPEN_ENTRY, exits: [], steps: [{ id: "at", kind: "wait-until", at: "10:00", weekdays: null }, mailStep("news", "t"), { id: "again", kind: "wait-until", at: "10:00", weekdays: null }, mailStep("more", "t")] };
  const person = enrollment({ orderId: null });
  const alone = facts({ order: null, orders: [] });
  expect(advance(broadcast, person, alone, NOON)).toMatchObject({ kind: "perform", effect: { stepId: "news" } });
  expect(advance(broadcast, person, alone, after(MINUTE))).toMatchObject({ kind: "perform", effect: { stepId: "news" } });
  expect(advance(broadcast, person, { ...alone, timeZone: "Europe/Berlin" }, NOON)).toMatchObject({ kind: "wait", until: after(18 * HOUR) });
  expect(advance(broadcast, { ...person, stepIndex: 2 }, alone, NOON)).toMatchObject({ kind: "wait", until: after(DAY) });
  expect(nextMail(broadcast, person, NOON, "America/New_York")).toEqual({ stepId: "news", at: NOON });
});
