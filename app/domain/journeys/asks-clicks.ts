import { leavesOf } from "../segments/leaves.ts";
import type { JourneyDefinition } from "./definition.ts";
import { placesOf } from "./places.ts";

/** Whether a journey goes one way or another by clicks in its mails. */
export function asksClicks(definition: JourneyDefinition): boolean {
  const exits = definition.exits.flatMap((exit) => (exit.kind === "custom" ? leavesOf(exit.if) : []));
  const splits = placesOf(definition).flatMap(({ step }) => (step.kind === "split" ? leavesOf(step.if) : []));
  return [...exits, ...splits].some((leaf) => leaf.kind === "clicked") || placesOf(definition).some(({ step }) => step.kind === "wait-for" && step.event.kind === "clicked");
}
