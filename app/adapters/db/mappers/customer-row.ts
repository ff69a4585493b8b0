import type { ConsentRecord } from "../../../domain/consent/marketing-consent.ts";
import type { Customer, PersonFacts } from "../../../domain/customers/customer.ts";
import { normaliseEmail } from "../../../domain/customers/normalise-email.ts";
import type { Consent as StoredConsent, Customer as Stored } from "../../../generated/prisma/client.ts";
import { storable } from "../storable.ts";

/** What a payload tells, as it is kept: the address normalised, blanks taken as not said. */
export function cleanFacts(facts: PersonFacts): PersonFacts {
  const { shopifyId, phone, firstName, lastName, locale, country } = storable(facts);
  const said = (text: string | null): string | null => text?.trim() || null;
  return { shopifyId: said(shopifyId), email: normaliseEmail(storable(facts.email)), phone: said(phone), firstName: said(firstName), lastName: said(lastName), locale: said(locale), country: said(country), since: facts.since ?? null, at: facts.at };
}

/** The columns that make a customer. */
export type CustomerColumns = Pick<Stored, keyof Customer>;

export function toCustomer(row: CustomerColumns): Customer {
  const { id, shopifyId, email, phone, firstName, lastName, locale, country, timeZone, since } = row;
  return { id, shopifyId, email, phone, firstName, lastName, locale, country, timeZone, ...(since ? { since } : {}) };
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
