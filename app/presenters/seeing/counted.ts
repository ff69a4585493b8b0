import type { Certainty } from "../../use-cases/ports/ahead-count.ts";
import type { Format } from "../words/format.ts";

/** Digits of an estimate that mean something. */
const DIGITS = 2;

/** A number of a count as a merchant reads it: "1,204", "about 41,000", "at least 3,000". */
export function countedWords(n: number, certainty: Certainty, { count }: Pick<Format, "count">): string {
  if (certainty === "estimate" && n >= 10 ** DIGITS) return `about ${count(Number(n.toPrecision(DIGITS)))}`;
  return certainty === "exact" || n === 0 ? count(n) : `${certainty === "estimate" ? "about" : "at least"} ${count(n)}`;
}

/** What kind of numbers these are; nothing has to be said of exact ones. */
export function certaintyNote(certainty: Certainty): string | null {
  switch (certainty) {
    case "exact":
      return null;
    case "estimate":
      return "There are too many customers to look at each right now. These numbers are estimates, drawn up from customers picked at random.";
    case "at-least":
      return "There are too many customers to look at each right now. These numbers count those looked at so far; there are more.";
  }
}
