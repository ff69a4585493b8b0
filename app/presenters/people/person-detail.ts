import type { Checkout } from "../../domain/carts/checkout.ts";
import type { Order } from "../../domain/orders/order.ts";
import { shopZone } from "../../domain/shops/shop-zone.ts";
import type { PersonDossier } from "../../use-cases/ports/person-dossier.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import { countryName, type MailView, mailView } from "../checkouts/checkout-detail.ts";
import { itemsSummary } from "../checkouts/checkout-list.ts";
import { type ConsentView, consentView } from "../checkouts/consent-words.ts";
import { personName } from "../checkouts/person.ts";
import { type DatedEntry, timeline, type TimelineEntry } from "../checkouts/timeline.ts";
import { type ForeseenView, foreseenWords, waitingWords } from "../seeing/foreseen-words.ts";
import { adminLocale, createFormat, type Format } from "../words/format.ts";
import { plural } from "../words/plural.ts";
import { orderNames, ordersOfDecisions } from "./named-orders.ts";

export interface PersonView {
  readonly title: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly country: string | null;
  readonly consent: ConsentView;
  readonly summary: string;
  readonly carts: readonly { readonly token: string; readonly label: string; readonly when: string }[];
  /** `id`: of the journey; a campaign may have several, about different orders */
  readonly next: readonly { readonly id: string; readonly campaign: string; readonly order: string | null; readonly campaignId: string; readonly entries: readonly ForeseenView[]; readonly later: string | null }[];
  readonly mails: readonly MailView[];
  readonly timeline: readonly TimelineEntry[];
}

/** Carts that are linked beside the timeline. */
const CARTS = 5;

/** Why this person got what they got, and what comes next. */
export async function personView(store: Pick<ShopStore, "settings" | "templates">, facts: PersonDossier, now: Date): Promise<PersonView> {
  const [profile, settings, templates] = await Promise.all([store.settings.profile(), store.settings.get(), store.templates.list()]);
  if (!profile) throw new Error("customer: this shop has no profile; it was never installed");
  const format = createFormat({ locale: adminLocale(profile.locale), zone: shopZone(settings, profile), now });
  const { customer, orders, checkouts, messages } = facts;
  const names = { templates: new Map(templates.map(({ id, name }) => [id, name])), campaigns: new Map(facts.campaigns.map(({ id, name }) => [id, name])) };
  const ordered = orderNames(orders);
  return {
    title: personName(customer),
    email: customer.email,
    phone: customer.phone,
    country: countryName(customer.country, format.locale),
    consent: consentView(facts.consents, { acceptsMarketing: checkouts[0]?.acceptsMarketing ?? null }, format),
    summary: [plural(orders.length, "order"), plural(checkouts.length, "checkout"), plural(messages.filter((one) => one.handedOffAt !== null).length, "mail")].join(", "),
    carts: checkouts.slice(0, CARTS).map((checkout) => ({ token: checkout.token, label: itemsSummary(checkout), when: format.dateTime(checkout.updatedAt) })),
    next: facts.ahead.map(({ enrollment, campaign, definition, forecast }) => ({
      id: enrollment.id,
      campaign: campaign.name,
      order: (enrollment.orderId !== null && ordered.get(enrollment.orderId)) || null,
      campaignId: campaign.id,
      entries: forecast.foreseen.flatMap((one) => foreseenWords(one, definition, names, format) ?? []),
      later: waitingWords(definition, enrollment, format, now) ?? (forecast.goesOnAt && `It goes on ${format.date(forecast.goesOnAt)}.`),
    })),
    mails: messages.filter(({ status }) => status !== "intent").map((message) => mailView(message, format)),
    timeline: timeline({
      checkout: null, decisions: facts.decisions, messages, events: facts.events, campaignNames: names.campaigns, orders: ordersOfDecisions(facts.decisions, ordered),
      more: [...orders.flatMap((order) => orderEntries(order, format)), ...checkouts.map((checkout) => cartEntry(checkout, format))],
    }, format),
  };
}

function orderEntries(order: Order, format: Pick<Format, "money">): DatedEntry[] {
  const plain = { tone: "plain", messageId: null } as const;
  const name = order.name === "" ? "Order" : `Order ${order.name}`;
  const items = order.lines.length === 0 ? null : plural(order.lines.reduce((sum, line) => sum + line.quantity, 0), "item");
  return [
    { ...plain, id: `order-${order.id}`, title: `${name} placed`, text: [format.money(order.total), items, order.test ? "a test order" : null].filter(Boolean).join(", "), date: order.createdAt },
    ...(order.fulfilledAt ? [{ ...plain, id: `sent-${order.id}`, title: `${name} sent`, text: null, date: order.fulfilledAt }] : []),
    ...(order.deliveredAt ? [{ ...plain, id: `arrived-${order.id}`, title: `${name} delivered`, text: null, date: order.deliveredAt }] : []),
    ...(order.cancelledAt ? [{ ...plain, id: `cancelled-${order.id}`, title: `${name} cancelled`, text: null, date: order.cancelledAt }] : []),
  ];
}

function cartEntry(checkout: Checkout, format: Pick<Format, "money">): DatedEntry {
  return { id: `checkout-${checkout.token}`, title: "Checkout started", text: `${itemsSummary(checkout)}, ${format.money(checkout.total)}`, tone: "plain", messageId: null, date: checkout.createdAt };
}
