import { money, toDecimal } from "../../../domain/kernel/money.ts";
import type { Predicate, PredicateLeaf } from "../../../domain/segments/predicate.ts";
import { amountMinor, wholeNumber } from "../../words/form.ts";
import type { Errors } from "./errors.ts";

export type Question = PredicateLeaf["kind"];

/** One question as the form holds it; which fields count depends on the question. */
export interface RowDraft {
  readonly kind: "row";
  readonly question: Question;
  /** asks for the opposite */
  readonly not: boolean;
  readonly is: "at-least" | "at-most";
  readonly value: string;
  /** codes or ids of what is chosen */
  readonly chosen: readonly string[];
  readonly segmentId: string;
  /** empty: any mail */
  readonly stepId: string;
}

export interface GroupDraft {
  readonly kind: "group";
  readonly match: "all" | "any";
  readonly not: boolean;
  readonly of: readonly ConditionDraft[];
}

export type ConditionDraft = RowDraft | GroupDraft;

const EMPTY: RowDraft = { kind: "row", question: "value", not: false, is: "at-least", value: "", chosen: [], segmentId: "", stepId: "" };

/** A fresh question. */
export function newRow(question: Question): RowDraft {
  return { ...EMPTY, question };
}

/** Fills the form from a saved question. The opposite of an opposite is the thing itself. */
export function fillCondition(predicate: Predicate, currency: string): ConditionDraft {
  switch (predicate.kind) {
    case "all":
    case "any":
      return { kind: "group", match: predicate.kind, not: false, of: predicate.of.map((one) => fillCondition(one, currency)) };
    case "not": {
      const inner = fillCondition(predicate.of, currency);
      return { ...inner, not: !inner.not };
    }
    default:
      return { ...EMPTY, question: predicate.kind, ...fillLeaf(predicate, currency) };
  }
}

function fillLeaf(leaf: PredicateLeaf, currency: string): Partial<RowDraft> {
  switch (leaf.kind) {
    case "orders-count":
      return { is: leaf.is, value: String(leaf.count) };
    case "days-since-last-order":
      return { is: leaf.is, value: String(leaf.days) };
    case "total-spent":
    case "value":
      return { is: leaf.is, value: toDecimal(money(leaf.minor, currency)) };
    case "segment":
      return { segmentId: leaf.segmentId };
    case "clicked":
    case "mailed":
      return { stepId: leaf.stepId ?? "" };
    default:
      return { chosen: leaf.in };
  }
}

/** Reads a question; what is wrong is put into `errors` below `at`, and something valid stands in for it. */
export function readCondition(draft: ConditionDraft, at: string, currency: string, errors: Errors): Predicate {
  const plain = draft.kind === "group" ? readGroup(draft, at, currency, errors) : readRow(draft, at, currency, errors);
  return draft.not ? { kind: "not", of: plain } : plain;
}

function readGroup(draft: GroupDraft, at: string, currency: string, errors: Errors): Predicate {
  if (draft.of.length === 0) errors[at] = "Add at least one condition";
  if (draft.of.length > 20) errors[at] = "At most 20 conditions stand together; put some into a group of their own";
  return { kind: draft.match, of: draft.of.map((one, index) => readCondition(one, `${at}.${index}`, currency, errors)) };
}

function readRow({ question, is, value, chosen, segmentId, stepId }: RowDraft, at: string, currency: string, errors: Errors): PredicateLeaf {
  const whole = (most: number, what: string): number => {
    const number = wholeNumber(value, 0, most);
    if (number === null) errors[`${at}.value`] = `Enter a whole number of ${what}, 0 to ${most}`;
    return number ?? 0;
  };
  const minor = (): number => {
    const amount = amountMinor(value, currency);
    if (amount === undefined) errors[`${at}.value`] = `Enter an amount in ${currency}, such as 50`;
    return amount ?? 0;
  };
  const some = (what: string, standIn: string): string[] => {
    if (chosen.length === 0) errors[`${at}.chosen`] = `Choose at least one ${what}`;
    return chosen.length === 0 ? [standIn] : [...chosen];
  };
  switch (question) {
    case "orders-count":
      return { kind: question, is, count: whole(100_000, "orders") };
    case "days-since-last-order":
      return { kind: question, is, days: whole(3650, "days") };
    case "total-spent":
    case "value":
      return { kind: question, is, minor: minor() };
    case "country":
      return { kind: question, in: some("country", "US") };
    case "language":
      return { kind: question, in: some("language", "en") };
    case "product":
      return { kind: question, in: some("product", "0") };
    case "segment":
      if (segmentId === "") errors[`${at}.segmentId`] = "Choose a segment";
      return { kind: question, segmentId: segmentId || "0" };
    case "clicked":
    case "mailed":
      return { kind: question, stepId: stepId || null };
  }
}
