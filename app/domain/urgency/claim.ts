import type { IssuedOffer } from "../incentives/offer.ts";
import type { VariantFacts } from "../journeys/facts.ts";

/** A claim of urgency with the fact behind it. No fact, no claim. */
export type Claim =
  | { readonly kind: "low-stock"; readonly left: number; readonly observedAt: Date }
  | { readonly kind: "offer-ends"; readonly endsAt: Date };

/** "Only N left": only where Shopify tracks the stock and will not oversell it, and N is 1 to `threshold`. */
export function stockClaim(variant: VariantFacts, threshold: number): Claim | null {
  const { tracked, inventoryPolicy, inventoryQuantity: left } = variant;
  if (!tracked || inventoryPolicy !== "deny" || left < 1 || left > threshold) return null;
  return { kind: "low-stock", left, observedAt: variant.observedAt };
}

/** "Ends at": only for an offer that was really made and still holds. */
export function offerClaim(offer: IssuedOffer | null, now: Date): Claim | null {
  return offer && now >= offer.startsAt && now < offer.endsAt ? { kind: "offer-ends", endsAt: offer.endsAt } : null;
}
