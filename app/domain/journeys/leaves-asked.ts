import { leavesOf } from "../segments/leaves.ts";
import type { PredicateLeaf } from "../segments/predicate.ts";
import type { JourneyDefinition } from "./definition.ts";
import { placesOf } from "./places.ts";

const known = new WeakMap<JourneyDefinition, readonly PredicateLeaf[]>();

/** All single questions that somebody under way in a journey is asked: in its splits and exit conditions. A definition never changes, so this is worked out once for each. */
export function leavesAsked(definition: JourneyDefinition): readonly PredicateLeaf[] {
  const found = known.get(definition) ?? asked(definition);
  known.set(definition, found);
  return found;
}

function asked(definition: JourneyDefinition): readonly PredicateLeaf[] {
  const exits = definition.exits.flatMap((exit) => (exit.kind === "custom" ? leavesOf(exit.if) : []));
  const splits = placesOf(definition).flatMap(({ step }) => (step.kind === "split" ? leavesOf(step.if) : []));
  return [...exits, ...splits];
}
