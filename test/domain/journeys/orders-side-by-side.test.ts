import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advance } from "../../../app/domain/journeys/advance.ts";
import type { JourneyDefinition } from "../../../app/domain/journeys/definition.ts";
import { whyExit } from "../../../app/domain/journeys/exit.ts";
import type { EnrollmentState, JourneyFacts } from "../../../app/domain/journeys/facts.ts";
import { parseDefinition } from "../../../app/domain/journeys/parse-definition.ts";
import { placesOf } from "../../../app/domain/journeys/places.ts";
import { takesOver } from "../../../app/domain/journeys/start.ts";
import type { Order } from "../../../app/domain/orders/order.ts";
import { anyJourney } from "../../support/any-journey.ts";
import { after, anEnrollment, anOrder, HOUR, journeyFacts, MINUTE } from "../../support/samples.ts";

const order = (n: number, at = n * HOUR): Order => anOrder({ id: String(n), checkoutToken: null, cartToken: null, createdAt: after(at) });
const enrollmentOf = ({ id, createdAt }: Order, change: Partial<EnrollmentState> = {}): EnrollmentState =>
  anEnrollment({ id: `enr-${id}`, checkoutToken: null, orderId: id, perOrder: true, occasion: id, stepEnteredAt: createdAt, createdAt, ...change });
const anyOrderJourney = anyJourney.map((one): JourneyDefinition => ({ ...one, trigger: { kind: "order-placed" }, entry: { ...one.entry, reEntry: "each-order" } })).filter((one) => parseDefinition(one).ok);

describe("orders of one person side by side", () => {
  /** The ledgers of one person: messages by (step, occasion), other steps by (step, enrollment). A worker dies after something was done and before the place was kept. */
  function run(definition: JourneyDefinition, orders: readonly Order[], crashes: readonly boolean[]): readonly string[] {
    const done: { readonly key: string; readonly stepId: string; readonly occasion: string }[] = [];
    const crash = [...crashes];
    let open = orders.map((one) => ({ enrollment: enrollmentOf(one), dueAt: one.createdAt }));
    for (let looks = 0; open.length > 0; looks += 1) {
      if (looks > 4_000) throw new Error("the journeys never end");
      const now = new Date(Math.min(...open.map(({ dueAt }) => dueAt.getTime())));
      const [one] = open.filter(({ dueAt }) => dueAt.getTime() === now.getTime());
      open = open.filter((other) => other !== one);
      const { enrollment } = one!;
      const answer = advance(definition, enrollment, factsOf(definition, orders, enrollment, done, now), now);
      if (answer.kind === "exit") continue;
      let next = { ...enrollment, stepIndex: answer.stepIndex, stepEnteredAt: answer.stepEnteredAt };
      if (answer.kind === "wait") {
        open.push({ enrollment: next, dueAt: answer.until });
        continue;
      }
      done.push({ key: `${answer.effect.stepId} ${enrollment.occasion}`, stepId: answer.effect.stepId, occasion: enrollment.occasion });
      if (!crash.shift()) next = { ...next, stepIndex: placesOf(definition)[answer.stepIndex]!.next, stepEnteredAt: now };
      open.push({ enrollment: next, dueAt: now });
    }
    return done.map(({ key }) => key);
  }

  function factsOf(definition: JourneyDefinition, orders: readonly Order[], { occasion }: EnrollmentState, done: readonly { readonly stepId: string; readonly occasion: string }[], now: Date): JourneyFacts {
    const messages = new Set(placesOf(definition).filter(({ step }) => step.kind === "message").map(({ step }) => step.id));
    const sent = new Map<string, string[]>();
    for (const one of done.filter(({ stepId }) => messages.has(stepId))) sent.set(one.stepId, [...(sent.get(one.stepId) ?? []), one.occasion]);
    return journeyFacts({
      checkout: null, checkoutStatus: null, order: orders.find(({ id }) => id === occasion) ?? null, orders: orders.filter(({ createdAt }) => createdAt <= now).reverse(),
      sentSteps: sent, doneSteps: new Set(done.filter((one) => one.occasion === occasion && !messages.has(one.stepId)).map(({ stepId }) => stepId)),
    });
  }

  it("have each step at most once each, wherever a crash comes, and the same as without one", () =>
    fc.assert(
      fc.property(anyOrderJourney, fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 3 }), fc.array(fc.boolean(), { maxLength: 20 }), (definition, hours, crashes) => {
        const orders = hours.sort((a, b) => a - b).map((hour, n) => order(n + 1, hour * HOUR));
        const done = run(definition, orders, crashes);
        expect(new Set(done).size).toBe(done.length);
        expect([...done].sort()).toEqual([...run(definition, orders, [])].sort());
      }),
      { numRuns: 200 },
    ));

  it("have no part in each other's takeovers", () => {
    const start = { occasion: "2", orderId: "2", startsAt: after(2 * HOUR) };
    expect(takesOver({ kind: "order-placed" }, start, enrollmentOf(order(1)))).toBe(false);
    expect(takesOver({ kind: "order-placed" }, start, enrollmentOf(order(1), { perOrder: false }))).toBe(true);
  });

  it("end only the older's journey where one ends when the customer orders again, however late the webhooks come", () => {
    const ends: JourneyDefinition = { trigger: { kind: "order-placed" }, entry: { audience: null, minimumMinor: null, countries: null, channels: null, reEntry: "each-order", coolDownDays: 0 }, exits: [{ kind: "ordered" }], steps: [] };
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.nat(500), (first, between, late) => {
        const [older, newer] = [order(1, first * MINUTE), order(2, (first + between) * MINUTE)];
        const why = (about: Order) => whyExit(ends, enrollmentOf(about, { createdAt: new Date(about.createdAt.getTime() + late * MINUTE) }), journeyFacts({ checkout: null, checkoutStatus: null, order: about, orders: [newer, older] }), after(0));
        expect([why(older), why(newer)]).toEqual(["ordered", null]);
      }),
    );
  });
});

it("only a campaign about orders has a journey for each", () => {
  const definition = (kind: "order-placed" | "customer-created") => ({ trigger: { kind }, entry: { reEntry: "each-order" }, exits: [], steps: [{ id: "m", kind: "message", templateId: "t", offer: null, offerStepId: null, purpose: "marketing" }] });
  expect(parseDefinition(definition("order-placed")).ok).toBe(true);
  expect(parseDefinition(definition("customer-created"))).toEqual({ ok: false, problems: [{ path: ["entry", "reEntry"], message: "only a campaign about orders can have a journey for each order", stepId: null }] });
});
