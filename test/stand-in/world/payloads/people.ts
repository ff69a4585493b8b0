import { REGIONS } from "../regions.ts";
import { shopTime } from "../shop-time.ts";
import type { Address, Customer } from "../types.ts";

/** An address of a checkout or an order. */
export function addressPayload(address: Address): object {
  return {
    first_name: address.firstName,
    last_name: address.lastName,
    name: `${address.firstName} ${address.lastName}`.trim(),
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    province: address.province,
    province_code: address.provinceCode,
    zip: address.zip,
    country: REGIONS[address.countryCode] ?? address.countryCode,
    country_code: address.countryCode,
    phone: address.phone ?? "",
    latitude: null,
    longitude: null,
  };
}

function customerAddress(customer: Customer, address: Address, isDefault: boolean, position: number): object {
  return {
    id: Number(customer.id) + 1000 + position,
    customer_id: Number(customer.id),
    first_name: address.firstName,
    last_name: address.lastName,
    name: `${address.firstName} ${address.lastName}`.trim(),
    company: address.company ?? "",
    address1: address.address1,
    address2: address.address2 ?? "",
    city: address.city,
    province: address.province ?? "",
    province_code: address.provinceCode ?? "",
    zip: address.zip,
    country: REGIONS[address.countryCode] ?? address.countryCode,
    country_code: address.countryCode,
    country_name: REGIONS[address.countryCode] ?? address.countryCode,
    phone: address.phone ?? "",
    default: isDefault,
  };
}

/** The customer inside checkouts and orders. Without an address there is no default_address. */
export function customerPayload(customer: Customer): object {
  const last = customer.addresses.at(-1);
  return {
    id: Number(customer.id),
    admin_graphql_api_id: `gid://shopify/Customer/${customer.id}`,
    created_at: shopTime(customer.createdAt),
    updated_at: shopTime(customer.updatedAt),
    first_name: customer.firstName,
    last_name: customer.lastName,
    email: customer.email,
    phone: customer.phone,
    state: "disabled",
    note: null,
    verified_email: true,
    multipass_identifier: null,
    tax_exempt: false,
    tax_exemptions: [],
    currency: "USD",
    ...(last ? { default_address: customerAddress(customer, last, true, customer.addresses.length) } : {}),
  };
}

/** customers/create and customers/update. Consent, tags and totals have topics of their own since 2025-01. */
export function customerTopicPayload(customer: Customer): object {
  return {
    ...customerPayload(customer),
    note: "",
    addresses: customer.addresses.map((a, i) => customerAddress(customer, a, i === customer.addresses.length - 1, i + 1)),
  };
}

/** customers_email_marketing_consent/update. */
export function consentPayload(customer: Customer): object {
  const { state, optInLevel, consentUpdatedAt } = customer.emailMarketingConsent;
  return {
    customer_id: Number(customer.id),
    email_address: customer.email,
    email_marketing_consent: {
      state: state.toLowerCase(),
      opt_in_level: optInLevel?.toLowerCase() ?? null,
      consent_updated_at: consentUpdatedAt && shopTime(consentUpdatedAt),
    },
  };
}
