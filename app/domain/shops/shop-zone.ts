import { isTimeZone } from "../kernel/time-zone.ts";
import type { ShopSettings } from "./settings.ts";
import type { ShopProfile } from "./shop.ts";

/** The zone that a shop's days and quiet hours go by: the merchant's choice, else Shopify's; UTC where the platform knows neither. */
export function shopZone(settings: Pick<ShopSettings, "timeZone">, profile: Pick<ShopProfile, "timeZone">): string {
  return [settings.timeZone, profile.timeZone].find((zone) => zone !== null && isTimeZone(zone)) ?? "UTC";
}
