import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advance } from "../../../app/domain/journeys/advance.ts";
import type { JourneyDefinition } from "../../../app/domain/journeys/definition.ts";
import type { EnrollmentState, JourneyFacts } from "../../../app/domain/journeys/facts.ts";
import { onlyWaits } from "../../../app/domain/journeys/only-waits.ts";
import { parseDefinition } from "../../../app/domain/journeys/parse-definition.ts";
import { defaultRecoveryCampaign } from "../../../app/domain/journeys/default-campaign.ts";
import { placesOf } from "../../../app/domain/journeys/places.ts";
import { anyJourney } from "../../support/any-journey.ts";
import { onlyWhatEnds } from "../../support/only-what-ends.ts";
import { aCheckout, after, anEnrollment, anOrder, journeyFacts, MINUTE } from "../../support/samples.ts";

/** What happens to a person meanwhile, at minutes after the start. */
type Event = { readonly at: number; readonly kind: "order" | "click" | "activity" | "join" | "leave" | "unsubscribe" };
const anyEvents = fc.array(fc.record({ at: fc.integer({ min: 0, max: 60 * 24 * 60 }), kind: fc.constantFrom<Event["kind"]>("order", "click", "activity", "join", "leave", "unsubscribe") }), { maxLength: 5 });
/** how often a crash comes after something was done and before the position was kept */
const anyCrashes = fc.array(fc.boolean(), { maxLength: 20 });

interface Done {
  readonly stepId: string;
  readonly at: Date;
}

/** The least that a worker does: looks when it is time, or when something happens, does what is wanted once, and may die in between. */
function run(definition: JourneyDefinition, events: readonly Event[], crashes: readonly boolean[]): { readonly done: readonly Done[]; readonly ended: string } {
  const done: Done[] = [];
  const crash = [...crashes];
  let now = after(0);
  let enrollment = subject(definition);
  for (let turns = 0; turns < 2_000; turns += 1) {
    const facts = factsAt(definition, events, done, enrollment, now);
    const answer = advance(definition, enrollment, facts, now);
    if (onlyWaits(definition, enrollment, now)) expect(advance(definition, enrollment, { ...onlyWhatEnds(facts), timeZone: facts.timeZone }, now)).toEqual(answer);
    if (answer.kind === "exit") return { done, ended: answer.reason };
    expect(answer.stepIndex).toBeGreaterThanOrEqual(enrollment.stepIndex);
    enrollment = { ...enrollment, stepIndex: answer.stepIndex, stepEnteredAt: answer.stepEnteredAt };
    if (answer.kind === "perform") {
      done.push({ stepId: answer.effect.stepId, at: now });
      if (crash.shift()) continue;
      const place = placesOf(definition)[answer.stepIndex]!;
      enrollment = { ...enrollment, stepIndex: place.next, stepEnteredAt: now };
      continue;
    }
    expect(answer.until > now).toBe(true);
    const next = events.map((event) => after(event.at * MINUTE)).filter((at) => at > now);
    now = new Date(Math.min(answer.until.getTime(), ...next.map((at) => at.getTime())));
  }
  throw new Error("the journey never ends");
}

function subject(definition: JourneyDefinition): EnrollmentState {
  const about = definition.trigger.kind === "checkout-abandoned" ? { orderId: null } : { checkoutToken: null, orderId: definition.trigger.kind === "order-placed" ? "first" : null };
  return anEnrollment(about);
}

function factsAt(definition: JourneyDefinition, events: readonly Event[], done: readonly Done[], { occasion }: EnrollmentState, now: Date): JourneyFacts {
  const past = events.filter((event) => after(event.at * MINUTE) <= now).sort((a, b) => a.at - b.at);
  const of = (kind: Event["kind"]): Date[] => past.filter((event) => event.kind === kind).map((event) => after(event.at * MINUTE));
  const membership = past.findLast((event) => event.kind === "join" || event.kind === "leave");
  const isCheckout = definition.trigger.kind === "checkout-abandoned";
  const messages = new Set(placesOf(definition).filter(({ step }) => step.kind === "message").map(({ step }) => step.id));
  return journeyFacts({
    checkout: isCheckout ? aCheckout({ updatedAt: of("activity").at(-1) ?? after(0) }) : null,
    checkoutStatus: isCheckout ? "open" : null,
    order: definition.trigger.kind === "order-placed" ? anOrder({ id: "first" }) : null,
    orders: of("order").map((at, index) => anOrder({ id: `later-${index}`, checkoutToken: null, cartToken: null, createdAt: at })),
    clicks: of("click").map((at) => ({ stepId: "s0", at })),
    segments: new Map(membership ? [["7", { member: membership.kind === "join", since: after(membership.at * MINUTE) }]] : []),
    consent: { ...journeyFacts().consent, suppression: of("unsubscribe").length > 0 ? "unsubscribed" : null },
    sentSteps: new Map(done.filter((one) => messages.has(one.stepId)).map((one) => [one.stepId, [occasion]])),
    doneSteps: new Set(done.filter((one) => !messages.has(one.stepId)).map((one) => one.stepId)),
  });
}

