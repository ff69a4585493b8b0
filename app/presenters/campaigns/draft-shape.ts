import { z } from "zod";
import { PurposeSchema } from "../../domain/journeys/steps.ts";
import { DURATION_UNITS } from "../words/duration.ts";
import type { CampaignDraft } from "./campaign-draft.ts";
import type { ConditionDraft } from "./draft/condition.ts";
import type { StepDraft } from "./draft/step.ts";

const short = z.string().max(40);
const id = z.string().regex(/^[a-z0-9-]{1,40}$/);
const segmentId = z.string().regex(/^\d{0,20}$/);
const unit = z.enum(DURATION_UNITS);
const offer = z.object({ kind: z.enum(["percentage", "amount", "free-shipping"]), percent: short, amount: short, validHours: short });

const condition: z.ZodType<ConditionDraft> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("row"), question: z.enum(["orders-count", "total-spent", "days-since-last-order", "value", "country", "language", "product", "segment", "clicked", "mailed"]), not: z.boolean(),
      is: z.enum(["at-least", "at-most"]), value: short, chosen: z.array(short).max(250), segmentId, stepId: z.string().max(40),
    }),
    z.object({ kind: z.literal("group"), match: z.enum(["all", "any"]), not: z.boolean(), of: z.array(condition).max(40) }),
  ]),
);

const steps: z.ZodType<readonly StepDraft[]> = z.lazy(() => z.array(step).max(60));
const step: z.ZodType<StepDraft> = z.discriminatedUnion("kind", [
  z.object({ id, kind: z.literal("wait"), amount: short, unit }),
  z.object({ id, kind: z.literal("wait-until"), at: short, weekdays: z.array(z.int().min(1).max(7)).max(7) }),
  z.object({ id, kind: z.literal("wait-for"), event: z.enum(["ordered", "fulfilled", "delivered", "clicked", "subscribed", "segment-entered"]), segmentId, amount: short, unit, happened: steps, timedOut: steps }),
  z.object({ id, kind: z.literal("split"), if: condition, yes: steps, no: steps }),
  z.object({ id, kind: z.literal("random"), paths: z.array(z.object({ id, weight: short, steps })).max(5) }),
  z.object({ id, kind: z.literal("message"), templateId: z.string().max(100), offerFrom: z.enum(["none", "own", "step"]), offer, offerStepId: z.string().max(40), purpose: PurposeSchema }),
  z.object({ id, kind: z.literal("offer"), offer }),
  z.object({ id, kind: z.literal("tag"), add: z.string().max(1000), remove: z.string().max(1000) }),
  z.object({ id, kind: z.literal("webhook"), url: z.string().max(3000) }),
  z.object({ id, kind: z.literal("flow") }),
  z.object({ id, kind: z.literal("exit") }),
]);

const trigger = z.object({
  kind: z.enum([
    "checkout-abandoned", "cart-abandoned", "product-viewed", "back-in-stock", "price-drop", "order-placed", "order-fulfilled", "order-delivered", "order-late", "customer-created", "segment-entered", "date", "broadcast",
  ]),
  idleMinutes: short, changedCart: z.enum(["go-on", "start-over"]), late: z.enum(["sending", "delivery"]), afterDays: short, after: z.enum(["last-order", "first-order", "customer-created"]), days: short,
  segmentId, date: short, time: short, at: z.iso.datetime().or(z.literal("")),
});

const entry = z.object({
  audience: condition.nullable(), minimum: short, countryMode: z.enum(["any", "only", "except"]), countries: z.array(short).max(250), channels: z.array(z.string().max(60)).max(20).nullable(),
  reEntry: z.enum(["each-occasion", "each-order", "once"]), coolDownDays: short,
});

const exit = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ordered") }),
  z.object({ kind: z.literal("unsubscribed") }),
  z.object({ kind: z.literal("left-segment"), segmentId }),
  z.object({ kind: z.literal("custom"), if: condition }),
]);

/** What the browser may send as a draft: the right shape, with anything typed into it. Its depth must be bounded before. */
export const CampaignDraftSchema: z.ZodType<CampaignDraft> = z.object({ name: z.string().max(1000), holdoutPercent: short, trigger, entry, exits: z.array(exit).max(10), steps });
