import type { Checkout, CheckoutLine } from "../domain/carts/checkout.ts";
import { productPage } from "../domain/carts/product-page.ts";
import { recoveryLink } from "../domain/carts/recovery-link.ts";
import { sellableLines } from "../domain/carts/sellable-lines.ts";
import { discountLink } from "../domain/incentives/discount-link.ts";
import type { VariantFacts } from "../domain/journeys/facts.ts";
import type { MailSubject } from "../domain/templates/document.ts";
import type { Way, Ways } from "./ports/renderer.ts";

interface Leading {
  readonly about: MailSubject;
  readonly storefrontUrl: string;
  /** the shop's own link back to the cart */
  readonly recoveryUrl: Checkout["recoveryUrl"];
  /** the page of the order */
  readonly statusUrl: string | null;
  readonly lines: readonly CheckoutLine[];
  readonly variants: ReadonlyMap<string, VariantFacts>;
  /** of the mail's offer */
  readonly code: string | null;
  /** the campaign in the shop's own statistics */
  readonly campaign: string;
}

/** Where the buttons of a mail lead. What goes to the shop takes the discount along; an order's page has no use for one. */
export function mailWays(mail: Leading): Ways {
  const { about, storefrontUrl, lines, variants } = mail;
  const page = (url: string): Way => toPage(url, mail);
  const shop = page(storefrontUrl);
  const first = lines[0];
  const product = first && productPage(storefrontUrl, first.variantId === null ? null : (variants.get(first.variantId)?.handle ?? null), first.variantId);
  return {
    shop,
    product: product ? page(product) : shop,
    "order-again": orderAgain(mail) ?? shop,
    subject: about === "checkout" ? backToCart(mail) : about === "order" ? { url: plain(mail.statusUrl ?? `${storefrontUrl}/account`, mail), appliesOffer: false } : shop,
  };
}

function toPage(url: string, mail: Leading): Way {
  return { url: mail.code === null ? plain(url, mail) : discountLink(plain(url, mail), mail.code), appliesOffer: true };
}

function plain(url: string, { campaign }: Leading): string {
  return recoveryLink(url, { code: null, campaign }) ?? url;
}

/** The shop's own link back to the cart; where it has none, a permalink that fills a cart with the same lines. */
function backToCart(mail: Leading): Way {
  const url = recoveryLink(mail.recoveryUrl, mail) ?? recoveryLink(permalink(mail.storefrontUrl, mail.lines), mail) ?? mail.storefrontUrl;
  return { url, appliesOffer: true };
}

/** A cart with what of the lines can still be bought; null when nothing can. */
function orderAgain(mail: Leading): Way | null {
  const lines = sellableLines(mail.lines, mail.variants);
  const url = lines.length === 0 ? null : recoveryLink(permalink(mail.storefrontUrl, lines), mail);
  return url === null ? null : { url, appliesOffer: true };
}

function permalink(storefrontUrl: string, lines: readonly CheckoutLine[]): string {
  return `${storefrontUrl}/cart/${lines.map((line) => `${line.variantId}:${line.quantity}`).join(",")}`;
}
