import { z } from "zod";
import type { ShopProfile } from "../../../domain/shops/shop.ts";
import { SHOP_PROFILE } from "../documents/shop.ts";
import type { AdminClient } from "./admin-client.ts";

const answer = z.object({
  shop: z.object({
    name: z.string(),
    email: z.string().nullable(),
    myshopifyDomain: z.string(),
    primaryDomain: z.object({ url: z.string(), localization: z.object({ defaultLocale: z.string() }).nullish() }),
    currencyCode: z.string(),
    ianaTimezone: z.string(),
    shopAddress: z.object({ formatted: z.array(z.string()), countryCodeV2: z.string().nullable() }),
  }),
});

/** The tenant as Shopify describes it. */
export async function readProfile(client: AdminClient, shop: string): Promise<ShopProfile> {
  const { shop: said } = await client.query(SHOP_PROFILE, {}, answer);
  return {
    shop,
    name: said.name,
    email: said.email || null,
    storefrontUrl: said.primaryDomain.url.replace(/\/+$/, ""),
    currency: said.currencyCode,
    timeZone: said.ianaTimezone,
    locale: said.primaryDomain.localization?.defaultLocale ?? "en",
    country: said.shopAddress.countryCodeV2,
    address: said.shopAddress.formatted.map((line) => line.trim()).filter(Boolean),
  };
}
