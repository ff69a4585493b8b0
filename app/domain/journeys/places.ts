import type { JourneyDefinition } from "./definition.ts";
import type { Step } from "./steps.ts";

/** A step with where it leads. Places are numbered in reading order; the number after the last is the end of the journey. */
export interface Place {
  readonly step: Step;
  /** where the journey goes on after this step and all its paths */
  readonly next: number;
  /** where each path of a split begins, by its name; a path without steps begins at `next` */
  readonly paths: ReadonlyMap<string, number>;
  /** how deep it is nested; 0 for the main line */
  readonly depth: number;
}

const known = new WeakMap<JourneyDefinition, readonly Place[]>();

/** All steps of a journey in reading order. A definition never changes, so this is worked out once for each. */
export function placesOf(definition: JourneyDefinition): readonly Place[] {
  const found = known.get(definition) ?? lay(definition.steps);
  known.set(definition, found);
  return found;
}

/** The number of the place of a step; null where the journey has no such step. */
export function placeOf(definition: JourneyDefinition, stepId: string): number | null {
  const index = placesOf(definition).findIndex((place) => place.step.id === stepId);
  return index === -1 ? null : index;
}

/** The paths of a step by name, in reading order; none for a step that is no split. */
export function pathsOf(step: Step): ReadonlyMap<string, readonly Step[]> {
  switch (step.kind) {
    case "wait-for":
      return new Map([["happened", step.happened], ["timed-out", step.timedOut]]);
    case "split":
      return new Map([["yes", step.yes], ["no", step.no]]);
    case "random":
      return new Map(step.paths.map((path) => [path.id, path.steps]));
    default:
      return new Map();
  }
}

function lay(steps: readonly Step[]): readonly Place[] {
  const total = count(steps);
  const places: Place[] = [];
  const put = (list: readonly Step[], from: number, after: number, depth: number): void => {
    let index = from;
    list.forEach((step, position) => {
      const end = index + 1 + countPaths(step);
      const next = position === list.length - 1 ? after : end;
      const starts = new Map<string, number>();
      let start = index + 1;
      places[index] = { step, next, paths: starts, depth };
      for (const [name, path] of pathsOf(step)) {
        starts.set(name, path.length === 0 ? next : start);
        put(path, start, next, depth + 1);
        start += count(path);
      }
      index = end;
    });
  };
  put(steps, 0, total, 0);
  return places;
}

function count(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + 1 + countPaths(step), 0);
}

function countPaths(step: Step): number {
  return [...pathsOf(step).values()].reduce((sum, path) => sum + count(path), 0);
}

/** The next message from a place on, in reading order: on a journey with splits, one that may come; null when none can. */
export function nextMessage(definition: JourneyDefinition, stepIndex: number): string | null {
  return placesOf(definition).slice(stepIndex).find(({ step }) => step.kind === "message")?.step.id ?? null;
}
