import { MAIL_SUBJECTS } from "./document.ts";
import type { MailSubject } from "./document.ts";

interface Meaning {
  /** what it stands for, in words for a merchant */
  readonly meaning: string;
  /** the mails that have it */
  readonly in: readonly MailSubject[];
}

const WITH_LINES = ["checkout", "order"] as const satisfies readonly MailSubject[];

/** What a merchant may write between {{ and }}. The list is closed: nothing else is ever filled in. */
export const PLACEHOLDERS = {
  first_name: { meaning: "the shopper's first name", in: MAIL_SUBJECTS },
  shop_name: { meaning: "the shop's name", in: MAIL_SUBJECTS },
  product_title: { meaning: "the title of the first product", in: WITH_LINES },
  item_count: { meaning: "how many pieces there are", in: WITH_LINES },
  subtotal: { meaning: "what the cart costs", in: ["checkout"] },
  order_name: { meaning: "the order's number, such as #1001", in: ["order"] },
  order_total: { meaning: "what the order came to", in: ["order"] },
  offer_value: { meaning: "the offer, such as 10% off", in: MAIL_SUBJECTS },
  offer_code: { meaning: "the discount code", in: MAIL_SUBJECTS },
  offer_end: { meaning: "when the offer ends", in: MAIL_SUBJECTS },
} as const satisfies Record<string, Meaning>;
export type Placeholder = keyof typeof PLACEHOLDERS;

/** The placeholders that mails about `subject` have. */
export function placeholdersOf(subject: MailSubject): readonly Placeholder[] {
  return Object.keys(PLACEHOLDERS).filter(isPlaceholder).filter((name) => isIn(name, subject));
}

function isIn(name: Placeholder, subject: MailSubject): boolean {
  return (PLACEHOLDERS[name].in as readonly MailSubject[]).includes(subject);
}

/**
 * A piece of copy: plain text, or a placeholder with what to write when it is empty.
 * `lead` is the space before it, which goes when nothing is written: "Hola {{ first_name }}:" becomes "Hola:".
 */
export type CopyPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "placeholder"; readonly lead: string; readonly name: Placeholder; readonly fallback: string };

export type PlaceholderValues = Readonly<Record<Placeholder, string>>;

export interface ParsedCopy {
  readonly parts: readonly CopyPart[];
  /** in words for a merchant; empty when all is well */
  readonly problems: readonly string[];
}

const ABOUT: Readonly<Record<MailSubject, string>> = { checkout: "a cart", order: "an order", person: "a person" };
const INSIDE = /^\s*([a-z_]{1,40})\s*(?:\|\s*default\s*:\s*(?:"([^"{}]*)"|'([^'{}]*)')\s*)?$/;

/**
 * Reads copy with its placeholders: {{ first_name }} or {{ first_name | default: "there" }}. `subject`: what the mail is about.
 * Anything else between {{ }}, a placeholder that such a mail has not, and every {% tag %} is a problem; a single brace is plain text.
 */
export function parseCopy(text: string, subject: MailSubject): ParsedCopy {
  const parts: CopyPart[] = [];
  const problems: string[] = [];
  let at = 0;
  while (at < text.length) {
    const open = nextOpening(text, at);
    if (open > at) parts.push({ kind: "text", text: text.slice(at, open) });
    if (open >= text.length) break;
    const tag = text[open + 1] === "%";
    const close = text.indexOf(tag ? "%}" : "}}", open + 2);
    const whole = close < 0 ? text.slice(open) : text.slice(open, close + 2);
    if (tag) problems.push(`${quote(whole)} is not allowed; only placeholders such as {{ first_name }} can be used`);
    else if (close < 0) problems.push(`${quote(whole)} has no closing }}`);
    else readInside(whole, subject, parts, problems);
    at = open + whole.length;
  }
  return { parts, problems };
}

/** Index of the next {{ or {%, or the text's length. */
function nextOpening(text: string, from: number): number {
  const found = /\{[{%]/g;
  found.lastIndex = from;
  return found.exec(text)?.index ?? text.length;
}

function readInside(whole: string, subject: MailSubject, parts: CopyPart[], problems: string[]): void {
  const match = INSIDE.exec(whole.slice(2, -2));
  const name = match?.[1];
  if (!match || name === undefined) {
    problems.push(`${quote(whole)} cannot be read; write {{ first_name }} or {{ first_name | default: "there" }}`);
  } else if (!isPlaceholder(name)) {
    problems.push(`there is no placeholder {{ ${name} }}; allowed are ${placeholdersOf(subject).join(", ")}`);
  } else if (!isIn(name, subject)) {
    problems.push(`{{ ${name} }} has no meaning in a mail about ${ABOUT[subject]}; allowed are ${placeholdersOf(subject).join(", ")}`);
  } else {
    parts.push({ kind: "placeholder", lead: takeLead(parts), name, fallback: match[2] ?? match[3] ?? "" });
  }
}

/** Takes the one space that ends the text before, if it does. */
function takeLead(parts: CopyPart[]): string {
  const before = parts.at(-1);
  if (before?.kind !== "text" || !before.text.endsWith(" ")) return "";
  parts[parts.length - 1] = { kind: "text", text: before.text.slice(0, -1) };
  return " ";
}

function isPlaceholder(name: string): name is Placeholder {
  return Object.hasOwn(PLACEHOLDERS, name);
}

function quote(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;
}

/** A part's words: the placeholder's value, or its fallback where the value is empty. */
export function fillPart(part: CopyPart, values: PlaceholderValues): string {
  if (part.kind === "text") return part.text;
  const words = values[part.name].trim() === "" ? part.fallback : values[part.name];
  return words === "" ? "" : part.lead + words;
}

/** The copy with its placeholders filled in. Values are taken as they are: a {{ }} inside of one stays text. */
export function fillCopy(parts: readonly CopyPart[], values: PlaceholderValues): string {
  return parts.map((part) => fillPart(part, values)).join("");
}
