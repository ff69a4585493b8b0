/** The body is not JSON in UTF-8. The message never quotes it. */
export class UnreadableBody extends Error {
  override readonly name = "UnreadableBody";
}

/** Most digits that a double keeps of any decimal number. */
const EXACT_DIGITS = 15;

/**
 * Reads the raw bytes of a webhook as JSON. Numbers that a double cannot hold (ids beyond 2^53, 1e400) come back as the
 * text they were written as; NUL and lone surrogates, which PostgreSQL refuses, are taken out of texts.
 * Throws UnreadableBody for anything else than JSON in UTF-8.
 */
export function parseBody(body: Uint8Array): unknown {
  return parseJson(decode(body));
}

const UTF8 = new TextDecoder("utf-8", { fatal: true });

function decode(body: Uint8Array): string {
  try {
    return UTF8.decode(body);
  } catch {
    throw new UnreadableBody("the body is not UTF-8");
  }
}

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

function parseJson(text: string): unknown {
  try {
    if (isPlain(text)) return JSON.parse(text) as unknown;
    // TypeScript does not know the reviver's third argument (the source text of a primitive) yet.
    return JSON.parse(text, keepExact as Reviver as (this: unknown, key: string, value: unknown) => unknown);
  } catch (error) {
    throw new UnreadableBody(error instanceof RangeError ? "the body is nested too deeply" : "the body is not JSON");
  }
}

/** An escape by number, or a number with an exponent or more digits than a double keeps. Finds too much rather than too little. */
const NEEDS_CARE = /\\u|(?:^|[:[,\s])-?(?:[\d.]{16}|[\d.]+[eE])/;
/** Fewer lists and objects than this are not nested too deeply. */
const FEW = 1_000;

/** True where the reviver would change nothing and refuse nothing: looking at every value takes four times as long as reading the text. */
function isPlain(text: string): boolean {
  return !NEEDS_CARE.test(text) && countUpTo(FEW, text, "{") + countUpTo(FEW, text, "[") < FEW;
}

function countUpTo(most: number, text: string, letter: string): number {
  let found = 0;
  for (let at = text.indexOf(letter); at >= 0 && found < most; at = text.indexOf(letter, at + 1)) found += 1;
  return found;
}

const keepExact: Reviver = (_key, value, { source }) => {
  if (typeof value === "string") return cleanText(value);
  if (typeof value === "number" && source !== undefined && !isExact(value, source)) return source;
  return value;
};

/** Without what PostgreSQL cannot store: NUL is dropped, a lone surrogate becomes U+FFFD. */
export function cleanText(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed();
}

function isExact(value: number, source: string): boolean {
  if (Number.isInteger(value)) return Number.isSafeInteger(value);
  return Number.isFinite(value) && source.replace(/\D/g, "").length <= EXACT_DIGITS;
}
