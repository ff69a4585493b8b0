import type { StepDraft } from "../../presenters/campaigns/campaign-draft.ts";

/** The steps with one of them changed. */
export function withStep(steps: readonly StepDraft[], index: number, step: StepDraft): readonly StepDraft[] {
  return steps.map((one, at) => (at === index ? step : one));
}

/** The steps with a wait of a day and another mail at the end. */
export function withMail(steps: readonly StepDraft[], templateId: string): readonly StepDraft[] {
  return [
    ...steps,
    { id: freeId(steps, "wait"), kind: "wait", amount: "1", unit: "days" },
    { id: freeId(steps, "mail"), kind: "message", templateId, offer: { kind: "none", percent: "10", amount: "5", validHours: "48" } },
  ];
}

/** The steps without a mail and without the wait before it. */
export function withoutStep(steps: readonly StepDraft[], index: number): readonly StepDraft[] {
  const from = steps[index - 1]?.kind === "wait" ? index - 1 : index;
  return steps.filter((_, at) => at < from || at > index);
}

function freeId(steps: readonly StepDraft[], name: string): string {
  const taken = new Set(steps.map(({ id }) => id));
  let number = 1;
  while (taken.has(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}
