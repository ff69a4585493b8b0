import { DateTime } from "luxon";
import type { World } from "./world.ts";

/** A time as Shopify's payloads write it: to the second, with the shop's offset. */
export function shopTime(iso: string, zone = "America/New_York"): string {
  return DateTime.fromISO(iso, { zone }).startOf("second").toISO({ suppressMilliseconds: true }) ?? iso;
}

/** Business time now, and always at least a second after `previous`: payload times have whole seconds, and "newer wins" needs a winner. */
export function laterThan(world: World, previous: string | null): string {
  const now = Math.floor(world.clock.now().getTime() / 1000) * 1000;
  const before = previous ? Math.floor(Date.parse(previous) / 1000) * 1000 : -1;
  return new Date(Math.max(now, before + 1000)).toISOString();
}
