import type { JourneyDefinition } from "../../domain/journeys/definition.ts";
import { type DefinitionProblem, parseDefinition } from "../../domain/journeys/parse-definition.ts";
import type { MailSubject } from "../../domain/templates/document.ts";
import { subjectOf } from "../../domain/journeys/triggers.ts";
import { isDeeperThan } from "../../domain/kernel/nesting.ts";
import type { FieldErrors, Parsed } from "../words/form.ts";
import { CampaignDraftSchema } from "./draft-shape.ts";
import { readEntry, readExit } from "./draft/entry.ts";
import type { Errors } from "./draft/errors.ts";
import { findLostMails } from "./draft/lost-mails.ts";
import { readSteps, type ShopThings, stepPath } from "./draft/read-step.ts";
import { readTrigger } from "./draft/trigger.ts";
import { findUnfitMails } from "./draft/unfit-mails.ts";

export interface CampaignInput {
  readonly name: string;
  readonly definition: JourneyDefinition;
  /** 0 to 1 */
  readonly holdout: number;
}

/** What is known of a shop while its form is read. */
export interface FormKnowledge extends ShopThings {
  /** the shop's */
  readonly zone: string;
  readonly now: Date;
  /** what each mail is about, by id */
  readonly mails: ReadonlyMap<string, MailSubject>;
}

const UNREADABLE = { ok: false, errors: { form: "The campaign could not be read. Reload the page and try again." } } as const;
/** objects within objects; a draft is as deep as its definition, or less */
const DEEPEST = 40;

/** Reads what the merchant typed. All errors at once, by field ("name", "step.remind.templateId"), in words that say what is allowed. */
export function parseCampaignForm(raw: unknown, known: FormKnowledge): Parsed<CampaignInput> {
  if (isDeeperThan(raw, DEEPEST)) return UNREADABLE;
  const shape = CampaignDraftSchema.safeParse(raw);
  if (!shape.success) return UNREADABLE;
  const draft = shape.data;
  const errors: Errors = {};
  const name = draft.name.trim();
  if (name === "" || name.length > 100) errors["name"] = "Give the campaign a name of up to 100 characters";
  const percent = Number(draft.holdoutPercent.trim().replace(",", "."));
  if (draft.holdoutPercent.trim() === "" || !(percent >= 0 && percent <= 50)) errors["holdoutPercent"] = "Enter a share from 0 to 50";
  const parsed = parseDefinition({
    trigger: readTrigger(draft.trigger, known, errors),
    entry: readEntry(draft.entry, subjectOf(draft.trigger.kind), known.currency, errors),
    exits: draft.exits.map((exit, index) => readExit(exit, `exits.${index}`, known.currency, errors)),
    steps: readSteps(draft.steps, known, errors),
  });
  findLostMails(draft, errors);
  if (parsed.ok) findUnfitMails(parsed.definition, known.mails, errors);
  const all = { ...(parsed.ok ? {} : journeyErrors(parsed.problems.filter((one) => !isSaid(one, errors)))), ...errors };
  return parsed.ok && Object.keys(all).length === 0 ? { ok: true, value: { name, definition: parsed.definition, holdout: percent / 100 } } : { ok: false, errors: all };
}

/** The journey's own rules (two mails in a row, a wait at the end), pointed at their step and field; the first of a field is said. */
function journeyErrors(problems: readonly DefinitionProblem[]): FieldErrors {
  const errors: Errors = {};
  for (const problem of problems) errors[fieldOf(problem)] ??= capital(problem.message.replaceAll("message", "mail"));
  return errors;
}

/** A rule about a condition as a whole is not said once more where one of its rows says it. */
function isSaid(problem: DefinitionProblem, errors: FieldErrors): boolean {
  const field = fieldOf(problem);
  return (field.endsWith(".if") || field.startsWith("exits.")) && Object.keys(errors).some((one) => one.startsWith(`${field}.`));
}

/** Fields of a step that a rule can be about, as the form calls them. */
const FIELDS: Readonly<Record<string, string>> = { templateId: "templateId", offerStepId: "offerStepId", purpose: "purpose", event: "event", minutes: "amount", limitMinutes: "amount", at: "at", url: "url", add: "add", remove: "remove", if: "if" };

function fieldOf({ path, stepId }: DefinitionProblem): string {
  const [part, second] = path;
  if (stepId !== null) {
    const field = path.findLast((one) => typeof one === "string" && Object.hasOwn(FIELDS, one));
    return typeof field === "string" ? `${stepPath(stepId)}.${FIELDS[field]}` : stepPath(stepId);
  }
  if (part === "trigger") return "trigger.kind";
  if (part === "exits") return second === undefined ? "exits" : `exits.${second}`;
  return part === "entry" ? `entry.${ENTRY_FIELDS[String(second)] ?? "audience"}` : "steps";
}

const ENTRY_FIELDS: Readonly<Record<string, string>> = { minimumMinor: "minimum", countries: "countries", channels: "channels", reEntry: "reEntry", coolDownDays: "coolDownDays" };

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
