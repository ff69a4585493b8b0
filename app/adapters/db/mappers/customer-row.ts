import type { ConsentRecord } from "../../../domain/consent/marketing-consent.ts";
import type { Customer, PersonFacts } from "../../../domain/customers/customer.ts";
import { normaliseEmail } from "../../../domain/customers/normalise-email.ts";
import type { Consent as StoredConsent, Customer as Stored } from "../../../generated/prisma/client.ts";
import { storable } from "../storable.ts";

const FIELDS = ["email", "phone", "firstName", "lastName", "locale", "country"] as const;
type Field = (typeof FIELDS)[number];
type FieldTimes = Partial<Record<Field, string>>;

export type KnownPerson = Pick<Stored, Field | "factsAt"> & { readonly factTimes: unknown };
export interface MergedPerson extends Record<Field, string | null> {
  readonly factsAt: Date;
  readonly factTimes: FieldTimes;
}

export const UNKNOWN_PERSON: KnownPerson = { email: null, phone: null, firstName: null, lastName: null, locale: null, country: null, factsAt: null, factTimes: {} };

/** What a payload tells, as it is kept: the address normalised, blanks taken as not said. */
export function cleanFacts(facts: PersonFacts): PersonFacts {
  const { shopifyId, phone, firstName, lastName, locale, country } = storable(facts);
  const said = (text: string | null): string | null => text?.trim() || null;
  return { shopifyId: said(shopifyId), email: normaliseEmail(storable(facts.email)), phone: said(phone), firstName: said(firstName), lastName: said(lastName), locale: said(locale), country: said(country), at: facts.at };
}

/**
 * What is known of a person after a payload. Payloads are partial, so each field has its own time: the newest that said
 * something wins, of two at once the greater text, whatever the order of arrival.
 */
export function mergeFacts(known: KnownPerson, facts: PersonFacts): MergedPerson {
  const times = known.factTimes as FieldTimes;
  const at = facts.at.toISOString();
  const merged: Record<Field, string | null> = { ...UNKNOWN_PERSON };
  const factTimes: FieldTimes = {};
  for (const field of FIELDS) {
    const wins = isNewer({ value: known[field], at: times[field] ?? "" }, { value: facts[field], at });
    merged[field] = wins ? facts[field] : known[field];
    const time = wins ? at : times[field];
    if (time !== undefined) factTimes[field] = time;
  }
  return { ...merged, factsAt: known.factsAt && known.factsAt > facts.at ? known.factsAt : facts.at, factTimes };
}

function isNewer(kept: { value: string | null; at: string }, said: { value: string | null; at: string }): boolean {
  if (said.value === null) return false;
  return said.at > kept.at || (said.at === kept.at && said.value > (kept.value ?? ""));
}

export function toCustomer(row: Stored): Customer {
  const { id, shopifyId, email, phone, firstName, lastName, locale, country, timeZone } = row;
  return { id, shopifyId, email, phone, firstName, lastName, locale, country, timeZone };
}

export function toConsent(row: StoredConsent): ConsentRecord {
  return {
    channel: row.channel as ConsentRecord["channel"],
    state: row.state as ConsentRecord["state"],
    source: row.source as ConsentRecord["source"],
    at: row.at,
    evidence: row.evidence as Record<string, string>,
  };
}
