import { normaliseEmail } from "../../../domain/customers/normalise-email.ts";
import type { PersonFacts } from "../../../domain/customers/customer.ts";
import { id, maybe, text, time } from "./fields.ts";

/** A postal address, as far as it is read. */
export const address = maybe({ first_name: text, last_name: text, country_code: text });
type Address = { first_name: string | null; last_name: string | null; country_code: string | null } | null;

export const customerFields = {
  id,
  admin_graphql_api_id: text,
  updated_at: time,
  created_at: time,
  email: text,
  phone: text,
  first_name: text,
  last_name: text,
  locale: text,
  default_address: address,
};
export const customer = maybe(customerFields);

interface CustomerPart {
  readonly id: string | null;
  readonly admin_graphql_api_id: string | null;
  readonly updated_at: Date | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly locale: string | null;
  readonly default_address: Address;
}

/** Numeric id of a resource: the global id's where there is one, because some systems round the number. */
export function numericId(part: { readonly id: string | null; readonly admin_graphql_api_id?: string | null } | null): string | null {
  return /^gid:\/\/shopify\/\w+\/(\d{1,30})$/.exec(part?.admin_graphql_api_id ?? "")?.[1] ?? part?.id ?? null;
}

/** ISO 3166-1 alpha-2, else null. */
export function countryOf(...parts: readonly Address[]): string | null {
  const code = parts.map((part) => part?.country_code?.toUpperCase()).find((one) => one && /^[A-Z]{2}$/.test(one));
  return code ?? null;
}

/** A language tag like "de" or "pt-BR", else null. */
export function localeOf(...tags: readonly (string | null | undefined)[]): string | null {
  return tags.find((tag) => tag && /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$/.test(tag))?.replaceAll("_", "-") ?? null;
}

/** What a checkout or order itself says of its buyer. */
export interface Buyer {
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: string | null;
  readonly addresses: readonly Address[];
  readonly at: Date;
}

/** Name on the customer, else on the addresses. */
export function nameOf(known: CustomerPart | null, addresses: readonly Address[]): { firstName: string | null; lastName: string | null } {
  const holder = [known, ...addresses].find((one) => one?.first_name || one?.last_name);
  return { firstName: holder?.first_name ?? null, lastName: holder?.last_name ?? null };
}

/**
 * The person behind a checkout or order. A known customer keeps their own e-mail address, even where another one was typed
 * this time; a guest is who they typed. Null where there is nothing to know them by.
 */
export function personOf(known: CustomerPart | null, buyer: Buyer): PersonFacts | null {
  const shopifyId = numericId(known);
  const email = normaliseEmail(known?.email) ?? normaliseEmail(buyer.email);
  const phone = known?.phone ?? buyer.phone;
  if (!shopifyId && !email && !phone) return null;
  return {
    shopifyId, email, phone,
    ...nameOf(known, buyer.addresses),
    locale: localeOf(buyer.locale, known?.locale),
    country: countryOf(...buyer.addresses, known?.default_address ?? null),
    at: known?.updated_at ?? buyer.at,
  };
}
