import type { OfferTerms } from "../../domain/incentives/offer.ts";
import type { JourneyDefinition } from "../../domain/journeys/definition.ts";
import type { Step } from "../../domain/journeys/steps.ts";
import { money, toDecimal } from "../../domain/kernel/money.ts";
import { type DurationUnit, splitDuration } from "../words/duration.ts";

/** An offer as the form holds it: what is typed, even where it is not valid yet. */
export interface OfferDraft {
  readonly kind: "none" | OfferTerms["kind"];
  readonly percent: string;
  readonly amount: string;
  readonly validHours: string;
}

export type StepDraft =
  | { readonly id: string; readonly kind: "wait"; readonly amount: string; readonly unit: DurationUnit }
  | { readonly id: string; readonly kind: "message"; readonly templateId: string; readonly offer: OfferDraft };

/** A campaign as the form holds it. */
export interface CampaignDraft {
  readonly name: string;
  readonly idleMinutes: string;
  /** in major units of the shop's currency; empty for none */
  readonly minimumSubtotal: string;
  readonly holdoutPercent: string;
  readonly steps: readonly StepDraft[];
}

/** Fills the form from a saved version. */
export function campaignDraft(name: string, definition: JourneyDefinition, holdout: number, currency: string): CampaignDraft {
  const minimum = definition.entry.minimumMinor;
  return {
    name,
    idleMinutes: String("idleMinutes" in definition.trigger ? definition.trigger.idleMinutes : 10),
    minimumSubtotal: minimum === null ? "" : toDecimal(money(minimum, currency)),
    holdoutPercent: String(Math.round(holdout * 1000) / 10),
    steps: definition.steps.flatMap((step) => (step.kind === "wait" || step.kind === "message" ? [stepDraft(step)] : [])),
  };
}

function stepDraft(step: Extract<Step, { kind: "wait" | "message" }>): StepDraft {
  if (step.kind === "message") return { id: step.id, kind: "message", templateId: step.templateId, offer: offerDraft(step.offer) };
  const { amount, unit } = splitDuration(step.minutes);
  return { id: step.id, kind: "wait", amount: String(amount), unit };
}

function offerDraft(terms: OfferTerms | null): OfferDraft {
  return {
    kind: terms?.kind ?? "none",
    percent: terms?.kind === "percentage" ? String(terms.percent) : "10",
    amount: terms?.kind === "amount" ? toDecimal(money(terms.minor, terms.currency)) : "5",
    validHours: String(terms?.validHours ?? 48),
  };
}
