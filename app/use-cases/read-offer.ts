import type { Deps } from "./ports/deps.ts";

/** What the storefront may say of an offer. */
export interface OfferClaim {
  /** ISO 8601; null: there is no offer to speak of */
  readonly endsAt: string | null;
}

const NONE: OfferClaim = { endsAt: null };

/**
 * The real end of the offer that a shopper came from, for a countdown. Only for a code that the shop really has, that
 * runs, and that nobody has used; anything else, forged tokens and those of other shops too, is "none".
 */
export async function readOffer(deps: Pick<Deps, "system" | "links" | "clock">, shop: string, token: string): Promise<OfferClaim> {
  const link = deps.links.read(token, "offer");
  if (!link || link.shop !== shop) return NONE;
  const store = deps.system.forShop(shop);
  const code = (await store.messages.get(link.messageId))?.discountCode ?? null;
  const offer = code === null ? null : await store.offers.get(code);
  const now = deps.clock.now();
  const runs = offer !== null && offer.status === "issued" && offer.startsAt <= now && now < offer.endsAt;
  return runs ? { endsAt: offer.endsAt.toISOString() } : NONE;
}
