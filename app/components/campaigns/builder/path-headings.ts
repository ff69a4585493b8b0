import type { StepDraft } from "../../../presenters/campaigns/draft/step.ts";
import { shares } from "../../../presenters/words/describe-step.ts";

const HAPPENED = {
  ordered: "When they order", fulfilled: "When the order is sent", delivered: "When the parcel arrives", clicked: "When they click", subscribed: "When they have agreed", "segment-entered": "When they enter the segment",
} as const satisfies Record<Extract<StepDraft, { kind: "wait-for" }>["event"], string>;

/** What each path of a step is called, in reading order. */
export function pathHeadings(step: StepDraft): readonly string[] {
  switch (step.kind) {
    case "split":
      return ["If yes", "Otherwise"];
    case "wait-for":
      return [HAPPENED[step.event], `If not within ${step.amount.trim() || "…"} ${step.amount.trim() === "1" ? step.unit.slice(0, -1) : step.unit}`];
    case "random": {
      const percent = shares(step.paths.map(({ weight }) => Number(weight) || 0));
      return step.paths.map((_, index) => `Path ${index + 1}: ${percent[index]}%`);
    }
    default:
      return [];
  }
}
