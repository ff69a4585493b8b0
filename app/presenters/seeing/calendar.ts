import { DateTime } from "luxon";
import { flow, leftToday, mostOnDay } from "../../domain/messaging/pace-of-days.ts";
import type { ShopSettings } from "../../domain/shops/settings.ts";
import { shopZone } from "../../domain/shops/shop-zone.ts";
import type { AheadCount } from "../../use-cases/ports/ahead-count.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import { adminLocale, createFormat } from "../words/format.ts";
import { certaintyNote, countedWords } from "./counted.ts";

export interface CalendarDay {
  /** YYYY-MM-DD of the shop's clock */
  readonly day: string;
  /** "Sat, Nov 21" */
  readonly label: string;
  /** null: none */
  readonly total: string | null;
  /** how many go out where fewer may than are due on this day or still wait; null: all */
  readonly goes: string | null;
  readonly campaigns: readonly { readonly id: string; readonly name: string; readonly count: string }[];
}

export interface CalendarView {
  readonly days: readonly CalendarDay[];
  readonly any: boolean;
  /** what the numbers are, in words */
  readonly note: string;
}

type SettingsStore = { readonly settings: Pick<ShopStore["settings"], "get" | "profile"> };
type CalendarStore = Pick<ShopStore, "campaigns"> & SettingsStore & { readonly figures: Pick<ShopStore["figures"], "totals"> };

/** Days of the calendar: today and the six that follow. */
const DAYS = 7;

/** The end of the calendar's last day, by the shop's clock. */
export async function calendarHorizon(store: SettingsStore, now: Date): Promise<Date> {
  return (await today(store, now)).plus({ days: DAYS }).minus({ milliseconds: 1 }).toJSDate();
}

/** The mails that are planned for each of the next days, by campaign: those that go out if nothing new happens. */
export async function calendarView(store: CalendarStore, { campaigns: counts, certainty }: AheadCount, now: Date): Promise<CalendarView> {
  const [profile, settings, campaigns, first] = await Promise.all([store.settings.profile(), store.settings.get(), store.campaigns.list(), today(store, now)]);
  const locale = adminLocale(profile?.locale ?? null);
  const format = createFormat({ locale, zone: first.zoneName ?? "UTC", now });
  const words = (n: number): string => countedWords(n, certainty, format);
  const due = Array.from({ length: DAYS }, (_, index) => {
    const at = first.plus({ days: index });
    const ofDay = campaigns.map(({ id, name }) => ({ id, name, n: counts.get(id)?.mails.get(at.toISODate()!) ?? 0 })).filter(({ n }) => n > 0);
    return { at, ofDay, total: ofDay.reduce((all, { n }) => all + n, 0) };
  });
  const goes = flow(due.map(({ total }) => total), await roomOf(store, settings, due.map(({ at }) => at), now));
  const days = due.map(({ at, ofDay, total }, index): CalendarDay => ({
    day: at.toISODate()!, label: at.setLocale(locale).toLocaleString({ weekday: "short", month: "short", day: "numeric" }), total: total === 0 ? null : words(total),
    goes: goes[index] === total ? null : words(goes[index]!), campaigns: ofDay.map(({ id, name, n }) => ({ id, name, count: words(n) })),
  }));
  const note = "The mails that go out if nothing new happens. Customers who buy before then get none, and customers who come in meanwhile are not counted yet.";
  const pace = days.some((day) => day.goes !== null) ? "More are due than may go out: the others wait for the days after, the most important first." : null;
  return { days, any: days.some(({ total }) => total !== null), note: [note, pace, certaintyNote(certainty)].filter(Boolean).join(" ") };
}

/** How many mails may still go on each day; what went today has had its room, and the hours that are over let nothing go any more. */
async function roomOf({ figures }: Pick<CalendarStore, "figures">, settings: ShopSettings, days: readonly DateTime[], now: Date): Promise<readonly (number | null)[]> {
  const most = days.map((day) => mostOnDay(settings, day.toISODate()!));
  const [today = null, ...others] = most;
  if (today === null) return most;
  const { sent } = await figures.totals(days[0]!.toJSDate(), now);
  return [leftToday(settings, today, sent, days[0]!.plus({ days: 1 }).diff(DateTime.fromJSDate(now)).as("hours")), ...others];
}

async function today({ settings: store }: SettingsStore, now: Date): Promise<DateTime> {
  const [profile, settings] = await Promise.all([store.profile(), store.get()]);
  if (!profile) throw new Error("calendar: this shop has no profile; it was never installed");
  return DateTime.fromJSDate(now, { zone: shopZone(settings, profile) }).startOf("day");
}
