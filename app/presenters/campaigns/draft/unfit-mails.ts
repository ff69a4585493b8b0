import type { JourneyDefinition } from "../../../domain/journeys/definition.ts";
import { placesOf } from "../../../domain/journeys/places.ts";
import type { MailSubject } from "../../../domain/templates/document.ts";
import { fitsTrigger } from "../../../domain/templates/fits-trigger.ts";
import type { Errors } from "./errors.ts";
import { stepPath } from "./read-step.ts";

const WHAT = { checkout: "a cart", order: "an order", person: "a customer" } as const satisfies Record<MailSubject, string>;

/** Mails about something that this campaign's journeys do not have: put into `errors`, for they could never be made. */
export function findUnfitMails(definition: JourneyDefinition, subjects: ReadonlyMap<string, MailSubject>, errors: Errors): void {
  for (const { step } of placesOf(definition)) {
    const about = step.kind === "message" ? subjects.get(step.templateId) : undefined;
    if (about !== undefined && !fitsTrigger(about, definition.trigger)) errors[`${stepPath(step.id)}.templateId`] = `This mail is about ${WHAT[about]}, which a campaign that starts so does not have; choose another`;
  }
}
