import { DateTime } from "luxon";
import { formatMoney, type Money } from "../../domain/kernel/money.ts";

/** Writes money, times and shares for the merchant: one locale and one time zone for a whole page. */
export interface Format {
  readonly locale: string;
  readonly zone: string;
  readonly money: (amount: Money) => string;
  readonly count: (n: number) => string;
  /** "12.5%"; an en dash where there is nothing to divide by */
  readonly rate: (part: number, whole: number) => string;
  /** "Nov 21, 2026" */
  readonly date: (at: Date) => string;
  /** "Nov 21, 10:05 AM", with the year where it is not the year of `now` */
  readonly dateTime: (at: Date) => string;
  /** "Nov 21, 10:05 AM EST": for what is still to come */
  readonly dateTimeZone: (at: Date) => string;
}

/** The admin speaks English, so numbers and dates do too: the shop's own English ("en-GB") where it has one, else "en-US". */
export function adminLocale(shopLocale: string | null): string {
  return shopLocale && /^en\b/i.test(shopLocale) ? shopLocale : "en-US";
}

/** The format of one page. `now` decides whether a year is worth writing. */
export function createFormat({ locale, zone, now }: { readonly locale: string; readonly zone: string; readonly now: Date }): Format {
  const local = (at: Date): DateTime => DateTime.fromJSDate(at, { zone }).setLocale(locale);
  const year = local(now).year;
  const day = (at: Date): Intl.DateTimeFormatOptions => ({ month: "short", day: "numeric", ...(local(at).year === year ? {} : { year: "numeric" }) });
  const clock: Intl.DateTimeFormatOptions = { hour: "numeric", minute: "2-digit" };
  return {
    locale,
    zone,
    money: (amount) => formatMoney(amount, locale),
    count: (n) => new Intl.NumberFormat(locale).format(n),
    rate: (part, whole) => (whole > 0 ? new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(part / whole) : "–"),
    date: (at) => local(at).toLocaleString({ month: "short", day: "numeric", year: "numeric" }),
    dateTime: (at) => local(at).toLocaleString({ ...day(at), ...clock }),
    dateTimeZone: (at) => local(at).toLocaleString({ ...day(at), ...clock, timeZoneName: "short" }),
  };
}
