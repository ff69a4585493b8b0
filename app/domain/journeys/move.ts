import type { JourneyDefinition } from "./definition.ts";
import type { EnrollmentState } from "./facts.ts";
import { placeOf, placesOf } from "./places.ts";
import type { Trigger } from "./triggers.ts";

const DAY_MS = 24 * 60 * 60_000;

/**
 * Where an enrollment stands when it moves to a newer version of its journey: at the step of the same id and kind. Null where
 * that is not well-defined: the step is gone or has become another, or the journey starts differently. Then it finishes on the old.
 */
export function moveTo(from: JourneyDefinition, to: JourneyDefinition, { stepIndex }: Pick<EnrollmentState, "stepIndex">): number | null {
  if (!startsAlike(from.trigger, to.trigger)) return null;
  const step = placesOf(from)[stepIndex]?.step;
  const index = step ? placeOf(to, step.id) : null;
  return index !== null && placesOf(to)[index]!.step.kind === step!.kind ? index : null;
}

/** Whether both are started by the same kind of fact, about the same thing. */
function startsAlike(from: Trigger, to: Trigger): boolean {
  if (from.kind === "date" && to.kind === "date") return from.after === to.after;
  if (from.kind === "order-late" && to.kind === "order-late") return from.of === to.of;
  return from.kind === to.kind;
}

/** How much later, in ms, somebody who still waits for their moment starts by the new version. */
export function startShift(from: Trigger, to: Trigger): number {
  if (from.kind === "date" && to.kind === "date") return (to.days - from.days) * DAY_MS;
  if (from.kind === "order-late" && to.kind === "order-late") return (to.afterDays - from.afterDays) * DAY_MS;
  return 0;
}
