const formats = new Map<string, Intl.NumberFormat>();
/** Locales come from shoppers: there may be as many as they like. */
const MOST_FORMATS = 500;

/** How a locale writes numbers, or amounts of a currency; a locale that the platform does not know is taken for English. Made once of each: making one costs many times what using it does. */
export function numberFormat(locale: string, currency: string | null = null): Intl.NumberFormat {
  const key = `${currency ?? ""} ${locale}`;
  const known = formats.get(key);
  if (known) return known;
  if (formats.size >= MOST_FORMATS) formats.clear();
  const fresh = makeFormat(locale, currency);
  formats.set(key, fresh);
  return fresh;
}

function makeFormat(locale: string, currency: string | null): Intl.NumberFormat {
  const options = currency === null ? {} : ({ style: "currency", currency } as const);
  try {
    return new Intl.NumberFormat(locale, options);
  } catch {
    return new Intl.NumberFormat("en", options);
  }
}