const recovery = defaultRecoveryCampaign({ remind: "t1", reassure: "t2", offer: "t3" });

describe("any journey", () => {
  it("ends, does each step at most once wherever a crash comes, and the same each time", () =>
    fc.assert(
      fc.property(anyJourney, anyEvents, anyCrashes, (definition, events, crashes) => {
        const { done, ended } = run(definition, events, crashes);
        expect(new Set(done.map((one) => one.stepId)).size).toBe(done.length);
        expect(run(definition, events, [])).toMatchObject({ done, ended });
      }),
      { numRuns: 300 },
    ));

  it("about a cart writes nothing after a purchase or an unsubscribe that it must heed", () =>
    fc.assert(
      fc.property(anyJourney, anyEvents, (definition, events) => {
        const { done } = run(definition, events, []);
        const ends = events.filter((event) => (event.kind === "order" && (definition.trigger.kind === "checkout-abandoned" || definition.exits.some((one) => one.kind === "ordered"))) ||
          (event.kind === "unsubscribe" && definition.exits.some((one) => one.kind === "unsubscribed")));
        const first = Math.min(Infinity, ...ends.map((event) => after(event.at * MINUTE).getTime()));
        expect(done.filter((one) => one.at.getTime() >= first)).toEqual([]);
      }),
      { numRuns: 300 },
    ));

  it("about a cart waits until the shopper has left", () =>
    fc.assert(
      fc.property(anyJourney.filter((one) => one.trigger.kind === "checkout-abandoned"), anyEvents, (definition, events) => {
        const idle = definition.trigger.kind === "checkout-abandoned" ? definition.trigger.idleMinutes * MINUTE : 0;
        for (const { at } of run(definition, events, []).done) {
          const busy = events.filter((event) => event.kind === "activity").some((event) => after(event.at * MINUTE) <= at && at.getTime() < after(event.at * MINUTE).getTime() + idle);
          expect(busy).toBe(false);
        }
      }),
    ));

  it("needs few facts while it can only wait, and all of them before anything else", () => {
    const steps = (...kinds: readonly object[]): JourneyDefinition => ({ ...recovery, steps: kinds.map((kind, n) => ({ id: `s${n}`, ...kind })) as JourneyDefinition["steps"] });
    const [wait, morning, mail] = [{ kind: "wait", minutes: 60 }, { kind: "wait-until", at: "09:00", weekdays: null }, { kind: "exit" }];
    const at = (stepIndex: number, minutes = 0) => ({ stepIndex, stepEnteredAt: after(-minutes * MINUTE) });
    expect(onlyWaits(steps(wait, wait), at(0), after(0))).toBe(true);
    expect(onlyWaits(steps(morning, mail), at(0), after(0))).toBe(true);
    expect(onlyWaits(recovery, at(0), after(0))).toBe(false);
    expect(onlyWaits(steps(mail, wait, recovery.steps[1]!), at(1, 59), after(0))).toBe(true);
    expect(onlyWaits(steps(mail, wait, recovery.steps[1]!), at(1, 60), after(0))).toBe(false);
    expect(onlyWaits({ ...steps(wait, wait), exits: [{ kind: "left-segment", segmentId: "7" }] }, at(0), after(0))).toBe(false);
    expect(onlyWaits(steps(wait), at(1), after(0))).toBe(false);
  });

  it("survives being stored and read", () => fc.assert(fc.property(anyJourney, (definition) => void expect(parseDefinition(JSON.parse(JSON.stringify(definition)))).toEqual({ ok: true, definition }))));
});
