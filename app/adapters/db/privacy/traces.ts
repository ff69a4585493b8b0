import type { PersonKeys } from "./person.ts";

/** A body of the inbox as text that can be searched: PostgreSQL's "escape" encoding, which any bytes have, in lower case. */
export const SEARCHABLE_BODY = "lower(encode(body, 'escape'))";

/**
 * A pattern (PostgreSQL's) that finds every webhook that names the person: by address, phone or token anywhere, and by
 * number where no digit stands beside it. Null where there is nothing to look for.
 */
export function tracesOf(keys: PersonKeys): string | null {
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
