import { parseMoney } from "../../domain/kernel/money.ts";

/** What is wrong, by field. "form" stands for the whole. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What a form's reading comes to. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: FieldErrors };

/** A whole number within bounds, as typed; null for anything else. */
export function wholeNumber(text: string, min: number, max: number): number | null {
  if (!/^\d{1,9}$/.test(text.trim())) return null;
  const number = Number(text.trim());
  return number >= min && number <= max ? number : null;
}

/** An amount as typed ("20", "19.99", "19,99") in minor units; undefined for anything else, also below 0. */
export function amountMinor(text: string, currency: string): number | undefined {
  const plain = text.trim().replace(/^(\d+),(\d{1,2})$/, "$1.$2");
  try {
    const { minor } = parseMoney(plain, currency);
    return minor >= 0 ? minor : undefined;
  } catch {
    return undefined;
  }
}
