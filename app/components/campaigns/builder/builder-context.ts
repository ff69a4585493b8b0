import { createContext, useContext } from "react";
import type { CampaignDetailView } from "../../../presenters/campaigns/campaign-detail.ts";
import type { StepDraft } from "../../../presenters/campaigns/draft/step.ts";
import type { Subject } from "../../../presenters/words/describe-predicate.ts";
import type { Names } from "../../../presenters/words/names.ts";
import type { FieldErrors } from "../../forms/field-errors.ts";
import type { JourneyEdits } from "./use-journey-edits.ts";

/** What every step of the builder looks at. */
export interface Builder {
  readonly steps: readonly StepDraft[];
  readonly subject: Subject;
  readonly names: Names;
  readonly templates: CampaignDetailView["templates"];
  readonly figures: CampaignDetailView["figures"];
  readonly errors: FieldErrors;
  readonly edits: JourneyEdits;
  /** ids of the steps whose forms are shown */
  readonly open: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  /** the number of each step in reading order, from 1 */
  readonly numbers: ReadonlyMap<string, number>;
}

const Context = createContext<Builder | null>(null);
export const BuilderProvider = Context.Provider;

/** The builder around a step. Throws outside of one. */
export function useBuilder(): Builder {
  const builder = useContext(Context);
  if (!builder) throw new Error("builder: a step was rendered outside the journey builder");
  return builder;
}
