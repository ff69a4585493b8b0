import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advance } from "../../../app/domain/journeys/advance.ts";
import { defaultRecoveryCampaign, mailStep } from "../../../app/domain/journeys/default-campaign.ts";
import { type JourneyDefinition, OPEN_ENTRY } from "../../../app/domain/journeys/definition.ts";
import { foresee, type OpenJourney } from "../../../app/domain/journeys/foresee.ts";
import { forksBetween } from "../../../app/domain/journeys/forks.ts";
import { placeOf, placesOf } from "../../../app/domain/journeys/places.ts";
import type { Step } from "../../../app/domain/journeys/steps.ts";
import type { History } from "../../../app/domain/journeys/walk.ts";
import { arbitrate } from "../../../app/domain/messaging/arbitrate.ts";
import { candidateOf } from "../../../app/domain/messaging/candidate-of.ts";
import { aLine, aCheckout, after, anEnrollment, aVariant, DAY, HOUR, journeyFacts, MINUTE, NOON } from "../../support/samples.ts";
import { POLICY } from "../../support/policy.ts";
import { hourlyJourney, TICK_MINUTES } from "./hourly-journey.ts";

const recovery = defaultRecoveryCampaign({ remind: "t1", reassure: "t2", offer: "t3" });
const campaign = (definition: JourneyDefinition, change: object = {}) => ({ shop: "a.myshopify.com", id: "camp-1", priority: 50, holdout: 0, definition, policy: { ...POLICY, quietHours: null, ...change } });
const journey = (change: object = {}, dueAt = NOON) => ({ enrollment: anEnrollment(change), history: [] as History, dueAt });
const foreseeOne = (one: OpenJourney["campaign"], { history, ...rest }: ReturnType<typeof journey>, facts: OpenJourney["facts"], now: Date, horizon: Date) => foresee([{ campaign: one, facts, ...rest }], history, now, horizon)[0]!;
const told = (definition: JourneyDefinition, facts = journeyFacts(), policy = {}, horizon = after(30 * DAY)) =>
  foreseeOne(campaign(definition, policy), journey(), facts, NOON, horizon).foreseen.map((one) => `${one.kind} ${"effect" in one ? one.effect.stepId : "stepId" in one ? one.stepId : one.reason} ${(one.at.getTime() - NOON.getTime()) / HOUR}`);

