import { z } from "zod";
import { PredicateSchema } from "../segments/predicate.ts";
import { StepSchema } from "./steps.ts";
import { subjectOf, TriggerSchema } from "./triggers.ts";

/** Who enters. What is not given lets everybody in. */
export const EntryRulesSchema = z.object({
  audience: PredicateSchema.nullable().default(null),
  /** smallest subtotal of the cart or total of the order, in minor units of the shop's currency; null for none */
  minimumMinor: z.int().min(0).nullable().default(null),
  /** where the person lives; one whose country is not known enters "except" and not "only" */
  countries: z.object({ mode: z.enum(["only", "except"]), codes: z.array(z.string().regex(/^[A-Z]{2}$/, "two capital letters, such as DE")).min(1).max(250) }).nullable().default(null),
  /** Shopify's source names of the cart or order ("web", "pos", …); null for any */
  channels: z.array(z.string().min(1).max(60)).min(1).max(20).nullable().default(null),
  /**
   * Whether a person comes in again: for another cart, order or day once they are through, for each order at once (only where
   * the trigger is about orders; see hasJourneyPerOrder), or never.
   */
  reEntry: z.enum(["each-occasion", "each-order", "once"]).default("each-occasion"),
  /** days that must lie between two entries of a person; 0 for none */
  coolDownDays: z.int().min(0).max(365).default(0),
});
export type EntryRules = z.infer<typeof EntryRulesSchema>;

/** What ends a journey before each step, beside what always does. "ordered": since the person entered, the order it is about apart. */
export const ExitConditionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ordered") }),
  z.object({ kind: z.literal("unsubscribed") }),
  z.object({ kind: z.literal("left-segment"), segmentId: z.string().regex(/^\d{1,20}$/, "a numeric id") }),
  z.object({ kind: z.literal("custom"), if: PredicateSchema }),
]);
export type ExitCondition = z.infer<typeof ExitConditionSchema>;

/**
 * A journey: type, validator and documentation in one. Waits count from the step before; the first from the fact that
 * started the journey, which for a checkout is the shopper's last activity.
 */
export const JourneyDefinitionSchema = z.object({
  trigger: TriggerSchema,
  entry: EntryRulesSchema,
  exits: z.array(ExitConditionSchema).max(5),
  steps: z.array(StepSchema).min(1).max(30),
});
export type JourneyDefinition = z.infer<typeof JourneyDefinitionSchema>;

/** Whether each order has a journey of its own, also beside others of the same person. */
export function hasJourneyPerOrder({ trigger, entry }: Pick<JourneyDefinition, "trigger" | "entry">): boolean {
  return entry.reEntry === "each-order" && subjectOf(trigger.kind) === "order";
}

/** Lets everybody in, as often as there is an occasion. */
export const OPEN_ENTRY: EntryRules = EntryRulesSchema.parse({});
