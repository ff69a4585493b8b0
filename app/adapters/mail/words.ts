import type { CheckoutLine } from "../../domain/carts/checkout.ts";
import { formatMoney, scaleMoney } from "../../domain/kernel/money.ts";
import { numberFormat } from "../../domain/kernel/number-format.ts";
import { cleanLine } from "../../domain/templates/clean-text.ts";
import { subjectOfMail } from "../../domain/templates/document.ts";
import type { Block, CopyLocale } from "../../domain/templates/document.ts";
import { formatEnd, knownLocale, LABELS, offerValue, sentenceLocale } from "../../domain/templates/labels.ts";
import type { LineWords, MailWords } from "../../domain/templates/mail-words.ts";
import type { PlaceholderValues } from "../../domain/templates/placeholders.ts";
import { productPage } from "../../domain/carts/product-page.ts";
import type { RenderInput, Way } from "../../use-cases/ports/renderer.ts";
import { pictureUrl, requiredWebUrl, webUrl } from "./urls.ts";
import { PICTURE_SIZE } from "./mjml-items.ts";

/** More lines than this are counted, not shown: mail programs cut mails above 102 kB, and the footer must stay. */
const MAX_LINES = 30;
const MAX_PROPERTIES = 10;
/** What Shopify calls the variant of a product that has none. */
const NO_VARIANT = "Default Title";

/** A line with what only the HTML shows. */
export interface HtmlLine extends LineWords {
  readonly picture: string | null;
  readonly alt: string;
  /** the title's first letter or digit, for lines without a picture */
  readonly initial: string;
}

export interface HtmlWords extends MailWords {
  readonly lines: readonly HtmlLine[];
  readonly logo: string | null;
  readonly pixel: string | null;
}

/** Everything the mail says besides the merchant's copy, in the mail's language, money in the shopper's own way of writing it. */
export function mailWords(input: RenderInput, language: CopyLocale): HtmlWords {
  const labels = LABELS[language];
  const locale = knownLocale(input.locale) ?? language;
  const { shop, settings, offer } = input;
  const subject = subjectOfMail(input.document);
  const applied = buttonWays(input).some(([, way]) => way.appliesOffer);
  const shopName = cleanLine(shop.name, 120);
  const hidden = input.lines.slice(MAX_LINES).length;
  const sentences = sentenceLocale(input.locale, language);
  return {
    shopName,
    shopUrl: requiredWebUrl(input.link(requiredWebUrl(input.storefrontUrl, "storefront address"), "shop"), "shop link"),
    lines: input.lines.slice(0, MAX_LINES).map((line) => lineWords(line, input, language, locale)),
    more: hidden === 0 ? null : labels.moreItems(numberFormat(locale).format(hidden), subject),
    total: totalWords(input, language, locale),
    offer: offer && {
      value: capitalised(offerValue(offer.terms, labels, sentences), language),
      code: cleanLine(offer.code, 60),
      validUntil: labels.validUntil(formatEnd(offer.endsAt, sentences, input.timeZone)),
      applied: applied ? labels.codeIsApplied : null,
    },
    buttons: Object.fromEntries(buttonWays(input).map(([id, { url }]) => [id, requiredWebUrl(input.link(requiredWebUrl(url, "address of a button"), "button"), "link of a button")])),
    unsubscribeUrl: requiredWebUrl(input.unsubscribeUrl, "unsubscribe link"),
    why: labels.why[subject](shopName),
    address: postalAddress(settings.postalAddress, shop.address, shopName),
    logo: webUrl(settings.logoUrl),
    pixel: webUrl(input.pixelUrl),
  };
}

