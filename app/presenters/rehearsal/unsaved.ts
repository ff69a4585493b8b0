import type { JourneyDefinition } from "../../domain/journeys/definition.ts";
import type { Rehearsal } from "../../use-cases/ports/seeing-store.ts";

/** A campaign as it is saved. */
export interface Saved {
  readonly name: string;
  readonly definition: JourneyDefinition;
  readonly holdout: number;
}

/** Whether a rehearsal was of edits that are still not saved. */
export function isUnsaved({ draft, definition }: Pick<Rehearsal, "draft" | "definition">, saved: Saved): boolean {
  return draft !== null && !(draft.name === saved.name && draft.holdout === saved.holdout && isSame(definition, saved.definition));
}

/** Definitions come from JSON both, but the database orders their fields by itself. */
export function isSame(a: JourneyDefinition, b: JourneyDefinition): boolean {
  return sorted(a) === sorted(b);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a.localeCompare(b))) : inner));
}
