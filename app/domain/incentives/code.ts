import { stableHash } from "../kernel/hash.ts";
import type { OfferTerms } from "./offer.ts";

/** Letters and digits that nobody confuses when reading a code aloud: no 0 O 1 I L U. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const HOUR_MS = 60 * 60_000;

/**
 * The code of one enrollment's step, e.g. "LM-7F3K9Q2M4T". Made from what it is for, so that a repeat makes the same code;
 * `secret` keeps it from being guessed from ids. 30^10 possibilities.
 */
export function offerCode(shop: string, enrollmentId: string, stepId: string, secret = ""): string {
  let rest = BigInt(`0x${stableHash(["offer", secret, shop, enrollmentId, stepId]).slice(0, 24)}`);
  let code = "";
  for (let i = 0; i < 10; i += 1) {
    code += ALPHABET[Number(rest % BigInt(ALPHABET.length))];
    rest /= BigInt(ALPHABET.length);
  }
  return `LM-${code}`;
}

/** When an offer made now begins and really ends, to the second (Shopify keeps no more). */
export function offerWindow(terms: OfferTerms, now: Date): { readonly startsAt: Date; readonly endsAt: Date } {
  const start = Math.floor(now.getTime() / 1000) * 1000;
  return { startsAt: new Date(start), endsAt: new Date(start + terms.validHours * HOUR_MS) };
}
