import type { ShopProfile } from "../../../domain/shops/shop.ts";
import type { Shop as Stored } from "../../../generated/prisma/client.ts";
import { storable } from "../storable.ts";

/** The columns of a profile, without the shop itself. */
export function profileColumns(profile: ShopProfile): Omit<ShopProfile, "shop" | "address"> & { address: string[] } {
  const { name, email, storefrontUrl, currency, timeZone, locale, country, address } = storable(profile);
  return { name, email, storefrontUrl, currency, timeZone, locale, country, address: [...address] };
}

/** A shop as Shopify describes it. */
export function toProfile(row: Stored): ShopProfile {
  const { shop, name, email, storefrontUrl, currency, timeZone, locale, country } = row;
  return { shop, name, email, storefrontUrl, currency, timeZone, locale, country, address: row.address as string[] };
}
