import type { JourneyDefinition } from "./definition.ts";
import { placesOf } from "./places.ts";
import type { Place } from "./places.ts";

/** A place where a journey took one of several paths, and another would have led elsewhere. */
export interface Fork {
  readonly stepId: string;
  /** "yes", "no", "happened", "timed-out" */
  readonly path: string;
}

/**
 * The forks between two places of a journey that decide whether the second is reached at all and that depend on what is
 * still to come: conditions and waits for an event. A random split is drawn once and stays as it is.
 */
export function forksBetween(definition: JourneyDefinition, from: number, to: number): readonly Fork[] {
  const places = placesOf(definition);
  const leads = leadingTo(places, from, to);
  const forks: Fork[] = [];
  for (let at = from; at < to; ) {
    const place = places[at];
    const ways = place ? [...waysOf(place)].filter(([, start]) => leads.has(start)) : [];
    const [way] = ways;
    if (!place || !way) break;
    const open = place.step.kind === "split" || place.step.kind === "wait-for";
    if (open && ways.length < place.paths.size) forks.push({ stepId: place.step.id, path: way[0] });
    at = way[1];
  }
  return forks;
}

function waysOf({ paths, next }: Place): ReadonlyMap<string, number> {
  return paths.size > 0 ? paths : new Map([["", next]]);
}

/** The places from `from` on at which a journey can still come to `to`. Every way leads forward. */
function leadingTo(places: readonly Place[], from: number, to: number): ReadonlySet<number> {
  const found = new Set([to]);
  for (let at = Math.min(to, places.length) - 1; at >= from; at -= 1) {
    const place = places[at]!;
    if (place.step.kind !== "exit" && [...waysOf(place).values()].some((start) => found.has(start))) found.add(at);
  }
  return found;
}
