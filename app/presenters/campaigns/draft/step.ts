import type { AwaitedEvent, Purpose, Step } from "../../../domain/journeys/steps.ts";
import { type DurationUnit, splitDuration } from "../../words/duration.ts";
import { type ConditionDraft, fillCondition } from "./condition.ts";
import { fillOffer, type OfferDraft } from "./offer.ts";

/** A path of a random split. `weight`: its share as typed. */
export interface PathDraft {
  readonly id: string;
  readonly weight: string;
  readonly steps: readonly StepDraft[];
}

/** A step as the form holds it: what is typed, even where it is not valid yet. */
export type StepDraft =
  | { readonly id: string; readonly kind: "wait"; readonly amount: string; readonly unit: DurationUnit }
  /** no weekday: any */
  | { readonly id: string; readonly kind: "wait-until"; readonly at: string; readonly weekdays: readonly number[] }
  | {
      readonly id: string; readonly kind: "wait-for"; readonly event: AwaitedEvent["kind"]; readonly segmentId: string; readonly amount: string; readonly unit: DurationUnit;
      readonly happened: readonly StepDraft[]; readonly timedOut: readonly StepDraft[];
    }
  | { readonly id: string; readonly kind: "split"; readonly if: ConditionDraft; readonly yes: readonly StepDraft[]; readonly no: readonly StepDraft[] }
  | { readonly id: string; readonly kind: "random"; readonly paths: readonly PathDraft[] }
  /** `offerFrom`: none, its own as in `offer`, or that of the step `offerStepId` */
  | { readonly id: string; readonly kind: "message"; readonly templateId: string; readonly offerFrom: "none" | "own" | "step"; readonly offer: OfferDraft; readonly offerStepId: string; readonly purpose: Purpose }
  | { readonly id: string; readonly kind: "offer"; readonly offer: OfferDraft }
  /** tags with commas between them */
  | { readonly id: string; readonly kind: "tag"; readonly add: string; readonly remove: string }
  | { readonly id: string; readonly kind: "webhook"; readonly url: string }
  | { readonly id: string; readonly kind: "flow" }
  | { readonly id: string; readonly kind: "exit" };

/** Fills the form from saved steps. */
export function fillSteps(steps: readonly Step[], currency: string): readonly StepDraft[] {
  return steps.map((step) => fillStep(step, currency));
}

function fillStep(step: Step, currency: string): StepDraft {
  const { id } = step;
  switch (step.kind) {
    case "wait":
      return { id, kind: "wait", ...typedDuration(step.minutes) };
    case "wait-until":
      return { id, kind: "wait-until", at: step.at, weekdays: step.weekdays ?? [] };
    case "wait-for": {
      const segmentId = step.event.kind === "segment-entered" ? step.event.segmentId : "";
      return { id, kind: "wait-for", event: step.event.kind, segmentId, ...typedDuration(step.limitMinutes), happened: fillSteps(step.happened, currency), timedOut: fillSteps(step.timedOut, currency) };
    }
    case "split":
      return { id, kind: "split", if: fillCondition(step.if, currency), yes: fillSteps(step.yes, currency), no: fillSteps(step.no, currency) };
    case "random":
      return { id, kind: "random", paths: step.paths.map((path) => ({ id: path.id, weight: String(path.weight), steps: fillSteps(path.steps, currency) })) };
    case "message": {
      const offerFrom = step.offer ? "own" : step.offerStepId === null ? "none" : "step";
      return { id, kind: "message", templateId: step.templateId, offerFrom, offer: fillOffer(step.offer), offerStepId: step.offerStepId ?? "", purpose: step.purpose };
    }
    case "offer":
      return { id, kind: "offer", offer: fillOffer(step.terms) };
    case "tag":
      return { id, kind: "tag", add: step.add.join(", "), remove: step.remove.join(", ") };
    default:
      return step;
  }
}

function typedDuration(minutes: number): { readonly amount: string; readonly unit: DurationUnit } {
  const { amount, unit } = splitDuration(minutes);
  return { amount: String(amount), unit };
}
