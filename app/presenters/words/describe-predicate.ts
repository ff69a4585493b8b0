import { assertNever } from "../../domain/kernel/never.ts";
import type { Predicate, PredicateLeaf } from "../../domain/segments/predicate.ts";
import { plural } from "./plural.ts";
import { amountWords, listWords, type Names, namesOf } from "./names.ts";

/** What a journey is about, as its trigger says. */
export type Subject = "checkout" | "order" | "person";

interface Context {
  readonly names: Names;
  readonly subject: Subject;
}

/** A predicate as the rest of a sentence that begins with "if": "the cart is worth at least $50.00 and the customer lives in Germany". */
export function describePredicate(predicate: Predicate, names: Names, subject: Subject): string {
  return clause(predicate, { names, subject }, false, false);
}

function clause(predicate: Predicate, context: Context, negated: boolean, nested: boolean): string {
  switch (predicate.kind) {
    case "all":
    case "any":
      return groupWords(predicate.of.map((one) => clause(one, context, false, true)), predicate.kind, negated, nested);
    case "not":
      return clause(predicate.of, context, !negated, nested);
    default:
      return leafWords(predicate, context, negated);
  }
}

function groupWords(parts: readonly string[], kind: "all" | "any", negated: boolean, nested: boolean): string {
  if (negated) return `${kind === "all" ? "not all" : "none"} of these is so: ${parts.join("; ")}`;
  const joined = parts.join(kind === "all" ? " and " : " or ");
  return nested && parts.length > 1 ? `(${joined})` : joined;
}

function leafWords(leaf: PredicateLeaf, { names, subject }: Context, negated: boolean): string {
  const thing = subject === "order" ? "the order" : "the cart";
  switch (leaf.kind) {
    case "orders-count":
      return ordersWords(leaf, negated);
    case "total-spent":
      return `the customer has spent ${bound(leaf.is, negated, true)} ${amountWords(leaf.minor, names)} in all`;
    case "days-since-last-order":
      return `the last order is ${bound(leaf.is, negated, true)} ${plural(leaf.days, "day")} ago${negated ? ", or there is none" : ""}`;
    case "value":
      return `${thing} is worth ${bound(leaf.is, negated, true)} ${amountWords(leaf.minor, names)}`;
    case "country":
      return `the customer ${negated ? "does not live" : "lives"} in ${listWords(namesOf(leaf.in, names.countries, "another country"), "or")}`;
    case "language":
      return `the customer ${negated ? "does not read" : "reads"} ${listWords(namesOf(leaf.in, names.languages, "another language"), "or")}`;
    case "product":
      return `${thing} ${negated ? "does not have" : "has"} ${listWords(namesOf(leaf.in, names.products, "a product that is not known by name"), "or")}`;
    case "segment":
      return `the customer is ${negated ? "not in" : "in"} ${segmentWords(leaf.segmentId, names)}`;
    case "clicked":
      return `the customer ${negated ? "has not clicked" : "has clicked"} ${mailWords(leaf.stepId, names)}`;
    case "mailed":
      return `the customer ${negated ? "was not" : "was"} sent ${mailWords(leaf.stepId, names)}`;
    default:
      return assertNever(leaf, "question about a person");
  }
}

function mailWords(stepId: string | null, { mails, steps }: Names): string {
  return stepId === null ? "a mail of this campaign" : (mails?.[stepId] ?? steps[stepId] ?? "a mail that is not in this campaign");
}

function ordersWords({ is, count }: Extract<PredicateLeaf, { kind: "orders-count" }>, negated: boolean): string {
  if ((is === "at-most" && count === 0 && !negated) || (is === "at-least" && count === 1 && negated)) return "the customer has never ordered";
  if ((is === "at-least" && count === 1 && !negated) || (is === "at-most" && count === 0 && negated)) return "the customer has ordered before";
  return `the customer has ordered ${bound(is, negated, false)} ${plural(count, "time")}`;
}

/** "at least", or what its opposite is called. */
function bound(is: "at-least" | "at-most", negated: boolean, amount: boolean): string {
  if (!negated) return is === "at-least" ? "at least" : "at most";
  return is === "at-least" ? (amount ? "less than" : "fewer than") : "more than";
}

/** "the segment “VIP”"; an id is never shown. */
export function segmentWords(id: string, { segments }: Pick<Names, "segments">): string {
  return Object.hasOwn(segments, id) ? `the segment “${segments[id]}”` : "a segment that is not there any more";
}
