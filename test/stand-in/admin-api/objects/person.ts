import type { Address, Customer, Order } from "../../world/types.ts";
import { connection, type ConnectionArguments } from "../connection.ts";
import { gid, money, shopOf, type AdminWorld } from "../world-admin.ts";
import { orderObject } from "./order.ts";

/** A Customer with their consent. */
export function customerObject(world: AdminWorld, customer: Customer): object {
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(" ");
  const orders = (): Order[] => world.documents.list<Order>("order").filter((order) => order.customerId === customer.id);
  const consent = customer.emailMarketingConsent;
  return {
    __typename: "Customer",
    id: gid("Customer", customer.id),
    legacyResourceId: customer.id,
    firstName: customer.firstName,
    lastName: customer.lastName,
    displayName: name || customer.email || customer.phone,
    email: customer.email,
    phone: customer.phone,
    locale: customer.locale,
    tags: customer.tags,
    note: null,
    state: "DISABLED",
    verifiedEmail: true,
    validEmailAddress: true,
    taxExempt: false,
    numberOfOrders: String(customer.numberOfOrders),
    amountSpent: money(customer.amountSpent, shopOf(world).currency),
    lastOrder: () => {
      const last = customer.lastOrderId ? world.documents.get<Order>("order", customer.lastOrderId) : null;
      return last ? orderObject(world, last) : null;
    },
    orders: (args: ConnectionArguments) => connection(orders(), (order) => order.id, (order) => orderObject(world, order), args),
    defaultEmailAddress: customer.email
      ? {
          __typename: "CustomerEmailAddress",
          emailAddress: customer.email,
          marketingState: consent.state,
          marketingOptInLevel: consent.optInLevel,
          marketingUpdatedAt: consent.consentUpdatedAt,
          marketingUnsubscribeUrl: `${world.storefrontUrl}/account/unsubscribe`,
          openTrackingLevel: "UNKNOWN",
          openTrackingUrl: `${world.storefrontUrl}/account/open-tracking`,
          validFormat: true,
        }
      : null,
    emailMarketingConsent: customer.email
      ? { __typename: "CustomerEmailMarketingConsentState", marketingState: consent.state, marketingOptInLevel: consent.optInLevel, consentUpdatedAt: consent.consentUpdatedAt }
      : null,
    defaultPhoneNumber: customer.phone ? { __typename: "CustomerPhoneNumber", phoneNumber: customer.phone, marketingState: "NOT_SUBSCRIBED", marketingOptInLevel: null } : null,
    smsMarketingConsent: null,
    defaultAddress: customer.addresses[0] ? addressObject(customer.addresses[0]) : null,
    addresses: customer.addresses.map(addressObject),
    addressesV2: (args: ConnectionArguments) => connection(customer.addresses, (address) => address.address1, addressObject, args),
    createdAt: customer.createdAt,
    updatedAt: customer.updatedAt,
  };
}

/** A MailingAddress. */
export function addressObject(address: Address): object {
  const country = new Intl.DisplayNames("en", { type: "region" }).of(address.countryCode);
  return {
    __typename: "MailingAddress",
    id: gid("MailingAddress", "1"),
    firstName: address.firstName,
    lastName: address.lastName,
    name: `${address.firstName} ${address.lastName}`.trim(),
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    province: address.province,
    provinceCode: address.provinceCode,
    zip: address.zip,
    country,
    countryCode: address.countryCode,
    countryCodeV2: address.countryCode,
    phone: address.phone,
    formatted: [address.address1, address.address2, `${address.zip} ${address.city}`, country].filter(Boolean),
    coordinatesValidated: false,
  };
}
