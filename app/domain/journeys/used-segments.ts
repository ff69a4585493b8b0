import { leavesOf } from "../segments/leaves.ts";
import type { Predicate } from "../segments/predicate.ts";
import type { JourneyDefinition } from "./definition.ts";
import { placesOf } from "./places.ts";

/** Shopify's ids of the segments that a journey asks about: in its trigger, audience, splits, waits and exit conditions. */
export function usedSegments(definition: JourneyDefinition): ReadonlySet<string> {
  const { trigger, entry, exits } = definition;
  const used = new Set<string>();
  const note = (id: string | null): void => void (id !== null && used.add(id));
  if (trigger.kind === "segment-entered" || trigger.kind === "broadcast") note(trigger.segmentId);
  if (entry.audience) askedIn(entry.audience).forEach(note);
  for (const exit of exits) {
    if (exit.kind === "left-segment") note(exit.segmentId);
    if (exit.kind === "custom") askedIn(exit.if).forEach(note);
  }
  for (const { step } of placesOf(definition)) {
    if (step.kind === "split") askedIn(step.if).forEach(note);
    if (step.kind === "wait-for" && step.event.kind === "segment-entered") note(step.event.segmentId);
  }
  return used;
}

function askedIn(predicate: Predicate): readonly string[] {
  return leavesOf(predicate).flatMap((leaf) => (leaf.kind === "segment" ? [leaf.segmentId] : []));
}
