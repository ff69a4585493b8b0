import { IANAZone } from "luxon";

/** Newer than TypeScript's own declaration; older platforms have it as a property. */
interface LocaleWithZones extends Intl.Locale {
  getTimeZones?(): readonly string[] | undefined;
  readonly timeZones?: readonly string[];
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Days after the moment asked about at which clocks must agree too, so that a change of one country's summer time shows. */
const LOOKS = [0, 91, 182, 273];
const known = new Map<string, readonly string[]>();
/** the last answer for each country; there are not many */
const latest = new Map<string, { readonly minute: number; readonly zone: string | null }>();

/**
 * The IANA zone of a country (ISO 3166-1 alpha-2) whose clocks all show the same at `at` and through the year after, such as
 * Europe/Berlin for DE; null for a country with several clocks, and for what is no country. Source: CLDR, by the platform.
 */
export function countryZone(country: string | null, at: Date): string | null {
  if (country === null || !/^[A-Z]{2}$/i.test(country)) return null;
  // clocks change at full minutes, and most are asked about the same one
  const minute = Math.floor(at.getTime() / MINUTE_MS);
  const before = latest.get(country);
  if (before?.minute === minute) return before.zone;
  const zone = commonZone(country, at);
  latest.set(country, { minute, zone });
  return zone;
}

function commonZone(country: string, at: Date): string | null {
  const [first, ...others] = zonesOf(country.toUpperCase());
  if (first === undefined) return null;
  const offset = (zone: string, days: number): number => IANAZone.create(zone).offset(at.getTime() + days * DAY_MS);
  return others.every((zone) => LOOKS.every((days) => offset(zone, days) === offset(first, days))) ? first : null;
}

function zonesOf(country: string): readonly string[] {
  const zones = known.get(country) ?? readZones(country);
  known.set(country, zones);
  return zones;
}

function readZones(country: string): readonly string[] {
  const locale: LocaleWithZones = new Intl.Locale(`und-${country}`);
  return (locale.getTimeZones?.() ?? locale.timeZones ?? []).filter((zone) => IANAZone.isValidZone(zone));
}