describe("what comes next if nothing new happens", () => {
  it("is every mail at its time, and the end", () => {
    expect(told(recovery)).toEqual(["sent remind 1", "sent reassure 24", "sent offer 72", "exited completed 72"]);
  });

  it("ends at the horizon, and says when the journey goes on", () => {
    const forecast = foreseeOne(campaign(recovery), journey(), journeyFacts(), NOON, after(2 * DAY));
    expect(forecast.foreseen).toHaveLength(2);
    expect(forecast.goesOnAt).toEqual(after(3 * DAY));
  });

  it("says what is put off by quiet hours and by the cap, and what is not sent at all", () => {
    expect(told(recovery, journeyFacts(), { quietHours: { from: "10:30", to: "12:00" } })).toEqual(["put-off remind 1", "sent remind 2", "put-off reassure 25", "sent reassure 26", "sent offer 74", "exited completed 74"]);
    const capped = foreseeOne(campaign(recovery, { frequencyCapPerDay: 1 }), { ...journey(), history: [{ at: after(-HOUR), purpose: "marketing" as const }] }, journeyFacts(), NOON, after(DAY));
    expect(capped.foreseen[0]).toMatchObject({ kind: "put-off", reason: "frequency-cap", until: after(23 * HOUR) });
    const silent = { records: [], suppression: null, country: "US" };
    expect(told(recovery, journeyFacts({ consent: silent }))).toEqual(["withheld remind 1", "withheld reassure 24", "withheld offer 72", "exited completed 72"]);
  });

  it("counts a cart as sold out only where every variant was looked at", () => {
    const two = aCheckout({ lines: [aLine(), aLine({ key: "k2", variantId: "12" })] });
    const gone = aVariant({ availableForSale: false });
    expect(told(recovery, journeyFacts({ checkout: two, variants: new Map([["11", gone]]) }))[0]).toBe("sent remind 1");
    expect(told(recovery, journeyFacts({ checkout: two, variants: new Map([["11", gone], ["12", { ...gone, id: "12" }]]) }))[0]).toBe("withheld remind 1");
  });

  it("names the forks that may yet go otherwise", () => {
    const steps: Step[] = [
      { id: "bought", kind: "wait-for", event: { kind: "ordered" }, limitMinutes: 60, happened: [mailStep("thanks", "t")], timedOut: [mailStep("remind", "t")] },
      { id: "rich", kind: "split", if: { kind: "orders-count", is: "at-least", count: 5 }, yes: [{ id: "tag", kind: "tag", add: ["x"], remove: [] }], no: [] },
      { id: "wait", kind: "wait", minutes: 60 }, mailStep("last", "t"),
    ];
    const definition: JourneyDefinition = { trigger: { kind: "customer-created" }, entry: OPEN_ENTRY, exits: [], steps };
    const { foreseen } = foreseeOne(campaign(definition), journey({ checkoutToken: null }), journeyFacts({ checkout: null, checkoutStatus: null }), NOON, after(DAY));
    expect(foreseen.map((one) => [one.kind, one.unless])).toEqual([["sent", [{ stepId: "bought", path: "timed-out" }]], ["sent", []], ["exited", []]]);
    expect(forksBetween(definition, 0, placeOf(definition, "tag")!)).toEqual([{ stepId: "rich", path: "yes" }]);
  });

  it("lets journeys of several campaigns compete: the more important goes first, the other an hour later, and says to whom it lost", () => {
    const mail: JourneyDefinition = { trigger: { kind: "customer-created" }, entry: OPEN_ENTRY, exits: [], steps: [{ id: "wait", kind: "wait", minutes: 60 }, mailStep("hello", "t")] };
    const facts = journeyFacts({ checkout: null, checkoutStatus: null });
    const open = (id: string, priority: number, change: object = {}, holdout = 0): OpenJourney => ({ campaign: { ...campaign(mail, change), id, priority, holdout }, enrollment: anEnrollment({ id, campaignId: id, checkoutToken: null }), facts, dueAt: NOON });
    const said = (...journeys: OpenJourney[]) => foresee(journeys, [], NOON, after(8 * DAY)).map(({ foreseen }) => foreseen.slice(0, 2).map((one) => [one.kind, (one.at.getTime() - NOON.getTime()) / HOUR, ...("reason" in one ? [one.reason] : []), ..."rivals" in one ? one.rivals : []]));
    expect(said(open("a", 1), open("b", 2))).toEqual([[["put-off", 1, "lower-priority", "b"], ["sent", 2]], [["sent", 1], ["exited", 1, "completed"]]]);
    expect(said(open("a", 1, { frequencyCapPerDay: 1 }), open("b", 2, { frequencyCapPerDay: 1 }))[0]).toEqual([["put-off", 1, "lower-priority", "b"], ["sent", 25]]);
    expect(said({ ...open("a", 1, { frequencyCapPerDay: 1 }), dueAt: after(2 * HOUR) }, open("b", 2, { frequencyCapPerDay: 1 }))[0]![0]).toEqual(["put-off", 2, "frequency-cap", "b"]);
    // As the worker: who will be held out stands in the way of the others in the first round, and gets nothing in the second.
    expect(said(open("a", 1), open("b", 2, {}, 1))).toEqual([[["put-off", 1, "lower-priority", "b"], ["sent", 2]], [["withheld", 1, "held-out"], ["exited", 1, "completed"]]]);
  });

  it("shows the offer of an earlier step while it runs, and no mail after it", () => {
    const terms = { kind: "percentage" as const, percent: 10, validHours: 24 };
    const mails = (hours: number): JourneyDefinition => ({ trigger: { kind: "customer-created" }, entry: OPEN_ENTRY, exits: [], steps: [{ id: "code", kind: "offer", terms }, { id: "wait", kind: "wait", minutes: hours * 60 }, { ...mailStep("hello", "t"), offerStepId: "code" }] });
    const facts = journeyFacts({ checkout: null, checkoutStatus: null });
    const kinds = (definition: JourneyDefinition, from: Partial<OpenJourney> = {}) => foresee([{ campaign: campaign(definition), facts, enrollment: anEnrollment({ checkoutToken: null }), dueAt: NOON, ...from }], [], NOON, after(9 * DAY))[0]!.foreseen.map((one) => ("reason" in one ? one.reason : one.kind));
    expect(kinds(mails(23))).toEqual(["done", "sent", "completed"]);
    expect(kinds(mails(24))).toEqual(["done", "too-old", "completed"]);
    const underWay = { enrollment: anEnrollment({ checkoutToken: null, stepIndex: 2 }) };
    expect(kinds(mails(1), underWay)).toEqual(["offer-not-issued", "completed"]);
    expect(kinds(mails(1), { ...underWay, offerEnds: new Map([["code", after(HOUR)]]) })).toEqual(["sent", "completed"]);
  });

  it("does behind “was sent a mail” only what follows a mail: nothing for who is held out or may not be written to", () => {
    const guarded = (steps: readonly Step[]): Step[] => steps.map((step): Step => {
      if (step.kind === "tag") return { id: `asked-${step.id}`, kind: "split", if: { kind: "mailed", stepId: null }, yes: [step], no: [] };
      if (step.kind === "split") return { ...step, yes: guarded(step.yes), no: guarded(step.no) };
      if (step.kind === "wait-for") return { ...step, happened: guarded(step.happened), timedOut: guarded(step.timedOut) };
      return step.kind === "random" ? { ...step, paths: step.paths.map((path) => ({ ...path, steps: guarded(path.steps) })) } : step;
    });
    let tagged = 0;
    fc.assert(
      fc.property(hourlyJourney, fc.boolean(), fc.boolean(), (definition, heldOut, silent) => {
        const facts = journeyFacts({ checkout: null, checkoutStatus: null, ...(silent ? { consent: { records: [], suppression: null, country: "US" } } : {}) });
        const { foreseen } = foreseeOne({ ...campaign({ ...definition, steps: guarded(definition.steps) }), holdout: heldOut ? 1 : 0 }, journey({ checkoutToken: null }), facts, NOON, after(30 * DAY));
        const [sent, done] = [foreseen.findIndex(({ kind }) => kind === "sent"), foreseen.findIndex(({ kind }) => kind === "done")];
        if (heldOut || silent) expect([sent, done]).toEqual([-1, -1]);
        else if (done !== -1) expect(sent !== -1 && sent < done).toBe(true);
        tagged += done === -1 ? 0 : 1;
      }),
      { numRuns: 500 },
    );
    expect(tagged).toBeGreaterThan(0);
  });

  it("is the same as a clock that ticks and asks production's functions at every tick", () =>
    fc.assert(
      fc.property(hourlyJourney, fc.boolean(), fc.integer({ min: 1, max: 3 }), (definition, quiet, frequencyCapPerDay) => {
        const policy = { frequencyCapPerDay, quietHours: quiet ? { from: "22:00", to: "07:00" } : null };
        const facts = journeyFacts({ checkout: null, checkoutStatus: null, timeZone: "Europe/Berlin" });
        const horizon = after(5 * DAY);
        const foreseen = foreseeOne(campaign(definition, policy), journey({ checkoutToken: null }), facts, NOON, horizon).foreseen;
        const performed = foreseen.flatMap((one) => (one.kind === "sent" || one.kind === "done" ? [`${one.effect.stepId} ${one.at.toISOString()}`] : one.kind === "exited" ? [`${one.reason} ${one.at.toISOString()}`] : []));
        expect(performed).toEqual(ticking(campaign(definition, policy), facts, horizon));
      }),
      { numRuns: 300 },
    ));
});