/** What the merchant's placeholders stand for in this mail. */
export function placeholderValues(input: RenderInput, words: HtmlWords, language: CopyLocale): PlaceholderValues {
  const sentences = sentenceLocale(input.locale, language);
  const pieces = input.lines.reduce((sum, line) => sum + line.quantity, 0);
  return {
    first_name: cleanLine(input.customer.firstName ?? "", 60),
    shop_name: words.shopName,
    product_title: words.lines[0]?.title ?? "",
    item_count: numberFormat(sentences).format(pieces),
    subtotal: input.subtotal === null ? "" : (words.total?.amount ?? ""),
    order_name: cleanLine(input.order?.name ?? "", 60),
    order_total: input.order === null ? "" : (words.total?.amount ?? ""),
    offer_value: input.offer === null ? "" : offerValue(input.offer.terms, LABELS[language], sentences),
    offer_code: words.offer?.code ?? "",
    offer_end: input.offer === null ? "" : formatEnd(input.offer.endsAt, sentences, input.timeZone),
  };
}

/** Where each button of the mail leads, by its id. */
function buttonWays({ document, ways }: RenderInput): readonly (readonly [string, Way])[] {
  return document.blocks.filter((block) => block.kind === "button").map((block) => [block.id, wayOf(block, ways)] as const);
}

function wayOf({ leadsTo = "subject", address = "" }: Extract<Block, { kind: "button" }>, ways: RenderInput["ways"]): Way {
  return leadsTo === "address" ? { url: address, appliesOffer: false } : ways[leadsTo];
}

/** What the lines come to: a cart's subtotal, an order's total. */
function totalWords({ subtotal, order }: RenderInput, language: CopyLocale, locale: string): MailWords["total"] {
  const labels = LABELS[language];
  if (order !== null) return { label: labels.orderTotal, amount: formatMoney(order.total, locale) };
  return subtotal === null ? null : { label: labels.subtotal, amount: formatMoney(subtotal, locale) };
}

function lineWords(line: CheckoutLine, input: RenderInput, language: CopyLocale, locale: string): HtmlLine {
  const facts = line.variantId === null ? undefined : input.variants.get(line.variantId);
  const page = productPage(input.storefrontUrl, facts?.handle ?? null, line.variantId);
  const title = cleanLine(line.title, 255);
  const full = scaleMoney(line.unitPrice, line.quantity);
  // An order's discounts are not told line by line, so that its lines go without prices.
  const priced = input.order === null;
  const unit = line.quantity === 1 || !priced ? null : formatMoney(line.unitPrice, locale);
  const count = numberFormat(locale).format(line.quantity);
  return {
    title,
    variant: variantWords(line.variantTitle),
    properties: visibleProperties(line),
    quantity: LABELS[language].quantity(count, unit),
    price: priced ? formatMoney(line.linePrice, locale) : null,
    fullPrice: priced && full.minor > line.linePrice.minor ? formatMoney(full, locale) : null,
    href: page === null ? null : webUrl(input.link(page, "product")),
    picture: pictureUrl(facts?.imageUrl ?? null, PICTURE_SIZE),
    alt: cleanLine(facts?.imageAlt ?? "", 255) || title,
    initial: initialOf(title),
  };
}

function variantWords(title: string | null): string | null {
  const words = cleanLine(title ?? "", 255);
  return words === "" || words === NO_VARIANT ? null : words;
}

/** Names that begin with "_" are the theme's own and hidden from shoppers, as Shopify does. */
function visibleProperties(line: CheckoutLine): LineWords["properties"] {
  return line.properties
    .filter(({ name, value }) => !name.trim().startsWith("_") && name.trim() !== "" && value.trim() !== "")
    .slice(0, MAX_PROPERTIES)
    .map(({ name, value }) => ({ name: cleanLine(name, 80), value: cleanLine(value, 255) }));
}

function initialOf(title: string): string {
  return /\p{L}|\p{N}/u.exec(title)?.[0]?.toUpperCase() ?? "·";
}

function capitalised(words: string, language: CopyLocale): string {
  const [first = "", ...rest] = words;
  return first.toLocaleUpperCase(language) + rest.join("");
}

/** The merchant's own address, else the shop's as Shopify knows it, in one line; without the shop's name, which stands above it. */
function postalAddress(own: string, lines: readonly string[], shopName: string): string {
  const parts = own.trim() === "" ? lines : own.split(/\r?\n/);
  return parts.map((part) => cleanLine(part, 200).replace(/,$/, "")).filter((part) => part !== "" && part !== shopName).join(", ");
}
