import type { AwaitedEvent, Step } from "../../domain/journeys/steps.ts";
import { assertNever } from "../../domain/kernel/never.ts";
import { formatMoney } from "../../domain/kernel/money.ts";
import { describePredicate, segmentWords, type Subject } from "./describe-predicate.ts";
import { durationWords } from "./duration.ts";
import { listWords, type Names } from "./names.ts";
import { offerSentence } from "./offer.ts";

/** One step in a few plain words: "Wait 23 hours", "If the cart is worth at least $50.00", "Send “Reminder” with 10% off, valid for 2 days". */
export function describeStep(step: Step, names: Names, subject: Subject): string {
  switch (step.kind) {
    case "wait":
      return `Wait ${durationWords(step.minutes)}`;
    case "wait-until":
      return `Wait until ${step.at}${weekdayWords(step.weekdays)}`;
    case "wait-for":
      return `Wait up to ${durationWords(step.limitMinutes)} for ${eventWords(step.event, names)}`;
    case "split":
      return `If ${describePredicate(step.if, names, subject)}`;
    case "random":
      return `Split by chance: ${shares(step.paths.map(({ weight }) => weight)).map((share) => `${share}%`).join(", ")}`;
    case "message":
      return mailWords(step, names);
    case "offer":
      return `Make an offer: ${offerOf(step.terms, names)}`;
    case "tag":
      return tagWords(step.add, step.remove);
    case "webhook":
      return `Call another system${hostOf(step.url)}`;
    case "flow":
      return "Start Shopify Flow";
    case "exit":
      return "End here";
    default:
      return assertNever(step, "journey step");
  }
}

function mailWords(step: Extract<Step, { kind: "message" }>, names: Names): string {
  const name = names.templates[step.templateId];
  const offer = step.offer ? ` with ${offerOf(step.offer, names)}` : step.offerStepId ? ` with the offer of ${names.mails?.[step.offerStepId] ?? names.steps[step.offerStepId] ?? "an earlier step"}` : "";
  return `${name === undefined ? "Send a mail that is still to be chosen" : `Send “${name}”`}${offer}${step.purpose === "transactional" ? ", about the order" : ""}`;
}

function offerOf(terms: Parameters<typeof offerSentence>[0], { locale }: Names): string {
  return offerSentence(terms, { money: (amount) => formatMoney(amount, locale) });
}

/** What is waited for, as it stands after "for". */
export function eventWords(event: AwaitedEvent, names: Pick<Names, "segments">): string {
  switch (event.kind) {
    case "ordered":
      return "an order";
    case "fulfilled":
      return "the order to be sent";
    case "delivered":
      return "the parcel to arrive";
    case "clicked":
      return "a click in a mail";
    case "subscribed":
      return "the customer to agree to your mails";
    case "segment-entered":
      return `the customer to enter ${segmentWords(event.segmentId, names)}`;
    default:
      return assertNever(event, "awaited event");
  }
}

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function weekdayWords(weekdays: readonly number[] | null): string {
  const days = [...new Set(weekdays ?? [])].sort();
  if (days.length === 0 || days.length === 7) return "";
  const text = days.join("");
  if (text === "12345") return ", Monday to Friday";
  return ` on a ${days.map((day) => DAYS[day - 1]).join(", ").replace(/, (?=[^,]*$)/, " or ")}`;
}

/** Whole percentages of weights, for reading; they may add up to 99 or 101. */
export function shares(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.round((100 * weight) / (total || 1)));
}

function tagWords(add: readonly string[], remove: readonly string[]): string {
  const tags = (list: readonly string[], last: "and"): string => `the ${list.length === 1 ? "tag" : "tags"} ${listWords(list.map((tag) => `“${tag}”`), last)}`;
  const parts = [...(add.length > 0 ? [`add ${tags(add, "and")}`] : []), ...(remove.length > 0 ? [`remove ${tags(remove, "and")}`] : [])];
  const text = parts.join(", ") || "change tags";
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function hostOf(url: string): string {
  try {
    return `: ${new URL(url).host}`;
  } catch {
    return "";
  }
}
