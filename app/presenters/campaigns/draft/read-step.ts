import type { AwaitedEvent, Step } from "../../../domain/journeys/steps.ts";
import { type DurationUnit, UNIT_MINUTES } from "../../words/duration.ts";
import { wholeNumber } from "../../words/form.ts";
import { readCondition } from "./condition.ts";
import type { Errors } from "./errors.ts";
import { readOffer } from "./offer.ts";
import type { StepDraft } from "./step.ts";

export interface ShopThings {
  readonly currency: string;
  /** of this shop: no other mail may be used */
  readonly templateIds: ReadonlySet<string>;
}

type Of<K extends StepDraft["kind"]> = Extract<StepDraft, { kind: K }>;

/** Where the errors of a step stand, by its id: they go with it when it moves. */
export function stepPath(id: string): string {
  return `step.${id}`;
}

/** Reads steps with all below them; what is wrong is put into `errors`, and something valid stands in for it, so that the rest can be judged. */
export function readSteps(drafts: readonly StepDraft[], things: ShopThings, errors: Errors): Step[] {
  return drafts.map((draft) => readStep(draft, things, errors));
}

/** Reads one step with all below it. */
export function readStep(draft: StepDraft, things: ShopThings, errors: Errors): Step {
  const at = stepPath(draft.id);
  switch (draft.kind) {
    case "wait":
      return { id: draft.id, kind: "wait", minutes: readDuration(draft, at, errors) };
    case "wait-until":
      return readWaitUntil(draft, at, errors);
    case "wait-for":
      return {
        id: draft.id, kind: "wait-for", event: readEvent(draft, at, errors), limitMinutes: readDuration(draft, at, errors),
        happened: readSteps(draft.happened, things, errors), timedOut: readSteps(draft.timedOut, things, errors),
      };
    case "split":
      return { id: draft.id, kind: "split", if: readCondition(draft.if, `${at}.if`, things.currency, errors), yes: readSteps(draft.yes, things, errors), no: readSteps(draft.no, things, errors) };
    case "random":
      return readRandom(draft, at, things, errors);
    case "message":
      return readMessage(draft, at, things, errors);
    case "offer":
      return { id: draft.id, kind: "offer", terms: readOffer(draft.offer, at, things.currency, errors) };
    case "tag":
      return { id: draft.id, kind: "tag", add: readTags(draft.add, `${at}.add`, errors), remove: readTags(draft.remove, `${at}.remove`, errors) };
    case "webhook":
      return { id: draft.id, kind: "webhook", url: readAddress(draft.url, `${at}.url`, errors) };
    default:
      return draft;
  }
}

const MAX_DAYS = 90;

function readDuration({ amount, unit }: { readonly amount: string; readonly unit: DurationUnit }, at: string, errors: Errors): number {
  const most = (MAX_DAYS * UNIT_MINUTES.days) / UNIT_MINUTES[unit];
  const number = wholeNumber(amount, 1, most);
  if (number === null) errors[`${at}.amount`] = `Enter a whole number of ${unit}, from 1 to ${most} (${MAX_DAYS} days)`;
  return (number ?? 1) * UNIT_MINUTES[unit];
}

function readWaitUntil({ id, at, weekdays }: Of<"wait-until">, path: string, errors: Errors): Step {
  const known = /^([01]\d|2[0-3]):[0-5]\d$/.test(at);
  if (!known) errors[`${path}.at`] = "Enter a time of day, such as 09:00";
  return { id, kind: "wait-until", at: known ? at : "09:00", weekdays: weekdays.length === 0 ? null : [...weekdays] };
}

function readEvent({ event, segmentId }: Of<"wait-for">, at: string, errors: Errors): AwaitedEvent {
  if (event !== "segment-entered") return { kind: event };
  if (segmentId === "") errors[`${at}.segmentId`] = "Choose a segment";
  return { kind: event, segmentId: segmentId || "0" };
}

function readRandom({ id, paths }: Of<"random">, at: string, things: ShopThings, errors: Errors): Step {
  const read = paths.map((path) => {
    const weight = wholeNumber(path.weight, 1, 100);
    if (weight === null) errors[`${at}.${path.id}`] = "Enter a whole number from 1 to 100";
    return { id: path.id, weight: weight ?? 1, steps: readSteps(path.steps, things, errors) };
  });
  return { id, kind: "random", paths: read };
}

function readMessage(draft: Of<"message">, at: string, things: ShopThings, errors: Errors): Step {
  if (!things.templateIds.has(draft.templateId)) errors[`${at}.templateId`] = "Choose a mail";
  if (draft.offerFrom === "step" && draft.offerStepId === "") errors[`${at}.offerStepId`] = "Choose the step whose offer is shown";
  return {
    id: draft.id,
    kind: "message",
    templateId: draft.templateId || "none",
    offer: draft.offerFrom === "own" ? readOffer(draft.offer, at, things.currency, errors) : null,
    offerStepId: draft.offerFrom === "step" ? draft.offerStepId || null : null,
    purpose: draft.purpose,
  };
}

function readTags(text: string, at: string, errors: Errors): string[] {
  const tags = text.split(",").map((tag) => tag.trim()).filter((tag) => tag !== "");
  if (tags.length > 10) errors[at] = "Enter at most 10 tags";
  if (tags.some((tag) => tag.length > 40)) errors[at] = "A tag has at most 40 characters; put a comma between tags";
  return tags.filter((tag) => tag.length <= 40).slice(0, 10);
}

function readAddress(text: string, at: string, errors: Errors): string {
  const url = text.trim();
  const good = URL.canParse(url) && new URL(url).protocol === "https:" && url.length <= 2000;
  if (!good) errors[at] = "Enter a web address that begins with https://";
  return good ? url : "https://example.com";
}
