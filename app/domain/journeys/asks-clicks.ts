import type { JourneyDefinition } from "./definition.ts";
import { leavesAsked } from "./leaves-asked.ts";
import { placesOf } from "./places.ts";

/** Whether a journey goes one way or another by clicks in its mails. */
export function asksClicks(definition: JourneyDefinition): boolean {
  return leavesAsked(definition).some(({ kind }) => kind === "clicked") || placesOf(definition).some(({ step }) => step.kind === "wait-for" && step.event.kind === "clicked");
}
