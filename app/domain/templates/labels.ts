import { assertNever } from "../kernel/never.ts";
import { toDecimal } from "../kernel/money.ts";
import type { Money } from "../kernel/money.ts";
import { isTimeZone } from "../kernel/time-zone.ts";
import type { OfferTerms } from "../incentives/offer.ts";
import type { CopyLocale, MailSubject } from "./document.ts";

/** The mail's own words: everything in it that the merchant does not write. */
export interface Labels {
  /** "Quantity: 2"; with the price of one where that says more than the line's price */
  readonly quantity: (count: string, unitPrice: string | null) => string;
  readonly subtotal: string;
  readonly orderTotal: string;
  readonly yourCode: string;
  readonly validUntil: (end: string) => string;
  /** the code is part of the button's address */
  readonly codeIsApplied: string;
  readonly moreItems: (count: string, subject: MailSubject) => string;
  /** what this mail comes from, by what it is about; true of everybody whom it may go to */
  readonly why: Readonly<Record<MailSubject, (shop: string) => string>>;
  readonly unsubscribe: string;
  readonly visitShop: string;
  /** between a label and what it labels, in the text part */
  readonly colon: string;
  readonly percentOff: (percent: string) => string;
  readonly amountOff: (amount: string) => string;
  readonly freeShipping: string;
}

const en: Labels = {
  quantity: (count, unit) => (unit === null ? `Quantity: ${count}` : `Quantity: ${count} × ${unit}`),
  subtotal: "Subtotal",
  orderTotal: "Order total",
  yourCode: "Your code",
  validUntil: (end) => `Valid until ${end}`,
  codeIsApplied: "Already applied when you use the button in this email.",
  moreItems: (count, subject) => `And ${count} more in your ${subject === "order" ? "order" : "cart"}`,
  why: {
    checkout: (shop) => `You receive this email because you left items in your checkout at ${shop}.`,
    order: (shop) => `You receive this email because you placed an order at ${shop}.`,
    person: (shop) => `You receive this email because you have ordered from ${shop} or signed up for its emails.`,
  },
  unsubscribe: "Unsubscribe",
  visitShop: "Visit our shop",
  colon: ": ",
  percentOff: (percent) => `${percent} off`,
  amountOff: (amount) => `${amount} off`,
  freeShipping: "free shipping",
};

const de: Labels = {
  quantity: (count, unit) => (unit === null ? `Menge: ${count}` : `Menge: ${count} × ${unit}`),
  subtotal: "Zwischensumme",
  orderTotal: "Gesamtsumme",
  yourCode: "Dein Code",
  validUntil: (end) => `Gültig bis ${end}`,
  codeIsApplied: "Wird über den Button in dieser Mail automatisch eingelöst.",
  moreItems: (count, subject) => `Und ${count} weitere in ${subject === "order" ? "deiner Bestellung" : "deinem Warenkorb"}`,
  why: {
    checkout: (shop) => `Du erhältst diese Nachricht, weil du bei ${shop} einen Kauf begonnen und nicht abgeschlossen hast.`,
    order: (shop) => `Du erhältst diese Nachricht, weil du bei ${shop} bestellt hast.`,
    person: (shop) => `Du erhältst diese Nachricht, weil du bei ${shop} eingekauft oder dich für unsere Mails angemeldet hast.`,
  },
  unsubscribe: "Abmelden",
  visitShop: "Zu unserem Shop",
  colon: ": ",
  percentOff: (percent) => `${percent} Rabatt`,
  amountOff: (amount) => `${amount} Rabatt`,
  freeShipping: "Gratisversand",
};

