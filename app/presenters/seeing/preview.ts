import type { Checkout } from "../../domain/carts/checkout.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import type { NotEnrolledReason } from "../../domain/journeys/decision.ts";
import type { JourneyDefinition } from "../../domain/journeys/definition.ts";
import type { JourneyFacts } from "../../domain/journeys/facts.ts";
import type { Forecast } from "../../domain/journeys/foresee.ts";
import { type Outcome, outcomeOf } from "../../domain/journeys/outcome.ts";
import { shopZone } from "../../domain/shops/shop-zone.ts";
import type { Campaign } from "../../use-cases/ports/rows.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import { itemsSummary } from "../checkouts/checkout-list.ts";
import { personName } from "../checkouts/person.ts";
import { REASONS } from "../reasons.ts";
import { adminLocale, createFormat, type Format } from "../words/format.ts";
import { paceNote } from "./pace-note.ts";
import { type ForeseenNames, unlessWords, waitingWords, whyWords } from "./foreseen-words.ts";

/** What the use case preview-campaign found. */
export interface PreviewFacts {
  readonly campaign: Campaign;
  readonly definition: JourneyDefinition;
  readonly on: boolean;
  readonly ahead: readonly { readonly enrollment: { readonly customerId: string; readonly stepIndex: number; readonly dueAt: Date }; readonly definition: JourneyDefinition; readonly facts: JourneyFacts; readonly forecast: Forecast }[];
  readonly refused: readonly { readonly customer: Customer; readonly checkout: Checkout | null; readonly reason: NotEnrolledReason }[];
  readonly next: string | null;
  readonly nobodyYet: boolean;
}

interface PreviewRow {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly outcome: Outcome;
  /** the mail that comes first, or a few words on why there is none */
  readonly what: string;
  readonly when: string | null;
  /** the same by the customer's own clock, where that differs */
  readonly theirTime: string | null;
  readonly why: string;
}

export interface PreviewView {
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
  readonly days: number;
  readonly rows: readonly PreviewRow[];
  /** where the next page begins */
  readonly next: string | null;
  readonly first: boolean;
  readonly empty: "nobody-yet" | "nobody" | null;
  /** what keeps every mail of the shop from going out */
  readonly obstacle: string | null;
  /** that only so many mails go out in a day or an hour; null: as many as are due */
  readonly pace: string | null;
}

/** Who is due in the next days, what they get, when and why; `first`: this is the first page. */
export async function previewView(store: Pick<ShopStore, "settings" | "templates" | "campaigns">, facts: PreviewFacts, { days, first, now }: { readonly days: number; readonly first: boolean; readonly now: Date }): Promise<PreviewView> {
  const [profile, settings, templates, campaigns] = await Promise.all([store.settings.profile(), store.settings.get(), store.templates.list(), store.campaigns.list()]);
  if (!profile) throw new Error("preview: this shop has no profile; it was never installed");
  const locale = adminLocale(profile.locale);
  const format = createFormat({ locale, zone: shopZone(settings, profile), now });
  const names = { templates: new Map(templates.map(({ id, name }) => [id, name])), campaigns: new Map(campaigns.map(({ id, name }) => [id, name])) };
  const rows = [...facts.ahead.map((one) => aheadRow(one, names, format, now)), ...facts.refused.map((one) => refusedRow(one, format))];
  return {
    id: facts.campaign.id,
    name: facts.campaign.name,
    on: facts.on,
    days,
    rows,
    next: facts.next,
    first,
    empty: rows.length > 0 || facts.next !== null ? null : facts.nobodyYet ? "nobody-yet" : "nobody",
    pace: paceNote(settings, format, now),
    obstacle: settings.senderEmail === "" ? REASONS["no-sender"].sentence : settings.postalAddress === "" && profile.address.every((line) => line.trim() === "") ? REASONS["no-postal-address"].sentence : null,
  };
}

function aheadRow({ enrollment, definition, facts, forecast }: PreviewFacts["ahead"][number], names: ForeseenNames, format: Format, now: Date): PreviewRow {
  const { customer, checkout, order } = facts;
  const base = { id: enrollment.customerId, name: personName({ ...customer, firstName: customer.firstName ?? checkout?.firstName ?? null, lastName: customer.lastName ?? checkout?.lastName ?? null }), about: aboutWords(checkout, order, format) };
  const mail = forecast.foreseen.find((one) => one.kind === "sent");
  if (mail?.kind === "sent") {
    const own = createFormat({ locale: format.locale, zone: facts.timeZone, now }).dateTimeZone(mail.at);
    const when = format.dateTimeZone(mail.at);
    const putOff = forecast.foreseen.flatMap((one) => (one.kind === "put-off" && one.until <= mail.at ? [whyWords(one, names)] : []));
    const why = [...new Set(putOff), unlessWords(mail, definition)].join(" ");
    return { ...base, outcome: "mail", what: names.templates.get(mail.effect.templateId) ?? "Mail", when, theirTime: own === when ? null : own, why };
  }
  const { outcome, last } = outcomeOf(forecast);
  const waiting = waitingWords(definition, enrollment, format, now);
  if (last === null) return { ...base, outcome: "waits", what: "No mail in these days", when: null, theirTime: null, why: waiting ?? (forecast.goesOnAt ? `The campaign goes on ${format.dateTime(forecast.goesOnAt)}.` : "The campaign ends without another mail.") };
  return { ...base, outcome, what: REASONS[last.reason].short, when: null, theirTime: null, why: "rivals" in last ? whyWords(last, names) : REASONS[last.reason].sentence };
}

function refusedRow({ customer, checkout, reason }: PreviewFacts["refused"][number], format: Format): PreviewRow {
  return { id: customer.id, name: personName(customer), about: aboutWords(checkout, null, format), outcome: "none", what: REASONS[reason].short, when: null, theirTime: null, why: REASONS[reason].sentence };
}

function aboutWords(checkout: Checkout | null, order: JourneyFacts["order"], format: Format): string {
  if (order) return `Order ${order.name}, ${format.money(order.total)}`;
  return checkout ? `${itemsSummary(checkout)}, ${format.money(checkout.total)}` : "–";
}
