import type { OfferTerms } from "../../domain/incentives/offer.ts";
import { money } from "../../domain/kernel/money.ts";
import { durationWords } from "./duration.ts";
import type { Format } from "./format.ts";

/** "10% off", "$5.00 off", "free shipping". */
export function offerWords(terms: OfferTerms, format: Pick<Format, "money">): string {
  switch (terms.kind) {
    case "percentage":
      return `${terms.percent}% off`;
    case "amount":
      return `${format.money(money(terms.minor, terms.currency))} off`;
    case "free-shipping":
      return "free shipping";
  }
}

/** "10% off, valid for 2 days". */
export function offerSentence(terms: OfferTerms, format: Pick<Format, "money">): string {
  return `${offerWords(terms, format)}, valid for ${durationWords(terms.validHours * 60)}`;
}
