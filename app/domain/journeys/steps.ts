import { z } from "zod";
import { OfferTermsSchema } from "../incentives/offer.ts";
import type { OfferTerms } from "../incentives/offer.ts";
import { PredicateSchema } from "../segments/predicate.ts";
import type { Predicate } from "../segments/predicate.ts";

const stepId = z.string().regex(/^[a-z0-9-]{1,40}$/, "lower-case letters, digits and hyphens, 1 to 40");
const tag = z.string().trim().min(1).max(40).regex(/^[^,]*$/, "a tag without a comma");
/** Longest wait of one step: 90 days, in minutes. */
export const MAX_WAIT_MINUTES = 90 * 24 * 60;
const minutes = z.int().min(1).max(MAX_WAIT_MINUTES);

/** What a journey can wait for. Opens are not among them: without tracking consent they are not measured in the EU and UK. */
export const AwaitedEventSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ordered") }),
  z.object({ kind: z.literal("fulfilled") }),
  z.object({ kind: z.literal("delivered") }),
  z.object({ kind: z.literal("clicked") }),
  /** agreed to marketing by e-mail, now or before */
  z.object({ kind: z.literal("subscribed") }),
  z.object({ kind: z.literal("segment-entered"), segmentId: z.string().regex(/^\d{1,20}$/, "a numeric id") }),
]);
export type AwaitedEvent = z.infer<typeof AwaitedEventSchema>;

/** In law: marketing needs a basis of its own; a transactional message is about an order that the person placed. */
export const PurposeSchema = z.enum(["marketing", "transactional"]);
export type Purpose = z.infer<typeof PurposeSchema>;

/** One path of a random split; a person takes it with weight / sum of weights. */
export interface RandomPath {
  readonly id: string;
  readonly weight: number;
  readonly steps: readonly Step[];
}

/** A step of a journey. The paths of a split come together again after it. */
export type Step =
  | { readonly id: string; readonly kind: "wait"; readonly minutes: number }
  /** `at`: HH:MM of the recipient's clock; `weekdays`: 1 Monday to 7 Sunday, null for any */
  | { readonly id: string; readonly kind: "wait-until"; readonly at: string; readonly weekdays: readonly number[] | null }
  | { readonly id: string; readonly kind: "wait-for"; readonly event: AwaitedEvent; readonly limitMinutes: number; readonly happened: readonly Step[]; readonly timedOut: readonly Step[] }
  | { readonly id: string; readonly kind: "split"; readonly if: Predicate; readonly yes: readonly Step[]; readonly no: readonly Step[] }
  | { readonly id: string; readonly kind: "random"; readonly paths: readonly RandomPath[] }
  /** `offer`: made for this message; `offerStepId`: the offer of an earlier step is shown instead */
  | { readonly id: string; readonly kind: "message"; readonly templateId: string; readonly offer: OfferTerms | null; readonly offerStepId: string | null; readonly purpose: Purpose }
  | { readonly id: string; readonly kind: "offer"; readonly terms: OfferTerms }
  /** tags of the customer in Shopify */
  | { readonly id: string; readonly kind: "tag"; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly id: string; readonly kind: "webhook"; readonly url: string }
  /** starts the merchant's workflows in Shopify Flow */
  | { readonly id: string; readonly kind: "flow" }
  | { readonly id: string; readonly kind: "exit" };
export type StepKind = Step["kind"];

const steps = z.lazy(() => z.array(StepSchema).max(30));

/** Validator of a step. Depth and number of steps are bounded by parseDefinition. */
export const StepSchema: z.ZodType<Step> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.object({ id: stepId, kind: z.literal("wait"), minutes }),
    z.object({
      id: stepId, kind: z.literal("wait-until"), at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day as HH:MM, 00:00 to 23:59"),
      weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).nullable(),
    }),
    z.object({ id: stepId, kind: z.literal("wait-for"), event: AwaitedEventSchema, limitMinutes: minutes, happened: steps, timedOut: steps }),
    z.object({ id: stepId, kind: z.literal("split"), if: PredicateSchema, yes: steps, no: steps }),
    z.object({ id: stepId, kind: z.literal("random"), paths: z.array(z.object({ id: stepId, weight: z.int().min(1).max(100), steps })).min(2).max(5) }),
    z.object({ id: stepId, kind: z.literal("message"), templateId: z.string().min(1), offer: OfferTermsSchema.nullable(), offerStepId: stepId.nullable().default(null), purpose: PurposeSchema.default("marketing") }),
    z.object({ id: stepId, kind: z.literal("offer"), terms: OfferTermsSchema }),
    z.object({ id: stepId, kind: z.literal("tag"), add: z.array(tag).max(10), remove: z.array(tag).max(10) }),
    z.object({ id: stepId, kind: z.literal("webhook"), url: z.url({ protocol: /^https$/, error: "an address that begins with https://" }).max(2000) }),
    z.object({ id: stepId, kind: z.literal("flow") }),
    z.object({ id: stepId, kind: z.literal("exit") }),
  ]),
) as z.ZodType<Step>;