/** The plain way: every hour all is asked anew. */
function ticking(one: ReturnType<typeof campaign>, facts: ReturnType<typeof journeyFacts>, horizon: Date): string[] {
  const done: string[] = [];
  const history: { at: Date; purpose: "marketing" | "transactional" }[] = [];
  const [sent, other] = [new Set<string>(), new Set<string>()];
  let enrollment = anEnrollment({ checkoutToken: null });
  for (let now = NOON; now <= horizon; now = new Date(now.getTime() + TICK_MINUTES * MINUTE)) {
    for (;;) {
      const sentSteps = new Map([...sent].map((id) => [id, [enrollment.occasion]]));
      const answer = advance(one.definition, enrollment, { ...facts, sentSteps, doneSteps: other }, now);
      if (answer.kind === "exit") return [...done, `${answer.reason} ${now.toISOString()}`];
      enrollment = { ...enrollment, stepIndex: answer.stepIndex, stepEnteredAt: answer.stepEnteredAt };
      if (answer.kind === "wait") break;
      const { effect } = answer;
      if (effect.kind === "send-message") {
        const candidate = candidateOf({ campaign: one, holdout: 0, enrollment, effect, facts, wantedAt: enrollment.stepEnteredAt, offerEndsAt: null });
        const [verdict] = arbitrate({ shop: one.shop, customerId: enrollment.customerId, candidates: [candidate], history }, one.policy, now);
        if (verdict!.kind === "replan") break;
        if (verdict!.kind === "drop") {
          enrollment = { ...enrollment, stepIndex: placesOf(one.definition)[enrollment.stepIndex]!.next, stepEnteredAt: now };
          continue;
        }
        sent.add(effect.stepId);
        history.push({ at: now, purpose: effect.purpose });
      } else other.add(effect.stepId);
      done.push(`${effect.stepId} ${now.toISOString()}`);
      enrollment = { ...enrollment, stepIndex: placesOf(one.definition)[enrollment.stepIndex]!.next, stepEnteredAt: now };
    }
  }
  return done;
}
