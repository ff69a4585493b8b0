import type { StepKind } from "../../domain/journeys/steps.ts";

const NOUNS = {
  wait: "wait", "wait-until": "wait", "wait-for": "wait", split: "condition", random: "random split", message: "mail", offer: "offer", tag: "tags", webhook: "call", flow: "Flow start", exit: "end",
} as const satisfies Record<StepKind, string>;

/** Mails that a journey sends only once, by the id of the step: they are told apart by their own names. */
export function mailNames(steps: readonly { readonly id: string; readonly kind: StepKind; readonly templateId?: string }[], templates: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const named = steps.flatMap(({ id, templateId }) => (templateId !== undefined && Object.hasOwn(templates, templateId) ? [{ id, name: templates[templateId]! }] : []));
  return Object.fromEntries(named.filter(({ name }) => named.filter((other) => other.name === name).length === 1).map(({ id, name }) => [id, `“${name}”`]));
}

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
