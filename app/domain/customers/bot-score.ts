import type { Checkout } from "../carts/checkout.ts";
import { cartOccasion } from "../carts/occasion.ts";

/** What speaks against a real shopper. The list is closed; the merchant's words are in app/presenters/checkouts/suspicion-words.ts. */
export const SUSPICIONS = ["disposable-address", "impossible-name", "machine-made-address", "nothing-to-pay", "burst-from-address", "burst-of-carts"] as const;
export type Suspicion = (typeof SUSPICIONS)[number];

/** How many checkouts around one look like it; see `BURST_MINUTES`. They count themselves. */
export interface Neighbours {
  /** begun under the same e-mail address or telephone number */
  readonly fromAddress: number;
  /** of different people, with exactly the same cart */
  readonly sameCart: number;
  /** of different people, without anything to pay */
  readonly nothingToPay: number;
}

export const ALONE: Neighbours = { fromAddress: 1, sameCart: 1, nothingToPay: 1 };

/** Half the width of the time around a checkout in which its like are counted. */
export const BURST_MINUTES = 10;
/** Argued in docs/decisions/011: a person begins a checkout again and again, but not eight times within twenty minutes. */
const BURST_FROM_ADDRESS = 8;
const BURST_OF_CARTS = 12;
const BURST_OF_NOTHING = 4;

/** From here on a checkout is taken for no person's. One sign alone reaches it only if no real shopper could give it. */
export const SUSPECTED_FROM = 100;

const WEIGHTS: Readonly<Record<Suspicion, number>> = {
  "disposable-address": 60,
  "impossible-name": 60,
  "machine-made-address": 40,
  "nothing-to-pay": 100,
  "burst-from-address": 100,
  "burst-of-carts": 60,
};

export interface BotScore {
  readonly score: number;
  readonly suspicions: readonly Suspicion[];
}

type Scored = Pick<Checkout, "email" | "firstName" | "lastName" | "subtotal" | "total" | "lines">;

/** Looks at one checkout and how many like it there are around it. Pure: the same facts give the same score, whenever they came. */
export function scoreCheckout(checkout: Scored, around: Neighbours = ALONE): BotScore {
  const signs: Readonly<Record<Suspicion, boolean>> = {
    "disposable-address": checkout.email !== null && isDisposable(checkout.email),
    "impossible-name": isImpossibleName(checkout.firstName, checkout.lastName),
    "machine-made-address": checkout.email !== null && isMachineMade(checkout.email),
    "nothing-to-pay": hasNothingToPay(checkout) && around.nothingToPay >= BURST_OF_NOTHING,
    "burst-from-address": around.fromAddress >= BURST_FROM_ADDRESS,
    "burst-of-carts": around.sameCart >= BURST_OF_CARTS,
  };
  const suspicions = SUSPICIONS.filter((one) => signs[one]);
  return { score: suspicions.reduce((sum, one) => sum + WEIGHTS[one], 0), suspicions };
}

/** The merchant's word outranks the signs. */
export function isSuspected(score: Pick<BotScore, "score">, verdict: Verdict | null): boolean {
  return verdict === null ? score.score >= SUSPECTED_FROM : verdict === "not-person";
}

export type Verdict = "person" | "not-person";

/** A cart that costs nothing; a checkout without lines says nothing about money yet. */
export function hasNothingToPay({ lines, total, subtotal }: Pick<Checkout, "lines" | "subtotal" | "total">): boolean {
  return lines.length > 0 && total.minor === 0 && subtotal.minor === 0;
}

/** Equal for carts that hold the same, whoever filled them; empty carts are like none. */
export function cartLikeness(checkout: Pick<Checkout, "lines">): string | null {
  return checkout.lines.length === 0 ? null : cartOccasion(checkout.lines);
}

/** Services that give anybody an address for minutes, without a name. Short on purpose: each is run for nothing else. */
const DISPOSABLE = new Set([
  "10minutemail.com", "dispostable.com", "emailondeck.com", "fakeinbox.com", "getnada.com", "grr.la", "guerrillamail.com", "guerrillamail.info", "guerrillamail.net", "guerrillamail.org",
  "inboxkitten.com", "mailcatch.com", "maildrop.cc", "mailinator.com", "mailnesia.com", "mintemail.com", "moakt.com", "mohmal.com", "sharklasers.com", "spam4.me", "spamgourmet.com",
  "temp-mail.org", "tempail.com", "tempmail.dev", "tempmailo.com", "throwawaymail.com", "trashmail.com", "trashmail.de", "yopmail.com", "yopmail.fr", "yopmail.net",
]);

function isDisposable(email: string): boolean {
  const labels = (email.split("@").at(-1) ?? "").toLowerCase().split(".");
  return labels.some((_, from) => DISPOSABLE.has(labels.slice(from).join(".")));
}

/** Names that no person has, in any script: links, mark-up, digits among letters, or one letter over and over. */
function isImpossibleName(...names: readonly (string | null)[]): boolean {
  return names.some((name) => {
    const text = name?.normalize("NFC").trim() ?? "";
    if (/https?:|www\.|[<>{}[\]|\\^~$@]|\.(com|net|ru|xyz|info)\b/i.test(text)) return true;
    if (/\p{L}\d+\p{L}|\d{4,}/u.test(text)) return true;
    return /^(\p{L})\1{4,}$/iu.test(text.replaceAll(/\s/g, ""));
  });
}

/** A local part like "xk7f9q2m4z8t": long, and letters and digits take turns as in no word. */
function isMachineMade(email: string): boolean {
  const local = email.split("@")[0] ?? "";
  if (local.length < 10 || !/^[a-z0-9]+$/i.test(local)) return false;
  return (local.match(/[a-z](?=\d)|\d(?=[a-z])/gi) ?? []).length >= 4;
}
