import { z } from "zod";

/** What a step offers: a percentage (1 to 100), an amount in the shop's currency, or free shipping, and for how long the code is valid after the mail. */
export const OfferTermsSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("percentage"), percent: z.int().min(1).max(100), validHours: z.int().min(1).max(24 * 60) }),
  z.object({ kind: z.literal("amount"), minor: z.int().min(1), currency: z.string().length(3), validHours: z.int().min(1).max(24 * 60) }),
  z.object({ kind: z.literal("free-shipping"), validHours: z.int().min(1).max(24 * 60) }),
]);
export type OfferTerms = z.infer<typeof OfferTermsSchema>;

/** An offer made to one person: the unique code and its real end. */
export interface IssuedOffer {
  readonly code: string;
  readonly terms: OfferTerms;
  readonly startsAt: Date;
  readonly endsAt: Date;
}
