import type { Order } from "../orders/order.ts";
import { evaluate } from "../segments/evaluate.ts";
import type { ExitReason } from "./decision.ts";
import type { ExitCondition, JourneyDefinition } from "./definition.ts";
import type { EnrollmentState, JourneyFacts } from "./facts.ts";
import { startOfOrder } from "./start.ts";
import { subjectOf, type Trigger } from "./triggers.ts";

/** Why a journey ends now, before its next step; null while it goes on. What always ends one comes before the merchant's own conditions. */
export function whyExit(definition: JourneyDefinition, enrollment: EnrollmentState, facts: JourneyFacts, now: Date): ExitReason | null {
  if (!facts.campaignOn) return "campaign-off";
  const subject = subjectOf(definition.trigger.kind);
  if (subject === "checkout" && hasBoughtCart(facts)) return "ordered";
  if (definition.exits.some((one) => one.kind === "unsubscribed") && facts.consent.suppression === "unsubscribed") return "unsubscribed";
  if (facts.suspected) return "suspected-bot";
  const gone = subject === "checkout" ? cartGone(enrollment, facts) : orderGone(definition, facts);
  if (gone) return gone;
  if (facts.customer.email === null) return "no-email";
  for (const condition of definition.exits) {
    const reason = conditionMet(condition, definition, enrollment, facts, now);
    if (reason) return reason;
  }
  return null;
}

function cartGone(enrollment: EnrollmentState, facts: JourneyFacts): ExitReason | null {
  if (enrollment.checkoutToken === null) return null;
  if (facts.checkout === null || facts.checkoutStatus === "deleted") return "checkout-deleted";
  if (facts.newerCheckoutToken !== null) return "newer-checkout";
  if (facts.customer.email === null) return "no-email";
  return facts.checkout.lines.length === 0 ? "cart-empty" : null;
}

/** Also of a journey that is about a person, where its date counts from an order. */
function orderGone({ trigger }: JourneyDefinition, { order }: JourneyFacts): ExitReason | null {
  if (order === null) return null;
  if (order.cancelledAt !== null) return "order-cancelled";
  if (trigger.kind !== "order-late") return null;
  return (trigger.of === "sending" ? order.fulfilledAt : order.deliveredAt) === null ? null : "arrived";
}

function conditionMet(condition: ExitCondition, { trigger }: JourneyDefinition, enrollment: EnrollmentState, facts: JourneyFacts, now: Date): ExitReason | null {
  switch (condition.kind) {
    case "ordered":
      return facts.orders.some((order) => isSince(order, enteredAt(trigger, enrollment, facts), enrollment)) ? "ordered" : null;
    case "left-segment":
      return facts.segments.get(condition.segmentId)?.member === false ? "left-segment" : null;
    case "custom":
      return evaluate(condition.if, { ...facts, occasion: enrollment.occasion }, now) === true ? "condition-met" : null;
    case "unsubscribed":
      return null;
  }
}

/** A journey about an order was entered when that happened which it is about, however late its webhook came: of two orders the newer ends the older's, never the other way round. */
function enteredAt(trigger: Trigger, { createdAt }: EnrollmentState, { order }: JourneyFacts): Date {
  const start = order && startOfOrder(trigger, order);
  return start && start.startsAt < createdAt ? start.startsAt : createdAt;
}

/** Of two orders of one moment the greater id is the newer. */
function isSince({ id, createdAt }: Order, since: Date, { orderId }: EnrollmentState): boolean {
  if (id === orderId) return false;
  return createdAt > since || (createdAt.getTime() === since.getTime() && (orderId === null || id > orderId));
}

/** Bought: this very checkout or cart, or anything since the checkout began. A cancelled or test order still says "bought". */
function hasBoughtCart({ checkout, checkoutStatus, orders }: JourneyFacts): boolean {
  if (checkoutStatus === "purchased" || checkoutStatus === "recovered") return true;
  if (checkout === null) return false;
  if (checkout.completedAt) return true;
  return orders.some(
    (order) =>
      order.checkoutToken === checkout.token ||
      (order.cartToken !== null && order.cartToken === checkout.cartToken) ||
      order.createdAt >= checkout.createdAt,
  );
}
