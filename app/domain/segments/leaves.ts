import type { Predicate, PredicateLeaf } from "./predicate.ts";

/** All single questions of a predicate. */
export function leavesOf(predicate: Predicate): readonly PredicateLeaf[] {
  switch (predicate.kind) {
    case "all":
    case "any":
      return predicate.of.flatMap(leavesOf);
    case "not":
      return leavesOf(predicate.of);
    default:
      return [predicate];
  }
}
