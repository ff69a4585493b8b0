import type { JourneyDefinition } from "./definition.ts";
import type { EnrollmentState } from "./facts.ts";
import { placeOf, placesOf } from "./places.ts";

/**
 * Where an enrollment stands when it moves to a newer version of its journey: at the step of the same id and kind. Null where
 * that is not well-defined: the step is gone or has become another, or the journey starts differently. Then it finishes on the old.
 */
export function moveTo(from: JourneyDefinition, to: JourneyDefinition, { stepIndex }: Pick<EnrollmentState, "stepIndex">): number | null {
  if (from.trigger.kind !== to.trigger.kind) return null;
  const step = placesOf(from)[stepIndex]?.step;
  const index = step ? placeOf(to, step.id) : null;
  return index !== null && placesOf(to)[index]!.step.kind === step!.kind ? index : null;
}