const fr: Labels = {
  quantity: (count, unit) => (unit === null ? `Quantité : ${count}` : `Quantité : ${count} × ${unit}`),
  subtotal: "Sous-total",
  orderTotal: "Total de la commande",
  yourCode: "Votre code",
  validUntil: (end) => `Valable jusqu’au ${end}`,
  codeIsApplied: "Déjà appliqué si vous passez par le bouton de ce message.",
  moreItems: (count, subject) => `Et ${count} autres dans votre ${subject === "order" ? "commande" : "panier"}`,
  why: {
    checkout: (shop) => `Vous recevez ce message car vous avez laissé des articles dans votre panier chez ${shop}.`,
    order: (shop) => `Vous recevez ce message car vous avez passé une commande chez ${shop}.`,
    person: (shop) => `Vous recevez ce message car vous avez déjà commandé chez ${shop} ou demandé à recevoir ses e-mails.`,
  },
  unsubscribe: "Se désabonner",
  visitShop: "Visiter la boutique",
  colon: " : ",
  percentOff: (percent) => `${percent} de réduction`,
  amountOff: (amount) => `${amount} de réduction`,
  freeShipping: "livraison offerte",
};

const es: Labels = {
  quantity: (count, unit) => (unit === null ? `Cantidad: ${count}` : `Cantidad: ${count} × ${unit}`),
  subtotal: "Subtotal",
  orderTotal: "Total del pedido",
  yourCode: "Tu código",
  validUntil: (end) => `Válido hasta el ${end}`,
  codeIsApplied: "Se aplica solo al usar el botón de este correo.",
  moreItems: (count, subject) => `Y ${count} más en tu ${subject === "order" ? "pedido" : "carrito"}`,
  why: {
    checkout: (shop) => `Recibes este correo porque dejaste artículos en tu carrito en ${shop}.`,
    order: (shop) => `Recibes este correo porque hiciste un pedido en ${shop}.`,
    person: (shop) => `Recibes este correo porque compraste en ${shop} o te suscribiste a sus correos.`,
  },
  unsubscribe: "Darse de baja",
  visitShop: "Visitar la tienda",
  colon: ": ",
  percentOff: (percent) => `${percent} de descuento`,
  amountOff: (amount) => `${amount} de descuento`,
  freeShipping: "envío gratis",
};

/** The mail's own words, by language. */
export const LABELS: Readonly<Record<CopyLocale, Labels>> = { en, de, fr, es };

/** What the offer is worth, as words inside a sentence: "10% off", "12,00 € Rabatt", "livraison offerte". */
export function offerValue(terms: OfferTerms, labels: Labels, locale: string): string {
  switch (terms.kind) {
    case "percentage":
      return labels.percentOff(new Intl.NumberFormat(locale, { style: "percent" }).format(terms.percent / 100));
    case "amount":
      return labels.amountOff(roundMoney({ minor: terms.minor, currency: terms.currency }, locale));
    case "free-shipping":
      return labels.freeShipping;
    default:
      return assertNever(terms, "offer terms");
  }
}

/** "$10", not "$10.00"; "$12.50" stays. */
function roundMoney(amount: Money, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency: amount.currency, trailingZeroDisplay: "stripIfInteger" });
  return format.format(toDecimal(amount) as `${number}`);
}

/** A moment as the shopper would write it, to the minute, with its zone: "Tuesday, November 24 at 10:00 AM EST". Unknown zones become UTC. */
export function formatEnd(at: Date, locale: string, zone: string): string {
  const timeZone = isTimeZone(zone) ? zone : "UTC";
  return new Intl.DateTimeFormat(locale, {
    weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit", timeZone, timeZoneName: "short",
  }).format(at);
}

/**
 * The locale for numbers and dates inside the mail's sentences: the shopper's own (with its region) where it is of the mail's
 * language, else the language alone, so that no sentence mixes two languages.
 */
export function sentenceLocale(shopper: string | null, language: CopyLocale): string {
  const tag = knownLocale(shopper);
  return tag !== null && tag.split("-")[0] === language ? tag : language;
}

/** A BCP 47 tag in its canonical form ("pt_BR" is "pt-BR"); null for what the platform cannot read. */
export function knownLocale(locale: string | null): string | null {
  if (locale === null) return null;
  try {
    return Intl.getCanonicalLocales(locale.replaceAll("_", "-"))[0] ?? null;
  } catch {
    return null;
  }
}
