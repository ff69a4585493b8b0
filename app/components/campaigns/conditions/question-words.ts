import type { ConditionDraft, Question, RowDraft } from "../../../presenters/campaigns/draft/condition.ts";
import type { Subject } from "../../../presenters/words/describe-predicate.ts";

type Comparison = Pick<RowDraft, "is" | "not">;
interface Option {
  readonly value: string;
  readonly label: string;
}

/** What each question is called where one is chosen. */
export function questionLabel(question: Question, subject: Subject): string {
  const thing = subject === "order" ? "order" : "cart";
  const labels = {
    value: `Value of the ${thing}`, product: `Products in the ${thing}`, country: "Country", language: "Language", "orders-count": "Number of orders", "total-spent": "Spent in all",
    "days-since-last-order": "Days since the last order", segment: "Segment", clicked: "Clicked a mail", mailed: "Was sent a mail",
  } as const satisfies Record<Question, string>;
  return labels[question];
}

const PERSON: readonly Question[] = ["country", "language", "orders-count", "total-spent", "days-since-last-order", "segment", "clicked", "mailed"];

/** The questions that make sense for what a journey is about, and the one that is asked already. `before`: nobody has had a mail yet. */
export function questionOptions(subject: Subject, asked: Question, before: boolean): readonly Option[] {
  const fitting = [...(subject === "person" ? [] : ["value" as const, "product" as const]), ...PERSON].filter((one) => !before || ANSWERED_BY[one] !== "mail");
  return (fitting.includes(asked) ? fitting : [...fitting, asked]).map((value) => ({ value, label: questionLabel(value, subject) }));
}

/** How each kind of question is answered. */
export const ANSWERED_BY = {
  value: "amount", "total-spent": "amount", "orders-count": "number", "days-since-last-order": "number", country: "list", language: "list", product: "list", segment: "segment", clicked: "mail", mailed: "mail",
} as const satisfies Record<Question, "amount" | "number" | "list" | "segment" | "mail">;

const NUMERIC: readonly Option[] = [
  { value: "at-least", label: "is at least" }, { value: "at-most", label: "is at most" }, { value: "not at-least", label: "is less than" }, { value: "not at-most", label: "is more than" },
];

/** The comparisons of a question. */
export function comparisonOptions(question: Question): readonly Option[] {
  if (ANSWERED_BY[question] === "amount" || ANSWERED_BY[question] === "number") return NUMERIC;
  const [yes, no] = { country: ["is one of", "is none of"], language: ["is one of", "is none of"], product: ["include one of", "include none of"], segment: ["is", "is not"], clicked: ["yes:", "no:"], mailed: ["yes:", "no:"] }[question as "country"];
  return [{ value: "is", label: yes! }, { value: "not is", label: no! }];
}

/** The chosen comparison of a row, as its option's value. */
export function comparisonOf({ question, is, not }: RowDraft): string {
  const numeric = ANSWERED_BY[question] === "amount" || ANSWERED_BY[question] === "number";
  return `${not ? "not " : ""}${numeric ? is : "is"}`;
}

/** What choosing a comparison sets. */
export function comparisonFrom(value: string): Partial<Comparison> {
  const not = value.startsWith("not ");
  const is = value.replace("not ", "");
  return is === "at-least" || is === "at-most" ? { is, not } : { not };
}

export const MATCHES: readonly Option[] = [
  { value: "all", label: "All of these are true" }, { value: "any", label: "At least one of these is true" }, { value: "not any", label: "None of these is true" }, { value: "not all", label: "Not all of these are true" },
];

/** A condition as a group: a single row stands in one of its own. */
export function asGroup(condition: ConditionDraft): Extract<ConditionDraft, { kind: "group" }> {
  return condition.kind === "group" ? condition : { kind: "group", match: "all", not: false, of: [condition] };
}
