import { z } from "zod";

const idleMinutes = z.int().min(10).max(24 * 60);
const segmentId = z.string().regex(/^\d{1,20}$/, "a numeric id");

/**
 * What starts a journey. `checkout-abandoned`: a checkout rested for `idleMinutes` (Shopify's own: 10); `changedCart` says what
 * happens when the cart changes after a mail went out: the next mails show it as it stands, or the journey starts over.
 * `order-late`: not sent `afterDays` after the order; or sent and not delivered, though the day that the carrier promised is
 * over, or where none was promised `afterDays` after sending. `date`: so many days after a fact. `broadcast`: once, to a segment
 * or to everybody, at a time.
 */
export const TriggerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("checkout-abandoned"), idleMinutes, changedCart: z.enum(["go-on", "start-over"]).default("go-on") }),
  z.object({ kind: z.literal("cart-abandoned"), idleMinutes }),
  z.object({ kind: z.literal("product-viewed"), idleMinutes }),
  z.object({ kind: z.literal("back-in-stock") }),
  z.object({ kind: z.literal("price-drop") }),
  z.object({ kind: z.literal("order-placed") }),
  z.object({ kind: z.literal("order-fulfilled") }),
  z.object({ kind: z.literal("order-delivered") }),
  z.object({ kind: z.literal("order-late"), of: z.enum(["sending", "delivery"]), afterDays: z.int().min(1).max(90) }),
  z.object({ kind: z.literal("customer-created") }),
  z.object({ kind: z.literal("segment-entered"), segmentId }),
  z.object({ kind: z.literal("date"), after: z.enum(["last-order", "first-order", "customer-created"]), days: z.int().min(1).max(730) }),
  z.object({ kind: z.literal("broadcast"), segmentId: segmentId.nullable(), at: z.iso.datetime() }),
]);
export type Trigger = z.infer<typeof TriggerSchema>;
export type TriggerKind = Trigger["kind"];

/** Triggers that need events of the storefront, for which no source exists yet: refused, never faked. */
export const TRIGGERS_WITHOUT_SOURCE: readonly TriggerKind[] = ["cart-abandoned", "product-viewed", "back-in-stock", "price-drop"];

/** What a journey of this trigger is about. */
export function subjectOf(kind: TriggerKind): "checkout" | "order" | "person" {
  switch (kind) {
    case "checkout-abandoned":
    case "cart-abandoned":
      return "checkout";
    case "order-placed":
    case "order-fulfilled":
    case "order-delivered":
    case "order-late":
      return "order";
    default:
      return "person";
  }
}
