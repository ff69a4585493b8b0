import type { OfferTerms } from "../../../domain/incentives/offer.ts";
import { money, toDecimal } from "../../../domain/kernel/money.ts";
import { amountMinor, wholeNumber } from "../../words/form.ts";
import type { Errors } from "./errors.ts";

/** An offer as the form holds it: what is typed, even where it is not valid yet. */
export interface OfferDraft {
  readonly kind: OfferTerms["kind"];
  readonly percent: string;
  readonly amount: string;
  readonly validHours: string;
}

/** Fills the form from saved terms; null gives what a new offer begins with. */
export function fillOffer(terms: OfferTerms | null): OfferDraft {
  return {
    kind: terms?.kind ?? "percentage",
    percent: terms?.kind === "percentage" ? String(terms.percent) : "10",
    amount: terms?.kind === "amount" ? toDecimal(money(terms.minor, terms.currency)) : "5",
    validHours: String(terms?.validHours ?? 48),
  };
}

/** Reads the terms; what is wrong is put into `errors` below `at`, and something valid stands in for it. */
export function readOffer(offer: OfferDraft, at: string, currency: string, errors: Errors): OfferTerms {
  const validHours = wholeNumber(offer.validHours, 1, 1440);
  if (validHours === null) errors[`${at}.validHours`] = "Enter whole hours, 1 to 1440 (60 days)";
  const hours = validHours ?? 1;
  if (offer.kind === "free-shipping") return { kind: "free-shipping", validHours: hours };
  if (offer.kind === "percentage") {
    const percent = wholeNumber(offer.percent, 1, 100);
    if (percent === null) errors[`${at}.percent`] = "Enter a whole percentage, 1 to 100";
    return { kind: "percentage", percent: percent ?? 1, validHours: hours };
  }
  const minor = amountMinor(offer.amount, currency);
  if (!minor) errors[`${at}.amount`] = `Enter an amount above 0 in ${currency}, such as 5`;
  return { kind: "amount", minor: minor || 1, currency, validHours: hours };
}
