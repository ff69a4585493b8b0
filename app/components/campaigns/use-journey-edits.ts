import type { CampaignDetailView } from "../../presenters/campaigns/campaign-detail.ts";
import type { CampaignDraft, StepDraft } from "../../presenters/campaigns/campaign-draft.ts";
import type { Draft } from "../forms/use-draft.ts";
import { withMail, withMovedMail, withStep, withoutStep } from "./edit-steps.ts";
import { useNextFocus } from "./use-next-focus.ts";

interface JourneyEdits {
  /** takes a changed step; `field` is the one whose error goes, "" for the whole step's */
  readonly set: (index: number, step: StepDraft, field: string) => void;
  readonly add: () => void;
  readonly remove: (index: number) => void;
  /** a mail changes places with the one before or after it */
  readonly move: (index: number, by: -1 | 1) => void;
}

/** What can be done to the steps of a journey. The focus follows what was added or moved, so that it works by keyboard too. */
export function useJourneyEdits({ value: draft, change }: Pick<Draft<CampaignDraft>, "value" | "change">, templates: CampaignDetailView["templates"]): JourneyEdits {
  const focusNext = useNextFocus();
  const changeSteps = (steps: readonly StepDraft[], path = "steps"): void => change({ ...draft, steps }, path);
  return {
    set: (index, step, field) => changeSteps(withStep(draft.steps, index, step), `steps.${index}${field && `.${field}`}`),
    add: () => {
      const steps = withMail(draft.steps, unusedTemplate(draft.steps, templates));
      changeSteps(steps);
      focusNext(`template-${steps.at(-1)!.id}`);
    },
    remove: (index) => {
      changeSteps(withoutStep(draft.steps, index));
      focusNext("add-mail");
    },
    move: (index, by) => {
      changeSteps(withMovedMail(draft.steps, index, by));
      const { id } = draft.steps[index]!;
      focusNext(...(by < 0 ? [`up-${id}`, `down-${id}`] : [`down-${id}`, `up-${id}`]));
    },
  };
}

/** A new mail begins with one that the journey does not send yet. */
function unusedTemplate(steps: readonly StepDraft[], templates: CampaignDetailView["templates"]): string {
  const used = new Set(steps.flatMap((step) => (step.kind === "message" ? [step.templateId] : [])));
  return (templates.find(({ id }) => !used.has(id)) ?? templates[0])?.id ?? "";
}
