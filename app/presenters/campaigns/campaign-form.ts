import { z } from "zod";
import type { OfferTerms } from "../../domain/incentives/offer.ts";
import { mailStep } from "../../domain/journeys/default-campaign.ts";
import { type JourneyDefinition, OPEN_ENTRY } from "../../domain/journeys/definition.ts";
import { parseDefinition } from "../../domain/journeys/parse-definition.ts";
import type { Step } from "../../domain/journeys/steps.ts";
import { DURATION_UNITS, UNIT_MINUTES } from "../words/duration.ts";
import { amountMinor, type FieldErrors, type Parsed, wholeNumber } from "../words/form.ts";
import type { OfferDraft, StepDraft } from "./campaign-draft.ts";

const short = z.string().max(40);
const OfferDraftSchema = z.object({ kind: z.enum(["none", "percentage", "amount", "free-shipping"]), percent: short, amount: short, validHours: short });
const StepDraftSchema = z.discriminatedUnion("kind", [
  z.object({ id: z.string().max(40), kind: z.literal("wait"), amount: short, unit: z.enum(DURATION_UNITS) }),
  z.object({ id: z.string().max(40), kind: z.literal("message"), templateId: z.string().max(100), offer: OfferDraftSchema }),
]);
const CampaignDraftSchema = z.object({ name: z.string().max(1000), idleMinutes: short, minimumSubtotal: short, holdoutPercent: short, steps: z.array(StepDraftSchema).max(30) });

export interface CampaignInput {
  readonly name: string;
  readonly definition: JourneyDefinition;
  /** 0 to 1 */
  readonly holdout: number;
}

interface Known {
  readonly currency: string;
  /** ids of this shop's templates: no other may be used */
  readonly templateIds: ReadonlySet<string>;
}

const MAX_DAYS = 90;

/** Reads what the merchant typed. Errors are by field ("name", "steps.2.amount"), in words that say what is allowed. */
export function parseCampaignForm(raw: unknown, known: Known): Parsed<CampaignInput> {
  const shape = CampaignDraftSchema.safeParse(raw);
  if (!shape.success) return { ok: false, errors: { form: "The campaign could not be read. Reload the page and try again." } };
  const draft = shape.data;
  const errors: Record<string, string> = {};
  const name = draft.name.trim();
  if (name === "" || name.length > 100) errors["name"] = "Give the campaign a name of up to 100 characters";
  const idleMinutes = wholeNumber(draft.idleMinutes, 10, 1440);
  if (idleMinutes === null) errors["idleMinutes"] = "Enter whole minutes, 10 to 1440 (one day)";
  const minimum = draft.minimumSubtotal.trim() === "" ? null : amountMinor(draft.minimumSubtotal, known.currency);
  if (minimum === undefined) errors["minimumSubtotal"] = `Enter an amount in ${known.currency}, such as 20, or leave it empty`;
  const percent = Number(draft.holdoutPercent.trim().replace(",", "."));
  if (draft.holdoutPercent.trim() === "" || !(percent >= 0 && percent <= 50)) errors["holdoutPercent"] = "Enter a share from 0 to 50";
  const steps = draft.steps.map((step, index) => readStep(step, `steps.${index}`, known, errors));
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const parsed = parseDefinition({ trigger: { kind: "checkout-abandoned", idleMinutes, changedCart: "go-on" }, entry: { ...OPEN_ENTRY, minimumMinor: minimum }, exits: [{ kind: "unsubscribed" }], steps });
  return parsed.ok ? { ok: true, value: { name, definition: parsed.definition, holdout: percent / 100 } } : { ok: false, errors: journeyErrors(parsed.problems) };
}

function readStep(step: StepDraft, at: string, known: Known, errors: Record<string, string>): Step | null {
  if (step.kind === "message") {
    if (!known.templateIds.has(step.templateId)) errors[`${at}.templateId`] = "Choose a mail";
    return mailStep(step.id, step.templateId, readOffer(step.offer, at, known.currency, errors));
  }
  const amount = wholeNumber(step.amount, 1, (MAX_DAYS * UNIT_MINUTES.days) / UNIT_MINUTES[step.unit]);
  if (amount === null) errors[`${at}.amount`] = `Enter a whole number of ${step.unit}, from 1 to ${(MAX_DAYS * UNIT_MINUTES.days) / UNIT_MINUTES[step.unit]} (${MAX_DAYS} days)`;
  return amount === null ? null : { id: step.id, kind: "wait", minutes: amount * UNIT_MINUTES[step.unit] };
}

function readOffer(offer: OfferDraft, at: string, currency: string, errors: Record<string, string>): OfferTerms | null {
  if (offer.kind === "none") return null;
  const validHours = wholeNumber(offer.validHours, 1, 1440);
  if (validHours === null) errors[`${at}.validHours`] = "Enter whole hours, 1 to 1440 (60 days)";
  const hours = validHours ?? 1;
  if (offer.kind === "free-shipping") return { kind: "free-shipping", validHours: hours };
  if (offer.kind === "percentage") {
    const percent = wholeNumber(offer.percent, 1, 100);
    if (percent === null) errors[`${at}.percent`] = "Enter a whole percentage, 1 to 100";
    return { kind: "percentage", percent: percent ?? 1, validHours: hours };
  }
  const minor = amountMinor(offer.amount, currency);
  if (!minor) errors[`${at}.amount`] = `Enter an amount above 0 in ${currency}, such as 5`;
  return { kind: "amount", minor: minor || 1, currency, validHours: hours };
}

/** The journey's own rules (two mails in a row, a wait at the end), pointed at their step. */
function journeyErrors(problems: readonly { readonly path: readonly (string | number)[]; readonly message: string }[]): FieldErrors {
  return Object.fromEntries(problems.map(({ path, message }) => [path[0] === "steps" ? path.slice(0, 2).join(".") : "form", capital(message.replaceAll("message", "mail"))]));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
