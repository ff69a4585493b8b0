import type { Foreseen } from "../../domain/journeys/foresee.ts";
import type { JourneyDefinition } from "../../domain/journeys/definition.ts";
import { subjectOf } from "../../domain/journeys/triggers.ts";
import type { EntryTone } from "../checkouts/entry.ts";
import { REASONS } from "../reasons.ts";
import type { Format } from "../words/format.ts";

/** Something to come, in words. */
export interface ForeseenView {
  readonly title: string;
  readonly text: string;
  readonly at: string;
  readonly tone: EntryTone;
}

const DONE = { "issue-offer": "A discount code is made", "tag-customer": "Tags of the customer are changed", "call-webhook": "Another system is told", "start-flow": "Shopify Flow is started" } as const;

/** What comes next in one journey, as a merchant reads it; its end says nothing that the last mail does not, unless it comes early. */
export function foreseenWords(one: Foreseen, definition: JourneyDefinition, templates: ReadonlyMap<string, string>, format: Pick<Format, "dateTimeZone">): ForeseenView | null {
  const at = format.dateTimeZone(one.at);
  switch (one.kind) {
    case "sent":
      return { title: `Mail “${templates.get(one.effect.templateId) ?? "without a name"}”`, text: unlessWords(one, definition), at, tone: "good" };
    case "done":
      return { title: DONE[one.effect.kind], text: unlessWords(one, definition), at, tone: "plain" };
    case "put-off":
      return { title: `Put off to ${format.dateTimeZone(one.until)}`, text: REASONS[one.reason].sentence, at, tone: "plain" };
    case "withheld":
      return { title: "A mail that is not sent", text: REASONS[one.reason].sentence, at, tone: "bad" };
    case "exited":
      return one.reason === "completed" || one.reason === "exit-step" ? null : { title: "The campaign ends", text: REASONS[one.reason].sentence, at, tone: "plain" };
  }
}

/** What could still keep a planned mail from going out. */
export function unlessWords({ unless }: Pick<Foreseen, "unless">, { trigger, exits }: JourneyDefinition): string {
  const conditions = unless.map(({ path }) => (path === "timed-out" ? "nothing that the campaign waits for happens before" : path === "happened" ? "what the campaign waits for has happened" : "its condition still holds then"));
  const buying = subjectOf(trigger.kind) === "checkout" || exits.some(({ kind }) => kind === "ordered");
  const all = [...(buying ? ["the customer has not bought by then"] : []), ...new Set(conditions)];
  return all.length === 0 ? "If nothing new happens." : `If ${all.join(", and ")}.`;
}
