import { DateTime } from "luxon";
import { nextMessage } from "../../domain/journeys/places.ts";
import { shopZone } from "../../domain/shops/shop-zone.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import { adminLocale } from "../words/format.ts";

export interface CalendarDay {
  /** YYYY-MM-DD of the shop's clock */
  readonly day: string;
  /** "Sat, Nov 21" */
  readonly label: string;
  readonly total: number;
  readonly campaigns: readonly { readonly id: string; readonly name: string; readonly count: number }[];
}

export interface CalendarView {
  readonly days: readonly CalendarDay[];
  readonly total: number;
  /** what the numbers are, in words */
  readonly note: string;
}

type CalendarStore = Pick<ShopStore, "seeing" | "campaigns"> & { readonly settings: Pick<ShopStore["settings"], "get" | "profile"> };

/**
 * What is planned for each of the next days, by campaign. Counted from when open journeys are due, so it is at most that
 * many: who buys or may not be written to gets none, and each journey counts with its next step alone.
 */
export async function calendarView(store: CalendarStore, now: Date, days: number): Promise<CalendarView> {
  const [profile, settings, campaigns] = await Promise.all([store.settings.profile(), store.settings.get(), store.campaigns.list()]);
  if (!profile) throw new Error("calendar: this shop has no profile; it was never installed");
  const zone = shopZone(settings, profile);
  const today = DateTime.fromJSDate(now, { zone }).startOf("day");
  const until = today.plus({ days }).minus({ milliseconds: 1 }).toJSDate();
  const planned = await store.seeing.planned(now, until, zone);
  const writes = await stepsBeforeMail(store, planned);
  const counted = planned.filter((row) => writes.has(keyOf(row)) && campaigns.some((one) => one.id === row.campaignId && one.status === "on"));
  const list = Array.from({ length: days }, (_, index) => {
    const at = today.plus({ days: index });
    const ofDay = counted.filter((row) => row.day === at.toISODate());
    const byCampaign = campaigns.map(({ id, name }) => ({ id, name, count: sum(ofDay.filter((row) => row.campaignId === id)) })).filter((one) => one.count > 0);
    return { day: at.toISODate()!, label: at.setLocale(adminLocale(profile.locale)).toLocaleString({ weekday: "short", month: "short", day: "numeric" }), total: sum(ofDay), campaigns: byCampaign };
  });
  return { days: list, total: sum(counted), note: "At most so many: customers who buy before then, or may not be written to, get no mail." };
}

type Planned = Awaited<ReturnType<ShopStore["seeing"]["planned"]>>[number];

/** The places of journeys, by version, from which a mail can still come. */
async function stepsBeforeMail({ campaigns }: Pick<ShopStore, "campaigns">, planned: readonly Planned[]): Promise<ReadonlySet<string>> {
  const versions = new Map(planned.map((row) => [`${row.campaignId} ${row.campaignVersion}`, row]));
  const definitions = new Map(await Promise.all([...versions].map(async ([key, { campaignId, campaignVersion }]) => [key, (await campaigns.version(campaignId, campaignVersion))?.definition] as const)));
  const before = planned.filter((row) => {
    const definition = definitions.get(`${row.campaignId} ${row.campaignVersion}`);
    return definition !== undefined && nextMessage(definition, row.stepIndex) !== null;
  });
  return new Set(before.map(keyOf));
}

function keyOf({ campaignId, campaignVersion, stepIndex }: Planned): string {
  return `${campaignId} ${campaignVersion} ${stepIndex}`;
}

function sum(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((total, row) => total + row.count, 0);
}
