import { formatMoney, money } from "../../domain/kernel/money.ts";

/** What a shop's things are called, by their ids. Plain data, so that a page can send it to the browser. */
export interface Names {
  readonly locale: string;
  readonly currency: string;
  readonly segments: Readonly<Record<string, string>>;
  readonly products: Readonly<Record<string, string>>;
  readonly templates: Readonly<Record<string, string>>;
  /** by two capital letters */
  readonly countries: Readonly<Record<string, string>>;
  /** by two small letters */
  readonly languages: Readonly<Record<string, string>>;
  /** what the steps of this journey are called that others point at: "mail 2", by step id */
  readonly steps: Readonly<Record<string, string>>;
  /** what the mails of this journey are called where they can be told apart by that, by step id: "“Reminder”" */
  readonly mails?: Readonly<Record<string, string>>;
}

/** An amount of the shop's currency for reading. */
export function amountWords(minor: number, { currency, locale }: Pick<Names, "currency" | "locale">): string {
  return formatMoney(money(minor, currency), locale);
}

/** What the ids are called, those without a name by `other` ("another product"), each once. */
export function namesOf(ids: readonly string[], names: Readonly<Record<string, string>>, other: string): readonly string[] {
  return [...new Set(ids.map((id) => (Object.hasOwn(names, id) ? names[id]! : other)))];
}

const SHOWN = 3;

/** "a", "a or b", "a, b, c or 4 others". */
export function listWords(items: readonly string[], last: "and" | "or"): string {
  const shown = items.length > SHOWN + 1 ? [...items.slice(0, SHOWN), `${items.length - SHOWN} others`] : items;
  return shown.length < 2 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} ${last} ${shown.at(-1)}`;
}
