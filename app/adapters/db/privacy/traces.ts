import { UNKNOWN } from "../system/inbox-subjects.ts";
import type { PersonKeys } from "./person.ts";

/** A body of the inbox as text that can be searched: PostgreSQL's "escape" encoding, which any bytes have, in lower case. */
const SEARCHABLE_BODY = "lower(encode(body, 'escape'))";

/**
 * Condition on webhooks that name the person, with its values from `$first` on. Of those that were read, only such are
 * looked at as may name them, by the subjects kept with them; of which subjects do not tell, the bytes do, and there nobody
 * who is known by the beginning of another's number may lose theirs.
 */
export function namesPerson(keys: PersonKeys, first: number): { readonly condition: string; readonly values: readonly unknown[] } {
  const names = lowerCase([...keys.shopifyIds, ...keys.orders, ...keys.checkoutIds, ...keys.emails, ...keys.phones, ...keys.checkouts, ...keys.carts]);
  const mayName = `(state = 'pending' OR state = 'quarantined' OR (state = 'done' AND subjects && $${first}::text[]))`;
  return { condition: `${mayName} AND (subjects && $${first + 1}::text[] OR ${SEARCHABLE_BODY} ~ $${first + 2})`, values: [[UNKNOWN, ...names], names, tracesOf(keys) ?? "^$"] };
}

const lowerCase = (names: readonly string[]): string[] => [...new Set(names.map((one) => one.toLowerCase()))];

/**
 * A pattern (PostgreSQL's) that finds every webhook that names the person: by address, phone or token anywhere, and by
 * number where no digit stands beside it. Null where there is nothing to look for.
 */
function tracesOf(keys: PersonKeys): string | null {
  const numbers = [...keys.shopifyIds, ...keys.orders, ...keys.checkoutIds].filter((one) => /^\d+$/.test(one));
  const texts = [...keys.emails, ...keys.phones, ...keys.checkouts, ...keys.carts].filter((one) => one.length >= 5);
  const patterns = [
    ...(numbers.length > 0 ? [`(^|[^0-9])(${numbers.join("|")})([^0-9]|$)`] : []),
    ...new Set(texts.map(pattern)),
  ];
  return patterns.length > 0 ? patterns.join("|") : null;
}

/** A pattern of one text, however JSON writes it: each unusual character plainly, as \\uXXXX, or after a backslash. */
function pattern(text: string): string {
  return [...text.toLowerCase()].map((letter) => (/^[a-z0-9]$/.test(letter) ? letter : `(${[plain(letter), escaped(letter), `\\${letter}`].map((one) => literal(asSearchable(one))).join("|")})`)).join("");
}

const plain = (letter: string): string => letter;
const escaped = (letter: string): string => Array.from({ length: letter.length }, (_, unit) => `\\u${letter.charCodeAt(unit).toString(16).padStart(4, "0")}`).join("");

/** As SEARCHABLE_BODY shows it. */
function asSearchable(text: string): string {
  const bytes = [...Buffer.from(text, "utf8")];
  return bytes.map((byte) => (byte === 0x5c ? "\\\\" : byte === 0 || byte >= 0x80 ? `\\${byte.toString(8).padStart(3, "0")}` : String.fromCharCode(byte))).join("");
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
