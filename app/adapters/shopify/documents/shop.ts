/** The tenant's own data. The locale is that of the primary domain, because `shopLocales` would need a scope of its own. */
export const SHOP_PROFILE = `#graphql
  query ShopProfile {
    shop {
      name
      email
      myshopifyDomain
      primaryDomain {
        url
        localization {
          defaultLocale
        }
      }
      currencyCode
      ianaTimezone
      shopAddress {
        formatted(withCompany: true)
        countryCodeV2
      }
    }
  }
`;
