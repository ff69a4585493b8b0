import { abandonedAt, isAbandoned } from "../carts/abandonment.ts";
import { unitInterval } from "../kernel/hash.ts";
import { assertNever } from "../kernel/never.ts";
import { evaluate } from "../segments/evaluate.ts";
import type { Advance, Effect } from "./decision.ts";
import type { JourneyDefinition } from "./definition.ts";
import { whyExit } from "./exit.ts";
import type { EnrollmentState, JourneyFacts } from "./facts.ts";
import { placesOf } from "./places.ts";
import type { Place } from "./places.ts";
import { startsAtNow } from "./start.ts";
import type { RandomPath, Step } from "./steps.ts";
import { firstWaitUntil, happenedSince, waitUntil } from "./waiting.ts";

const MINUTE_MS = 60_000;

interface Position {
  readonly stepIndex: number;
  readonly stepEnteredAt: Date;
}

/** What a step comes to: it still waits, wants something done, ends the journey, or lets it go on (at `to`, by default behind it). */
type Outcome = { readonly wait: Date } | { readonly perform: Effect } | { readonly end: true } | { readonly to: number; readonly passed?: string };

/**
 * What one journey wants, given what is known at `now`. Pure: production, preview and rehearsal all call it.
 * Exit conditions come before every step. The first wait counts from the fact that started the journey (a shopper's last
 * activity moves it), each later one from when its step was entered. Nobody is written to while still at the till.
 */
export function advance(definition: JourneyDefinition, enrollment: EnrollmentState, facts: JourneyFacts, now: Date): Advance {
  const passed: string[] = [];
  const reason = whyExit(definition, enrollment, facts, now);
  if (reason) return { kind: "exit", reason, passed };
  const places = placesOf(definition);
  let at: Position = { stepIndex: enrollment.stepIndex, stepEnteredAt: startsAtNow(definition, enrollment, facts.order) };
  if (at.stepEnteredAt > now) return { kind: "wait", until: at.stepEnteredAt, ...at, passed };
  for (;;) {
    const place = places[at.stepIndex];
    if (!place) return { kind: "exit", reason: "completed", passed };
    const rest = stillAtTheTill(definition, facts, at.stepIndex, now);
    if (rest) return { kind: "wait", until: rest, ...at, passed };
    const outcome = look(place, at, enrollment, facts, now);
    if ("wait" in outcome) return { kind: "wait", until: outcome.wait, ...at, passed };
    if ("perform" in outcome) return { kind: "perform", effect: outcome.perform, ...at, passed };
    if ("end" in outcome) return { kind: "exit", reason: "exit-step", passed };
    if (outcome.passed !== undefined) passed.push(outcome.passed);
    // The next step begins now, not when this one was due: after an outage, delays must not pile up into a burst.
    at = { stepIndex: outcome.to, stepEnteredAt: now };
  }
}

/** When a fresh enrollment about a checkout is first due: after the idle time, and after a leading wait, both from the last activity. */
export function firstDueAt(definition: JourneyDefinition, checkout: { readonly updatedAt: Date }): Date {
  const idle = abandonedAt(checkout, idleMinutes(definition));
  const first = definition.steps[0];
  const waited = first?.kind === "wait" ? new Date(checkout.updatedAt.getTime() + first.minutes * MINUTE_MS) : idle;
  return waited > idle ? waited : idle;
}

function idleMinutes({ trigger }: JourneyDefinition): number {
  return "idleMinutes" in trigger ? trigger.idleMinutes : 0;
}

/** Until when somebody may still be at the till; null when nobody is. */
function stillAtTheTill(definition: JourneyDefinition, { checkout }: JourneyFacts, stepIndex: number, now: Date): Date | null {
  if (checkout === null) return null;
  if (isAbandoned(checkout, idleMinutes(definition), now)) return null;
  return stepIndex === 0 ? firstDueAt(definition, checkout) : abandonedAt(checkout, idleMinutes(definition));
}

function look({ step, next, paths }: Place, at: Position, enrollment: EnrollmentState, facts: JourneyFacts, now: Date): Outcome {
  const path = (name: string): Outcome => ({ to: paths.get(name) ?? next });
  const since = at.stepIndex === 0 && facts.checkout ? facts.checkout.updatedAt : at.stepEnteredAt;
  switch (step.kind) {
    case "wait":
      return after(new Date(since.getTime() + step.minutes * MINUTE_MS), now, next);
    case "wait-until":
      return after((at.stepIndex === 0 ? firstWaitUntil : waitUntil)(since, facts.timeZone, step), now, next);
    case "wait-for": {
      if (happenedSince(step.event, at.stepEnteredAt, enrollment, facts)) return path("happened");
      const limit = new Date(since.getTime() + step.limitMinutes * MINUTE_MS);
      return limit > now ? { wait: limit } : path("timed-out");
    }
    case "split":
      return path(evaluate(step.if, { ...facts, occasion: enrollment.occasion }, now) === true ? "yes" : "no");
    case "random":
      return path(draw(step.paths, unitInterval(["random-split", enrollment.campaignId, step.id, enrollment.customerId])));
    case "message":
      if (facts.sentSteps.get(step.id)?.includes(enrollment.occasion)) return { to: next, passed: step.id };
      return { perform: { kind: "send-message", stepId: step.id, templateId: step.templateId, offer: step.offer, offerStepId: step.offerStepId, purpose: step.purpose } };
    case "exit":
      return { end: true };
    default:
      return facts.doneSteps.has(step.id) ? { to: next } : { perform: effectOf(step) };
  }
}

function after(until: Date, now: Date, next: number): Outcome {
  return until > now ? { wait: until } : { to: next };
}

function effectOf(step: Extract<Step, { kind: "offer" | "tag" | "webhook" | "flow" }>): Effect {
  switch (step.kind) {
    case "offer":
      return { kind: "issue-offer", stepId: step.id, terms: step.terms };
    case "tag":
      return { kind: "tag-customer", stepId: step.id, add: step.add, remove: step.remove };
    case "webhook":
      return { kind: "call-webhook", stepId: step.id, url: step.url };
    case "flow":
      return { kind: "start-flow", stepId: step.id };
    default:
      return assertNever(step, "journey step");
  }
}

/** The path that a number from 0 to 1 falls on. */
function draw(paths: readonly RandomPath[], at: number): string {
  const total = paths.reduce((sum, path) => sum + path.weight, 0);
  let rest = at * total;
  for (const path of paths) {
    rest -= path.weight;
    if (rest < 0) return path.id;
  }
  return paths.at(-1)!.id;
}
