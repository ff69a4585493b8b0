import { z } from "zod";
import type { ConsentRecord, ConsentState } from "../../../domain/consent/marketing-consent.ts";
import type { PersonFacts } from "../../../domain/customers/customer.ts";
import { normaliseEmail } from "../../../domain/customers/normalise-email.ts";
import type { Told } from "../../../use-cases/ports/told.ts";
import { countryOf, localeOf } from "../payloads/shapes.ts";
import { globalId, moment } from "./answers.ts";
import { idOf } from "./gid.ts";

export const addressNode = z.object({ firstName: z.string().nullable(), lastName: z.string().nullable(), countryCodeV2: z.string().nullable() }).nullable();
export type AddressNode = z.infer<typeof addressNode>;

export const customerNode = z.object({
  id: globalId,
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  locale: z.string().nullable(),
  createdAt: moment,
  updatedAt: moment,
  defaultEmailAddress: z.object({ emailAddress: z.string(), marketingState: z.string(), marketingOptInLevel: z.string().nullable(), marketingUpdatedAt: moment.nullable() }).nullable(),
  defaultPhoneNumber: z.object({ phoneNumber: z.string() }).nullable(),
  defaultAddress: addressNode,
});
export type CustomerNode = z.infer<typeof customerNode>;

/** A customer with what they last said about marketing mail. */
export function toldCustomer(node: CustomerNode): Told {
  return { kind: "customer", person: personOfNode(node), consent: consentOf(node) };
}

export function personOfNode(node: CustomerNode): PersonFacts {
  return {
    shopifyId: idOf(node.id),
    email: normaliseEmail(node.defaultEmailAddress?.emailAddress ?? null),
    phone: node.defaultPhoneNumber?.phoneNumber ?? null,
    firstName: node.firstName,
    lastName: node.lastName,
    locale: localeOf(node.locale),
    country: countryOf(addressPart(node.defaultAddress)),
    since: node.createdAt,
    at: node.updatedAt,
  };
}

/** A guest: who typed these. Null where there is nothing to know them by. */
export function guest(said: { readonly email: string | null; readonly phone: string | null; readonly locale: string | null; readonly addresses: readonly AddressNode[]; readonly at: Date }): PersonFacts | null {
  const email = normaliseEmail(said.email);
  if (email === null && !said.phone) return null;
  const holder = said.addresses.find((one) => one?.firstName || one?.lastName);
  return {
    shopifyId: null, email, phone: said.phone, firstName: holder?.firstName ?? null, lastName: holder?.lastName ?? null,
    locale: localeOf(said.locale), country: countryOf(...said.addresses.map(addressPart)), at: said.at,
  };
}

export function addressPart(node: AddressNode): { first_name: string | null; last_name: string | null; country_code: string | null } | null {
  return node && { first_name: node.firstName, last_name: node.lastName, country_code: node.countryCodeV2 };
}

const STATES: ReadonlyMap<string, ConsentState> = new Map([["SUBSCRIBED", "subscribed"], ["UNSUBSCRIBED", "unsubscribed"], ["PENDING", "pending"], ["NOT_SUBSCRIBED", "not-subscribed"], ["INVALID", "not-subscribed"]]);

/**
 * Null where nothing was ever said. Where Shopify does not know when, the careful reading holds: a consent as old as the
 * customer, a refusal as new as the last change.
 */
function consentOf({ defaultEmailAddress: said, createdAt, updatedAt }: CustomerNode): ConsentRecord | null {
  const state = STATES.get(said?.marketingState ?? "");
  if (!said || !state || (state === "not-subscribed" && said.marketingUpdatedAt === null)) return null;
  const at = said.marketingUpdatedAt ?? (state === "subscribed" ? createdAt : updatedAt);
  const level: Record<string, string> = said.marketingOptInLevel ? { optInLevel: said.marketingOptInLevel.toLowerCase() } : {};
  return { channel: "email", state, source: "shopify-customer", at, evidence: { topic: "admin-api", ...level } };
}
