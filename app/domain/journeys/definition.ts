import { z } from "zod";
import { OfferTermsSchema } from "../incentives/offer.ts";

const stepId = z.string().regex(/^[a-z0-9-]{1,40}$/, "lower-case letters, digits and hyphens, 1 to 40");
/** Longest wait of one step: 90 days, in minutes. */
export const MAX_WAIT_MINUTES = 90 * 24 * 60;

export const StepSchema = z.discriminatedUnion("kind", [
  z.object({ id: stepId, kind: z.literal("wait"), minutes: z.int().min(1).max(MAX_WAIT_MINUTES) }),
  z.object({ id: stepId, kind: z.literal("message"), templateId: z.string().min(1), offer: OfferTermsSchema.nullable() }),
]);
export type Step = z.infer<typeof StepSchema>;

/** What starts a journey. `idleMinutes`: how long a checkout must rest before it counts as abandoned (Shopify's own: 10). */
export const TriggerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("checkout-abandoned"), idleMinutes: z.int().min(10).max(24 * 60) }),
]);
export type Trigger = z.infer<typeof TriggerSchema>;

/** A journey: type, validator and documentation in one. Waits count from the step before; the first from the shopper's last activity. */
export const JourneyDefinitionSchema = z.object({
  trigger: TriggerSchema,
  /** smallest subtotal in minor units of the shop's currency; null for none */
  minimumSubtotalMinor: z.int().min(0).nullable(),
  steps: z.array(StepSchema).min(1).max(30),
});
export type JourneyDefinition = z.infer<typeof JourneyDefinitionSchema>;
