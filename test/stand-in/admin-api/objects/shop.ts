import { DateTime } from "luxon";
import { gid, shopOf, type AdminWorld } from "../world-admin.ts";

/** `shop`: the shop's own facts. */
export function shopObject(world: AdminWorld): object {
  const shop = shopOf(world);
  const local = DateTime.fromJSDate(world.clock.now(), { zone: shop.timeZone });
  const host = new URL(world.storefrontUrl).host;
  const address = {
    __typename: "ShopAddress",
    id: gid("ShopAddress", "61482123"),
    address1: shop.address.address1,
    address2: null,
    city: shop.address.city,
    company: shop.name,
    country: shop.address.country,
    countryCodeV2: shop.country,
    province: shop.address.province,
    provinceCode: shop.address.provinceCode,
    zip: shop.address.zip,
    phone: shop.address.phone,
    formatted: [shop.name, shop.address.address1, `${shop.address.city} ${shop.address.provinceCode} ${shop.address.zip}`, shop.address.country],
    formattedArea: `${shop.address.city} ${shop.address.provinceCode}, ${shop.address.country}`,
    coordinatesValidated: true,
  };
  return {
    __typename: "Shop",
    id: gid("Shop", shop.id),
    name: shop.name,
    email: shop.email,
    contactEmail: shop.email,
    myshopifyDomain: shop.domain,
    url: world.storefrontUrl,
    primaryDomain: { __typename: "Domain", id: gid("Domain", "104318"), host, url: world.storefrontUrl, sslEnabled: true },
    currencyCode: shop.currency,
    enabledPresentmentCurrencies: shop.currencies,
    ianaTimezone: shop.timeZone,
    timezoneAbbreviation: local.offsetNameShort,
    timezoneOffset: local.toFormat("ZZZ"),
    timezoneOffsetMinutes: local.offset,
    billingAddress: address,
    shopAddress: address,
    shopOwnerName: "Mara Lindqvist",
    taxesIncluded: false,
    taxShipping: false,
    unitSystem: "METRIC_SYSTEM",
    weightUnit: "GRAMS",
    checkoutApiSupported: true,
    setupRequired: false,
    createdAt: "2021-03-12T09:00:00Z",
    plan: { __typename: "ShopPlan", displayName: "Development", publicDisplayName: "Development", partnerDevelopment: true, shopifyPlus: false },
  };
}

/** `shopLocales`: the first language is the primary one. */
export function shopLocales(world: AdminWorld): object[] {
  const names = new Intl.DisplayNames("en", { type: "language" });
  return shopOf(world).languages.map((locale, index) => ({ __typename: "ShopLocale", locale, name: names.of(locale), primary: index === 0, published: true }));
}
