import type { StepKind } from "../../domain/journeys/steps.ts";

const NOUNS = {
  wait: "wait", "wait-until": "wait", "wait-for": "wait", split: "condition", random: "random split", message: "mail", offer: "offer", tag: "tags", webhook: "call", flow: "Flow start", exit: "end",
} as const satisfies Record<StepKind, string>;

/** What each step is called, by its id, for steps in reading order: "mail 2", "wait 1". */
export function stepNames(steps: readonly { readonly id: string; readonly kind: StepKind }[]): Readonly<Record<string, string>> {
  const counts = new Map<string, number>();
  return Object.fromEntries(steps.map(({ id, kind }) => {
    const noun = NOUNS[kind];
    const number = (counts.get(noun) ?? 0) + 1;
    counts.set(noun, number);
    return [id, `${noun} ${number}`];
  }));
}
