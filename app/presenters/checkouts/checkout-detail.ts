import type { CheckoutLine } from "../../domain/carts/checkout.ts";
import { displayStatus } from "../../domain/carts/display-status.ts";
import type { VariantFacts } from "../../domain/journeys/facts.ts";
import { type Money, sumMoney } from "../../domain/kernel/money.ts";
import { shopZone } from "../../domain/shops/shop-zone.ts";
import type { MessageRow } from "../../use-cases/ports/rows.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import { adminLocale, createFormat, type Format } from "../words/format.ts";
import { viewableHtml } from "../words/mail-view.ts";
import { type ConsentView, consentView } from "./consent-words.ts";
import { abandonedBefore } from "./idle-time.ts";
import { personName } from "./person.ts";
import { type StatusWords, statusWords } from "./status-words.ts";
import { type DoubtView, doubtView } from "./suspicion-words.ts";
import { timeline, type TimelineEntry } from "./timeline.ts";

export interface LineView {
  readonly key: string;
  readonly title: string;
  readonly variant: string | null;
  readonly quantity: number;
  readonly unitPrice: string;
  readonly linePrice: string;
  readonly imageUrl: string | null;
  readonly imageAlt: string;
  readonly properties: readonly string[];
}

export interface MailView {
  readonly id: string;
  readonly subject: string;
  readonly to: string;
  readonly sentAt: string;
  /** safe to put into a sandboxed frame */
  readonly html: string;
  readonly state: string;
}

export interface CheckoutDetailView {
  readonly title: string;
  readonly startedAt: string;
  readonly status: StatusWords;
  readonly customer: { readonly name: string; readonly email: string | null; readonly phone: string | null; readonly country: string | null };
  /** whether there is a real shopper; null where nothing speaks against it */
  readonly doubt: DoubtView | null;
  /** whether the merchant can say that this is no person */
  readonly mayDoubt: boolean;
  readonly consent: ConsentView;
  readonly lines: readonly LineView[];
  readonly totals: readonly { readonly label: string; readonly amount: string; readonly strong: boolean }[];
  readonly currencyNote: string | null;
  readonly nextMail: string | null;
  readonly mails: readonly MailView[];
  readonly timeline: readonly TimelineEntry[];
}

type DetailStore = Pick<ShopStore, "checkouts" | "settings" | "campaigns" | "customers" | "variants" | "decisions" | "messages">;

/** One checkout with all that happened about it; null when this shop has none of that token. */
export async function checkoutDetailView(store: DetailStore, token: string, now: Date): Promise<CheckoutDetailView | null> {
  const checkout = await store.checkouts.counted(token);
  if (!checkout) return null;
  const variantIds = checkout.lines.flatMap(({ variantId }) => (variantId ? [variantId] : []));
  const [profile, settings, before, campaigns, variants, decisions, messages, consents] = await Promise.all([
    store.settings.profile(), store.settings.get(), abandonedBefore(store.campaigns, now), store.campaigns.list(), store.variants.get(variantIds),
    store.decisions.ofCheckout(token), store.messages.ofCheckout(token), checkout.customerId ? store.customers.consents(checkout.customerId, "email") : [],
  ]);
  if (!profile) throw new Error("checkout: this shop has no profile; it was never installed");
  const events = await store.messages.events(messages.map(({ id }) => id));
  const format = createFormat({ locale: adminLocale(profile.locale), zone: shopZone(settings, profile), now });
  const status = displayStatus(checkout, before);
  return {
    title: personName(checkout),
    startedAt: format.dateTime(checkout.createdAt),
    status: statusWords(status, checkout.lastReason),
    customer: { name: personName(checkout), email: checkout.email, phone: checkout.phone, country: countryName(checkout.country, format.locale) },
    doubt: doubtView(checkout),
    mayDoubt: checkout.status === "open" && !checkout.doubt?.suspected,
    consent: consentView(consents, checkout, format),
    lines: checkout.lines.map((line) => lineView(line, variants, format)),
    totals: totals(checkout, format),
    currencyNote: checkout.presentmentCurrency === checkout.currency ? null : `Prices are in ${checkout.presentmentCurrency}, as the customer saw them.`,
    nextMail: checkout.nextDueAt && checkout.status === "open" && status !== "no-consent" ? format.dateTimeZone(checkout.nextDueAt) : null,
    mails: messages.filter(({ status: state }) => state !== "intent").map((message) => mailView(message, format)),
    timeline: timeline({ checkout, decisions, messages, events, campaignNames: new Map(campaigns.map(({ id, name }) => [id, name])) }, format),
  };
}

function lineView(line: CheckoutLine, variants: ReadonlyMap<string, VariantFacts>, format: Format): LineView {
  const variant = line.variantId ? variants.get(line.variantId) : undefined;
  return {
    key: line.key,
    title: line.title,
    variant: line.variantTitle,
    quantity: line.quantity,
    unitPrice: format.money(line.unitPrice),
    linePrice: format.money(line.linePrice),
    imageUrl: variant?.imageUrl ?? null,
    imageAlt: variant?.imageAlt ?? line.title,
    // A leading underscore hides a property from shoppers; merchants need not see it either.
    properties: line.properties.filter(({ name }) => !name.startsWith("_")).map(({ name, value }) => `${name}: ${value}`),
  };
}

function totals(checkout: { readonly subtotal: Money; readonly total: Money; readonly lines: readonly CheckoutLine[] }, format: Format): CheckoutDetailView["totals"] {
  const currency = checkout.subtotal.currency;
  const before = sumMoney(checkout.lines.map(({ linePrice }) => linePrice).filter((price) => price.currency === currency), currency);
  const discount = before.minor - checkout.subtotal.minor;
  const extra = checkout.total.currency === currency ? checkout.total.minor - checkout.subtotal.minor : 0;
  return [
    ...(discount > 0 ? [{ label: "Items", amount: format.money(before), strong: false }, { label: "Discount", amount: `−${format.money({ minor: discount, currency })}`, strong: false }] : []),
    { label: "Subtotal", amount: format.money(checkout.subtotal), strong: false },
    ...(extra > 0 ? [{ label: "Shipping and taxes", amount: format.money({ minor: extra, currency }), strong: false }] : []),
    { label: "Total", amount: format.money(checkout.total), strong: true },
  ];
}

/** One mail as the admin shows it. */
export function mailView(message: MessageRow, format: Format): MailView {
  const state = message.clickedAt ? "Clicked" : message.openedAt ? "Opened" : message.bouncedAt ? "Bounced" : message.deliveredAt ? "Delivered" : message.status === "refused" ? "Refused" : message.status === "unknown" ? "Not certain" : "Sent";
  return { id: message.id, subject: message.subject, to: message.address, sentAt: format.dateTime(message.handedOffAt ?? message.intentAt), html: viewableHtml(message.html), state };
}

/** A country by its name, in the language of the page. */
export function countryName(code: string | null, locale: string): string | null {
  if (!code) return null;
  try {
    return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
