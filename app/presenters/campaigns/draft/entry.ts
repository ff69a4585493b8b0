import type { EntryRules, ExitCondition } from "../../../domain/journeys/definition.ts";
import { money, toDecimal } from "../../../domain/kernel/money.ts";
import type { Subject } from "../../words/describe-predicate.ts";
import { amountMinor, wholeNumber } from "../../words/form.ts";
import { type ConditionDraft, fillCondition, readCondition } from "./condition.ts";
import type { Errors } from "./errors.ts";

/** Who enters, as the form holds it. */
export interface EntryDraft {
  /** null: everybody */
  readonly audience: ConditionDraft | null;
  /** in major units of the shop's currency; empty for none */
  readonly minimum: string;
  readonly countryMode: "any" | "only" | "except";
  readonly countries: readonly string[];
  /** null: any */
  readonly channels: readonly string[] | null;
  readonly reEntry: EntryRules["reEntry"];
  readonly coolDownDays: string;
}

export type ExitDraft =
  | { readonly kind: "ordered" }
  | { readonly kind: "unsubscribed" }
  | { readonly kind: "left-segment"; readonly segmentId: string }
  | { readonly kind: "custom"; readonly if: ConditionDraft };

/** Fills the form from saved entry rules. */
export function fillEntry(entry: EntryRules, currency: string): EntryDraft {
  return {
    audience: entry.audience && fillCondition(entry.audience, currency),
    minimum: entry.minimumMinor === null ? "" : toDecimal(money(entry.minimumMinor, currency)),
    countryMode: entry.countries?.mode ?? "any",
    countries: entry.countries?.codes ?? [],
    channels: entry.channels,
    reEntry: entry.reEntry,
    coolDownDays: String(entry.coolDownDays),
  };
}

/** A choice that is there for orders alone falls back where the campaign has become one about something else. */
export function reEntryOf(reEntry: EntryDraft["reEntry"], subject: Subject): EntryDraft["reEntry"] {
  return reEntry === "each-order" && subject !== "order" ? "each-occasion" : reEntry;
}

/** Reads the entry rules of a campaign about `subject`; what is wrong is put into `errors` below "entry". */
export function readEntry(draft: EntryDraft, subject: Subject, currency: string, errors: Errors): EntryRules {
  const minimum = draft.minimum.trim() === "" ? null : amountMinor(draft.minimum, currency);
  if (minimum === undefined) errors["entry.minimum"] = `Enter an amount in ${currency}, such as 20, or leave it empty`;
  const coolDownDays = draft.coolDownDays.trim() === "" ? 0 : wholeNumber(draft.coolDownDays, 0, 365);
  if (coolDownDays === null) errors["entry.coolDownDays"] = "Enter whole days, 0 to 365";
  if (draft.countryMode !== "any" && draft.countries.length === 0) errors["entry.countries"] = "Choose at least one country";
  if (draft.channels?.length === 0) errors["entry.channels"] = "Choose at least one place of sale";
  return {
    audience: draft.audience && readCondition(draft.audience, "entry.audience", currency, errors),
    minimumMinor: minimum ?? null,
    countries: draft.countryMode === "any" || draft.countries.length === 0 ? null : { mode: draft.countryMode, codes: [...draft.countries] },
    channels: draft.channels?.length ? [...draft.channels] : null,
    reEntry: reEntryOf(draft.reEntry, subject),
    coolDownDays: coolDownDays ?? 0,
  };
}

/** Fills the form from what ends a journey early. */
export function fillExit(exit: ExitCondition, currency: string): ExitDraft {
  return exit.kind === "custom" ? { kind: "custom", if: fillCondition(exit.if, currency) } : exit;
}

/** Reads one thing that ends a journey early; what is wrong is put into `errors` below `at`. */
export function readExit(draft: ExitDraft, at: string, currency: string, errors: Errors): ExitCondition {
  if (draft.kind === "custom") return { kind: "custom", if: readCondition(draft.if, `${at}.if`, currency, errors) };
  if (draft.kind !== "left-segment") return draft;
  if (draft.segmentId === "") errors[`${at}.segmentId`] = "Choose a segment";
  return { kind: "left-segment", segmentId: draft.segmentId || "0" };
}
