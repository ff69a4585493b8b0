import { useState } from "react";
import type { CampaignDetailView } from "../../../presenters/campaigns/campaign-detail.ts";
import type { CampaignDraft } from "../../../presenters/campaigns/campaign-draft.ts";
import { stepPath } from "../../../presenters/campaigns/draft/read-step.ts";
import type { StepDraft } from "../../../presenters/campaigns/draft/step.ts";
import { flatten } from "../../../presenters/campaigns/draft/tree.ts";
import type { Subject } from "../../../presenters/words/describe-predicate.ts";
import type { Draft } from "../../forms/use-draft.ts";
import { useNextFocus } from "../use-next-focus.ts";
import { copyOf, find, MAIN, type Slot, slotOf, stepsAt, withInserted, withMoved, without, withStep } from "./edit-tree.ts";
import { freshId, newStep, type StepKind } from "./new-step.ts";
import { STEP_KINDS } from "./step-kinds.ts";

export interface JourneyEdits {
  /** takes a changed step; `field` is the one whose error goes, "" for the whole step's */
  readonly set: (step: StepDraft, field: string) => void;
  readonly add: (slot: Slot, kind: StepKind) => void;
  readonly remove: (id: string) => void;
  readonly move: (id: string, by: -1 | 1) => void;
  readonly duplicate: (id: string) => void;
  /** what was done last, for a screen reader */
  readonly said: string;
}

interface Options {
  readonly templates: CampaignDetailView["templates"];
  readonly subject: Subject;
  /** called with the id of a step whose form is to be shown */
  readonly onNew: (id: string) => void;
}

/** The id of the button that adds a step at a place. */
export function addId({ parent, branch, index }: Slot): string {
  return `add-${parent ?? MAIN}-${branch}-${index}`;
}

/** What can be done to the steps of a journey. The focus follows what was added or moved, and what was done is said, so that it works by keyboard and by ear. */
export function useJourneyEdits({ value: draft, change }: Pick<Draft<CampaignDraft>, "value" | "change">, { templates, subject, onNew }: Options): JourneyEdits {
  const focusNext = useNextFocus();
  const [said, say] = useState("");
  const { steps } = draft;
  const put = (next: readonly StepDraft[], path = "steps"): void => change({ ...draft, steps: next }, path);
  const place = (all: readonly StepDraft[], id: string): string => `step ${flatten(all).findIndex((step) => step.id === id) + 1} of ${flatten(all).length}`;
  return {
    said,
    set: (step, field) => put(withStep(steps, step), `${stepPath(step.id)}${field && `.${field}`}`),
    add: (slot, kind) => {
      const step = newStep(kind, { templateId: unusedTemplate(steps, templates), subject });
      const pause = kind === "message" && stepsAt(steps, slot)[slot.index - 1]?.kind === "message" ? [newStep("wait", { templateId: "", subject })] : [];
      const next = withInserted(steps, slot, [...pause, step]);
      put(next);
      onNew(step.id);
      say(`Added: ${STEP_KINDS[kind].title}, ${place(next, step.id)}`);
      focusNext(`step-${step.id}`);
    },
    remove: (id) => {
      const [slot, gone] = [slotOf(steps, id), find(steps, id)];
      if (!slot || !gone) return;
      put(without(steps, id), stepPath(id));
      say(`Removed: ${STEP_KINDS[gone.kind].title}`);
      focusNext(addId(slot));
    },
    move: (id, by) => {
      const next = withMoved(steps, id, by);
      if (next === steps) return;
      put(next, stepPath(id));
      say(`Moved: now ${place(next, id)}`);
      focusNext(`menu-${id}`);
    },
    duplicate: (id) => {
      const [slot, step] = [slotOf(steps, id), find(steps, id)];
      if (!slot || !step) return;
      const copy = copyOf(step, freshId);
      const next = withInserted(steps, { ...slot, index: slot.index + 1 }, [copy]);
      put(next);
      onNew(copy.id);
      say(`Copied: now ${place(next, copy.id)}`);
      focusNext(`step-${copy.id}`);
    },
  };
}

/** A new mail begins with one that the journey does not send yet. */
function unusedTemplate(steps: readonly StepDraft[], templates: CampaignDetailView["templates"]): string {
  const used = new Set(flatten(steps).flatMap((step) => (step.kind === "message" ? [step.templateId] : [])));
  return (templates.find(({ id }) => !used.has(id)) ?? templates[0])?.id ?? "";
}
