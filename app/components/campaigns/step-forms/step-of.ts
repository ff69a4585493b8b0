import type { StepDraft } from "../../../presenters/campaigns/draft/step.ts";
import { stepPath } from "../../../presenters/campaigns/draft/read-step.ts";
import { useBuilder } from "../builder/builder-context.ts";

/** The draft of one kind of step. */
export type StepOf<K extends StepDraft["kind"]> = Extract<StepDraft, { kind: K }>;

/** What a step's form works with: the errors of its fields, and a way to change some of them. */
export function useStepFields<S extends StepDraft>(step: S): { readonly errorOf: (field: string) => string | undefined; readonly set: (patch: Partial<S>, field: string) => void } {
  const { errors, edits } = useBuilder();
  return {
    errorOf: (field) => errors[`${stepPath(step.id)}.${field}`],
    set: (patch, field) => edits.set({ ...step, ...patch }, field),
  };
}
