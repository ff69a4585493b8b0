import type { Address } from "../../world/types.ts";
import { gid } from "../world-admin.ts";

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
