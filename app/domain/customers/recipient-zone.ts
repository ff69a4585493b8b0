import { countryZone } from "../kernel/country-zone.ts";
import { isTimeZone } from "../kernel/time-zone.ts";

/** What is known of where somebody lives. */
export interface Whereabouts {
  /** IANA zone */
  readonly timeZone: string | null;
  /** ISO 3166-1 alpha-2 */
  readonly country: string | null;
}

/** The zone that a recipient's quiet hours and an offer's end go by: their own where it is known, else their country's where it has one clock, else the shop's. */
export function recipientZone({ timeZone, country }: Whereabouts, shopZone: string, at: Date): string {
  if (timeZone !== null && isTimeZone(timeZone)) return timeZone;
  return countryZone(country, at) ?? shopZone;
}
