/** EU and EEA members and the United Kingdom, ISO 3166-1 alpha-2: ePrivacy directive art. 5(3), PECR reg. 6. */
const STRICT_PRIVACY = new Set(
  "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO GB".split(" "),
);

/** Whether consent law of the EU, EEA or UK applies to a recipient. An unknown country counts as such: the careful reading. */
export function hasStrictPrivacy(country: string | null): boolean {
  return country === null || STRICT_PRIVACY.has(country.toUpperCase());
}

/** Whether a per-person open pixel is allowed without tracking consent, which is not recorded anywhere yet. */
export function mayTrackOpens(country: string | null): boolean {
  return !hasStrictPrivacy(country);
}
