import { normaliseEmail } from "./normalise-email.ts";
import type { PersonFacts } from "./customer.ts";

export const PERSON_FIELDS = ["email", "phone", "firstName", "lastName", "locale", "country", "since"] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

/** One thing that was said of somebody, and when (ISO 8601, UTC). */
export interface Said {
  readonly value: string;
  readonly at: string;
}

/** What is known under one name: for each field the newest that was said. Payloads are partial, so each field has a time of its own. */
export type Register = Readonly<Partial<Record<PersonField, Said>>>;

/** What a payload says, as a register: the address normalised, blanks taken as not said. */
export function registerOf(facts: PersonFacts): Register {
  const at = facts.at.toISOString();
  const register: Partial<Record<PersonField, Said>> = {};
  for (const field of PERSON_FIELDS) {
    const value = valueOf(facts, field);
    if (value !== null) register[field] = { value, at };
  }
  return register;
}

function valueOf(facts: PersonFacts, field: PersonField): string | null {
  if (field === "email") return normaliseEmail(facts.email);
  return field === "since" ? (facts.since?.toISOString() ?? null) : facts[field]?.trim() || null;
}

/** Newer wins field by field, of two at once the greater text: commutative, associative and idempotent, so the order of arrival never decides. */
export function joinRegisters(a: Register, b: Register): Register {
  const joined: Partial<Record<PersonField, Said>> = {};
  for (const field of PERSON_FIELDS) {
    const said = newer(a[field], b[field]);
    if (said) joined[field] = said;
  }
  return joined;
}

function newer(a: Said | undefined, b: Said | undefined): Said | undefined {
  if (!a || !b) return a ?? b;
  return compareSaid(a, b) >= 0 ? a : b;
}

/** Sorts by time, then by text. */
export function compareSaid(a: Said, b: Said): number {
  return compareText(a.at, b.at) || compareText(a.value, b.value);
}

/** Sorts by code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
