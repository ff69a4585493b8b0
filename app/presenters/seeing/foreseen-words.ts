import type { Foreseen } from "../../domain/journeys/foresee.ts";
import type { JourneyDefinition } from "../../domain/journeys/definition.ts";
import { placesOf } from "../../domain/journeys/places.ts";
import { subjectOf } from "../../domain/journeys/triggers.ts";
import type { EntryTone } from "../checkouts/entry.ts";
import { REASONS } from "../reasons.ts";
import { eventWords } from "../words/describe-step.ts";
import type { Format } from "../words/format.ts";

/** Something to come, in words. */
export interface ForeseenView {
  readonly title: string;
  readonly text: string;
  readonly at: string;
  readonly tone: EntryTone;
}

const DONE = { "issue-offer": "A discount code is made", "tag-customer": "Tags of the customer are changed", "call-webhook": "Another system is told", "start-flow": "Shopify Flow is started" } as const;

/** What the words name, by id. */
export interface ForeseenNames {
  readonly templates: ReadonlyMap<string, string>;
  readonly campaigns: ReadonlyMap<string, string>;
}

/** What comes next in one journey, as a merchant reads it; its end says nothing that the last mail does not, unless it comes early. */
export function foreseenWords(one: Foreseen, definition: JourneyDefinition, names: ForeseenNames, format: Pick<Format, "dateTimeZone">): ForeseenView | null {
  const at = format.dateTimeZone(one.at);
  switch (one.kind) {
    case "sent":
      return { title: mailTitle(one.effect.templateId, names), text: unlessWords(one, definition), at, tone: "good" };
    case "done":
      return { title: DONE[one.effect.kind], text: unlessWords(one, definition), at, tone: "plain" };
    case "put-off":
      return { title: `${mailOf(one.stepId, definition, names)} is put off`, text: whyWords(one, names), at: `from ${at} to ${format.dateTimeZone(one.until)}`, tone: "plain" };
    case "withheld":
      return { title: `${mailOf(one.stepId, definition, names)} is not sent`, text: whyWords(one, names), at, tone: "bad" };
    case "exited":
      return one.reason === "completed" || one.reason === "exit-step" ? null : { title: "The campaign ends", text: REASONS[one.reason].sentence, at, tone: "plain" };
  }
}

function mailTitle(templateId: string, { templates }: Pick<ForeseenNames, "templates">): string {
  return `Mail “${templates.get(templateId) ?? "without a name"}”`;
}

function mailOf(stepId: string, definition: JourneyDefinition, names: ForeseenNames): string {
  const step = placesOf(definition).find((place) => place.step.id === stepId)?.step;
  return step?.kind === "message" ? mailTitle(step.templateId, names) : "A mail";
}

/** What a journey waits for, where something has to happen, and until when; null where it does not. */
export function waitingWords(definition: JourneyDefinition, { stepIndex, dueAt }: { readonly stepIndex: number; readonly dueAt: Date }, format: Pick<Format, "date">, now: Date): string | null {
  const step = placesOf(definition)[stepIndex]?.step;
  if (step?.kind !== "wait-for" || dueAt <= now) return null;
  const event = step.event.kind === "segment-entered" ? "the customer to enter a segment" : eventWords(step.event, { segments: {} });
  return `It waits for ${event}, until ${format.date(dueAt)} at the latest.`;
}

/** Why a mail is put off or not sent, and which campaigns' mails it stands back for. */
export function whyWords({ reason, rivals }: Extract<Foreseen, { rivals: readonly string[] }>, { campaigns }: Pick<ForeseenNames, "campaigns">): string {
  const { sentence } = REASONS[reason];
  const others = rivals.flatMap((id) => campaigns.get(id) ?? []).map((name) => `“${name}”`);
  if (others.length === 0) return sentence;
  return reason === "lower-priority" ? `${sentence} It is from ${new Intl.ListFormat("en").format(others)}.` : `${sentence} Mails from ${new Intl.ListFormat("en").format(others)} count, too.`;
}

/** What could still keep a planned mail from going out. */
export function unlessWords({ unless }: Pick<Foreseen, "unless">, { trigger, exits }: JourneyDefinition): string {
  const conditions = unless.map(({ path }) => (path === "timed-out" ? "nothing that the campaign waits for happens before" : path === "happened" ? "what the campaign waits for has happened" : "its condition still holds then"));
  const buying = subjectOf(trigger.kind) === "checkout" || exits.some(({ kind }) => kind === "ordered");
  const all = [...(buying ? ["the customer has not bought by then"] : []), ...new Set(conditions)];
  return all.length === 0 ? "If nothing new happens." : `If ${all.join(", and ")}.`;
}
