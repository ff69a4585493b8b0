import type { JourneyDefinition } from "./definition.ts";
import type { EnrollmentState } from "./facts.ts";
import { placesOf } from "./places.ts";
import type { Place } from "./places.ts";
import type { Step } from "./steps.ts";
import { firstWaitUntil, waitUntil } from "./waiting.ts";

const MINUTE_MS = 60_000;

/** A message that a journey is on its way to, and when it would want to send it. */
export interface NextMail {
  readonly stepId: string;
  readonly at: Date;
}

/**
 * The message that comes next if nothing but time passes, for who waits until `until`: on the way of who waits in vain, over
 * all waits that are left. Null where there is none, and where that depends on conditions that are still to be asked.
 */
export function nextMail(definition: JourneyDefinition, { stepIndex, stepEnteredAt }: Pick<EnrollmentState, "stepIndex" | "stepEnteredAt">, until: Date, timeZone: string): NextMail | null {
  const places = placesOf(definition);
  const here = places[stepIndex];
  // The first wait of a checkout counts from its last activity, and `until` is its end.
  const own = here && (stepIndex > 0 || until <= stepEnteredAt) ? endOf(here.step, stepEnteredAt, timeZone, stepIndex === 0) : null;
  const at = own !== null && own > until ? own : until;
  return mailFrom(places, here && endOf(here.step, at, timeZone) !== null ? inVain(here) : stepIndex, at, timeZone);
}

function mailFrom(places: readonly Place[], index: number, at: Date, timeZone: string): NextMail | null {
  const place = places[index];
  if (!place || place.step.kind === "exit") return null;
  if (place.step.kind === "message") return { stepId: place.step.id, at };
  if (place.step.kind !== "split" && place.step.kind !== "random") return mailFrom(places, inVain(place), endOf(place.step, at, timeZone) ?? at, timeZone);
  const [first = null, ...others] = [...place.paths.values()].map((start) => mailFrom(places, start, at, timeZone));
  return others.every((other) => other?.at.getTime() === first?.at.getTime()) ? first : null;
}

/** The same as it was to be foreseen when the journey came to the wait at which it stands; null where it stands at none, or at its beginning. */
export function foreseenMail(definition: JourneyDefinition, { stepIndex, stepEnteredAt }: Pick<EnrollmentState, "stepIndex" | "stepEnteredAt">, timeZone: string): NextMail | null {
  const here = stepIndex > 0 ? placesOf(definition)[stepIndex] : undefined;
  const end = here ? endOf(here.step, stepEnteredAt, timeZone) : null;
  return end && nextMail(definition, { stepIndex, stepEnteredAt }, end, timeZone);
}

/** When a wait that begins at `from` is over; null for what is no wait. `first`: the journey begins with it. */
function endOf(step: Step, from: Date, timeZone: string, first = false): Date | null {
  if (step.kind === "wait") return new Date(from.getTime() + step.minutes * MINUTE_MS);
  if (step.kind === "wait-for") return new Date(from.getTime() + step.limitMinutes * MINUTE_MS);
  return step.kind === "wait-until" ? (first ? firstWaitUntil : waitUntil)(from, timeZone, step) : null;
}

function inVain({ paths, next }: Place): number {
  return paths.get("timed-out") ?? next;
}
