import { stableHash } from "../domain/kernel/hash.ts";
import type { DecisionKind } from "../domain/journeys/decision.ts";
import type { DecisionRow } from "./ports/rows.ts";

type Said = Pick<DecisionRow, "customerId" | "at"> & Partial<Omit<DecisionRow, "id" | "kind" | "customerId" | "at">>;

/** One row of the timeline. What is not said is null. */
export function decision(id: string, kind: DecisionKind, said: Said): DecisionRow {
  return { enrollmentId: null, campaignId: null, checkoutToken: null, stepId: null, reason: null, until: null, messageId: null, detail: {}, ...said, id, kind };
}

/** An id made from the fact itself, so that a repeat of the fact is a repeat of the row and not a second one. */
export function idOf(...fact: readonly string[]): string {
  return stableHash(fact).slice(0, 32);
}
