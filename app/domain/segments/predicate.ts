import { z } from "zod";

const comparison = z.enum(["at-least", "at-most"]);
const countries = z.array(z.string().regex(/^[A-Z]{2}$/, "a country as two capital letters, such as DE")).min(1).max(250);
const ids = z.array(z.string().regex(/^\d{1,20}$/, "numeric ids")).min(1).max(250);

const LeafSchema = z.discriminatedUnion("kind", [
  /** orders that the person ever placed, without cancelled and test orders */
  z.object({ kind: z.literal("orders-count"), is: comparison, count: z.int().min(0).max(100_000) }),
  /** what those orders came to, in minor units of the shop's currency */
  z.object({ kind: z.literal("total-spent"), is: comparison, minor: z.int().min(0) }),
  /** whole days since the last order; nobody without an order meets it */
  z.object({ kind: z.literal("days-since-last-order"), is: comparison, days: z.int().min(0).max(3650) }),
  /** the cart's or order's total that the journey is about, in minor units of the shop's currency */
  z.object({ kind: z.literal("value"), is: comparison, minor: z.int().min(0) }),
  z.object({ kind: z.literal("country"), in: countries }),
  /** two-letter language of the shopper */
  z.object({ kind: z.literal("language"), in: z.array(z.string().regex(/^[a-z]{2}$/, "a language as two small letters, such as de")).min(1).max(100) }),
  /** the cart or order has one of these products */
  z.object({ kind: z.literal("product"), in: ids }),
  /** one of Shopify's customer segments */
  z.object({ kind: z.literal("segment"), segmentId: z.string().regex(/^\d{1,20}$/, "a numeric id") }),
  /** clicked a mail of this journey; `stepId` null: any */
  z.object({ kind: z.literal("clicked"), stepId: z.string().nullable() }),
  /** was sent a mail of this journey, which neither was held back nor came back; `stepId` null: any */
  z.object({ kind: z.literal("mailed"), stepId: z.string().nullable() }),
]);
export type PredicateLeaf = z.infer<typeof LeafSchema>;

/** A question about one person that is answered yes, no or "not known". One tree serves audiences, splits and exit conditions. */
export type Predicate =
  | PredicateLeaf
  | { readonly kind: "all"; readonly of: readonly Predicate[] }
  | { readonly kind: "any"; readonly of: readonly Predicate[] }
  | { readonly kind: "not"; readonly of: Predicate };

/** Type, validator and documentation of a predicate. Its depth is bounded by parseDefinition. */
export const PredicateSchema: z.ZodType<Predicate> = z.lazy(() =>
  z.union([
    LeafSchema,
    z.object({ kind: z.literal("all"), of: z.array(PredicateSchema).min(1).max(20) }),
    z.object({ kind: z.literal("any"), of: z.array(PredicateSchema).min(1).max(20) }),
    z.object({ kind: z.literal("not"), of: PredicateSchema }),
  ]),
);
