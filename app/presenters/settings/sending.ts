import { SOFT_OPT_IN_COUNTRIES } from "../../domain/consent/basis-table.ts";
import { localDate } from "../../domain/kernel/time-zone.ts";
import { BRAKE_LIFT_MS, COMPLAINT_WINDOW_MS, complaintBrake, liftedUntil } from "../../domain/messaging/complaint-brake.ts";
import type { BrakeState, ComplaintFigures } from "../../domain/messaging/complaint-brake.ts";
import { sendWindows } from "../../domain/messaging/pace.ts";
import { WARM_UP_SCHEDULE, warmUpDay } from "../../domain/messaging/warm-up.ts";
import { shopZone } from "../../domain/shops/shop-zone.ts";
import type { ShopSettings } from "../../domain/shops/settings.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import { adminLocale, createFormat, type Format } from "../words/format.ts";

/** What the page says of sending, beside the form's own fields. */
export interface SendingView {
  readonly complaints: ComplaintsView;
  /** null while no warm-up is under way */
  readonly warmUp: { readonly day: string; readonly percent: number; readonly today: string } | null;
  /** where own customers may be written to without consent, in words */
  readonly softOptInCountries: string;
  /** when Shopify's own automation last wrote about a cart; null where it did not in the last 30 days */
  readonly shopifyWroteAt: string | null;
}

export interface ComplaintsView {
  readonly rate: string;
  readonly note: string;
  readonly label: string;
  readonly tone: "success" | "warning" | "critical" | undefined;
  readonly text: string;
  /** the merchant can let marketing go on for a day */
  readonly canLift: boolean;
}

/** How far back it is worth saying that Shopify has written. */
export const SHOPIFY_MAILS_MS = 30 * 24 * 60 * 60_000;

type SendingStore = { readonly settings: Pick<ShopStore["settings"], "get" | "profile">; readonly messages: Pick<ShopStore["messages"], "complaints">; readonly figures: Pick<ShopStore["figures"], "totals" | "shopifyMails"> };

/** The state of sending of one shop: complaints, warm-up, and what Shopify itself sends. */
export async function sendingView(store: SendingStore, now: Date): Promise<SendingView> {
  const [profile, settings] = await Promise.all([store.settings.profile(), store.settings.get()]);
  if (!profile) throw new Error("sending: this shop has no profile; it was never installed");
  const format = createFormat({ locale: adminLocale(profile.locale), zone: shopZone(settings, profile), now });
  const [complaints, shopify, warmUp] = await Promise.all([
    store.messages.complaints(new Date(now.getTime() - COMPLAINT_WINDOW_MS)),
    store.figures.shopifyMails(new Date(now.getTime() - SHOPIFY_MAILS_MS)),
    warmUpView(store, settings, format, now),
  ]);
  return {
    complaints: complaintsView(complaints, settings, format, now),
    warmUp,
    softOptInCountries: listed(SOFT_OPT_IN_COUNTRIES, format.locale),
    shopifyWroteAt: shopify.wroteAt && format.date(shopify.wroteAt),
  };
}

/** The settings with the complaint brake lifted for a day. */
export function liftBrake(settings: ShopSettings, now: Date): ShopSettings {
  return { ...settings, brakeLiftedUntil: new Date(now.getTime() + BRAKE_LIFT_MS).toISOString() };
}

/** The shop's local date, YYYY-MM-DD. */
export function shopToday(settings: ShopSettings, profile: { readonly timeZone: string } | null, now: Date): string {
  return localDate(now, shopZone(settings, profile ?? { timeZone: "UTC" }));
}

async function warmUpView(store: SendingStore, settings: ShopSettings, format: Format, now: Date): Promise<SendingView["warmUp"]> {
  const { startedOn } = settings.warmUp;
  const [today] = sendWindows({ settings: { maxPerHour: null, warmUp: settings.warmUp }, provider: "", perSecond: null, timeZone: format.zone }, now);
  if (!today || startedOn === null) return null;
  const day = Math.max(0, warmUpDay(startedOn, localDate(now, format.zone)));
  const { sent } = await store.figures.totals(today.startsAt, now);
  return {
    day: `Day ${day + 1} of ${WARM_UP_SCHEDULE.length}`,
    percent: Math.round((day / WARM_UP_SCHEDULE.length) * 100),
    today: `${format.count(sent)} of at most ${format.count(today.most)} mails today.`,
  };
}

const STATES = {
  off: { label: "Fine", tone: "success", text: "Mail services ask for less than 0.1%. From 0.3% on, marketing mails rest until the rate has fallen." },
  high: { label: "High", tone: "warning", text: "Mail services ask for less than 0.1%. Write to fewer people, or less often: from 0.3% on, marketing mails rest until the rate has fallen." },
  on: { label: "Marketing mails rest", tone: "critical", text: "Too many people marked your mails as spam, and mail services would soon refuse all of them. Mails go on by themselves once the rate has fallen, after a week at the latest. Messages about orders still go out." },
  lifted: { label: "Going on", tone: "warning", text: "" },
} as const satisfies Record<BrakeState, { label: string; tone: ComplaintsView["tone"]; text: string }>;

function complaintsView(figures: ComplaintFigures, settings: ShopSettings, format: Format, now: Date): ComplaintsView {
  const lifted = liftedUntil(settings);
  const state = complaintBrake(figures, lifted, now);
  const { complained, delivered } = figures;
  const rate = delivered === 0 ? "–" : new Intl.NumberFormat(format.locale, { style: "percent", maximumFractionDigits: 2 }).format(complained / delivered);
  const note = delivered === 0 && complained === 0 ? "No mail was reported as delivered in the last 7 days." : `${format.count(complained)} of ${format.count(delivered)} mails delivered in the last 7 days were marked as spam.`;
  const until = state === "lifted" && lifted ? `You let marketing mails go on until ${format.dateTime(lifted)}, although too many people marked them as spam.` : STATES[state].text;
  const nothing = state === "off" && delivered === 0;
  return { rate, note, label: nothing ? "Nothing to measure yet" : STATES[state].label, tone: nothing ? undefined : STATES[state].tone, text: until, canLift: state === "on" };
}

function listed(countries: readonly string[], locale: string): string {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const sorted = countries.map((code) => names.of(code) ?? code).sort((a, b) => a.localeCompare(b, locale));
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(sorted);
}
