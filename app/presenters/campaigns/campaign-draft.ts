import type { JourneyDefinition } from "../../domain/journeys/definition.ts";
import { type EntryDraft, type ExitDraft, fillEntry, fillExit } from "./draft/entry.ts";
import { fillSteps, type StepDraft } from "./draft/step.ts";
import { fillTrigger, type TriggerDraft } from "./draft/trigger.ts";

/** A campaign as the form holds it: a tree of what is typed, even where it is not valid yet. */
export interface CampaignDraft {
  readonly name: string;
  readonly holdoutPercent: string;
  readonly trigger: TriggerDraft;
  readonly entry: EntryDraft;
  readonly exits: readonly ExitDraft[];
  readonly steps: readonly StepDraft[];
}

/** Fills the form from a saved version. Amounts are of the shop's currency, times of its zone. */
export function campaignDraft(name: string, definition: JourneyDefinition, holdout: number, { currency, zone }: { readonly currency: string; readonly zone: string }): CampaignDraft {
  return {
    name,
    holdoutPercent: String(Math.round(holdout * 1000) / 10),
    trigger: fillTrigger(definition.trigger, zone),
    entry: fillEntry(definition.entry, currency),
    exits: definition.exits.map((exit) => fillExit(exit, currency)),
    steps: fillSteps(definition.steps, currency),
  };
}
