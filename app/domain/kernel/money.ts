import { numberFormat } from "./number-format.ts";

/** An amount in integer minor units (cents, pence, yen) of one ISO 4217 currency. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** Makes an amount; `minor` is whole and within ±2^53, else RangeError. */
export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`money: minor units must be a whole number within ±2^53, got ${minor}`);
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError(`money: currency must be three capital letters (ISO 4217), got ${JSON.stringify(currency)}`);
  return { minor, currency };
}

/** How many decimals a currency has (USD 2, JPY 0, KWD 3), from the platform's CLDR data; 2 for codes it does not know. */
export function minorDigits(currency: string): number {
  const known = DIGITS.get(currency);
  if (known !== undefined) return known;
  const digits = readMinorDigits(currency);
  // codes of three letters are few enough to keep
  if (/^[A-Z]{3}$/.test(currency)) DIGITS.set(currency, digits);
  return digits;
}

/** Asking the platform takes longer than all else about an amount. */
const DIGITS = new Map<string, number>();

function readMinorDigits(currency: string): number {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/**
 * Reads a decimal text as Shopify writes amounts ("19.99", "1200", "-3.5", "1200.00" for yen).
 * Digits beyond the currency's own are rounded half away from zero, without ever passing through a float.
 * Throws RangeError for anything else.
 */
export function parseMoney(decimal: string, currency: string): Money {
  const match = /^(-?)(\d{1,16})(?:\.(\d{1,20}))?$/.exec(decimal.trim());
  if (!match) throw new RangeError(`money: an amount must be a decimal number like 19.99, got ${JSON.stringify(decimal.slice(0, 40))}`);
  const [, sign = "", whole = "0", fraction = ""] = match;
  const digits = minorDigits(currency);
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  const roundsUp = (fraction[digits] ?? "0") >= "5";
  const minor = Number(kept + (roundsUp ? 1n : 0n));
  return money(sign && minor !== 0 ? -minor : minor, currency);
}

/** The amount as a plain decimal text with the currency's own digits, as Shopify's API takes it. */
export function toDecimal(amount: Money): string {
  const digits = minorDigits(amount.currency);
  const text = String(Math.abs(amount.minor)).padStart(digits + 1, "0");
  const sign = amount.minor < 0 ? "-" : "";
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The amount for people, in their locale ("€19.99", "19,99 €", "¥1,200"). Unknown locales fall back to English. */
export function formatMoney(amount: Money, locale: string): string {
  // A decimal string, not a float: Intl formats it exactly.
  return numberFormat(locale, amount.currency).format(toDecimal(amount) as `${number}`);
}

/** The sum of amounts of one currency; zero of `currency` for none. Throws RangeError for a foreign currency in the list. */
export function sumMoney(amounts: readonly Money[], currency: string): Money {
  return amounts.reduce((sum, one) => {
    if (one.currency !== currency) throw new RangeError(`money: cannot add ${one.currency} to ${currency}`);
    return money(sum.minor + one.minor, currency);
  }, money(0, currency));
}

/** The amount taken `times` (a whole number) times. */
export function scaleMoney(amount: Money, times: number): Money {
  return money(amount.minor * times, amount.currency);
}
