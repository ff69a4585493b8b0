import type { ConditionDraft } from "./condition.ts";
import type { StepDraft } from "./step.ts";
import { flatten } from "./tree.ts";

/** Whether a step that is no mail comes after a mail and is done for those, too, whose mail was held back: no condition before it asks whether one was sent. */
export function isForEverybody(steps: readonly StepDraft[], stepId: string): boolean {
  const all = flatten(steps);
  const before = all.slice(0, all.findIndex(({ id }) => id === stepId));
  return before.some(({ kind }) => kind === "message") && !before.some((step) => step.kind === "split" && asksMails(step.if));
}

function asksMails(condition: ConditionDraft): boolean {
  return condition.kind === "group" ? condition.of.some(asksMails) : condition.question === "mailed";
}
