import { abandonedAt, isAbandoned } from "../carts/abandonment.ts";
import { assertNever } from "../kernel/never.ts";
import type { Advance, ExitReason } from "./decision.ts";
import type { JourneyDefinition } from "./definition.ts";
import type { EnrollmentState, JourneyFacts } from "./facts.ts";

const MINUTE_MS = 60_000;

/**
 * What one journey wants, given what is known at `now`. Pure: production, preview and rehearsal all call it.
 * Exit conditions come before every step. The first wait counts from the shopper's last activity, so that
 * activity moves the clock; each later one from when its step was entered. Nobody is written to while still at the till.
 */
export function advance(definition: JourneyDefinition, enrollment: EnrollmentState, facts: JourneyFacts, now: Date): Advance {
  const exit = exitReason(facts, enrollment);
  if (exit) return { kind: "exit", reason: exit };
  let { stepIndex, stepEnteredAt } = enrollment;
  for (;;) {
    const step = definition.steps[stepIndex];
    if (!step) return { kind: "exit", reason: "completed" };
    if (facts.checkout && !isAbandoned(facts.checkout, definition.trigger.idleMinutes, now)) {
      const until = stepIndex === 0 ? firstDueAt(definition, facts.checkout) : abandonedAt(facts.checkout, definition.trigger.idleMinutes);
      return { kind: "wait", until, stepIndex, stepEnteredAt };
    }
    switch (step.kind) {
      case "wait": {
        const from = stepIndex === 0 && facts.checkout ? facts.checkout.updatedAt : stepEnteredAt;
        const until = new Date(from.getTime() + step.minutes * MINUTE_MS);
        if (until > now) return { kind: "wait", until, stepIndex, stepEnteredAt };
        stepIndex += 1;
        // The next step begins now, not when this one was due: after an outage, delays must not pile up into a burst.
        stepEnteredAt = now;
        break;
      }
      case "message": {
        if (facts.sentSteps.get(step.id)?.includes(enrollment.occasion)) {
          stepIndex += 1;
          stepEnteredAt = now;
          break;
        }
        const effect = { kind: "send-message", stepId: step.id, templateId: step.templateId, offer: step.offer } as const;
        return { kind: "perform", effect, stepIndex, stepEnteredAt };
      }
      default:
        return assertNever(step, "journey step");
    }
  }
}

/** When a fresh enrollment is first due: after the idle time, and after a leading wait, both from the last activity. */
export function firstDueAt(definition: JourneyDefinition, checkout: { readonly updatedAt: Date }): Date {
  const idle = abandonedAt(checkout, definition.trigger.idleMinutes);
  const first = definition.steps[0];
  const waited = first?.kind === "wait" ? new Date(checkout.updatedAt.getTime() + first.minutes * MINUTE_MS) : idle;
  return waited > idle ? waited : idle;
}

function exitReason(facts: JourneyFacts, enrollment: EnrollmentState): ExitReason | null {
  if (!facts.campaignOn) return "campaign-off";
  if (hasOrdered(facts)) return "ordered";
  if (facts.consent.suppression === "unsubscribed") return "unsubscribed";
  if (facts.suspected) return "suspected-bot";
  if (enrollment.checkoutToken === null) return null;
  if (facts.checkout === null || facts.checkoutStatus === "deleted") return "checkout-deleted";
  if (facts.newerCheckoutToken !== null) return "newer-checkout";
  if (facts.customer.email === null) return "no-email";
  if (facts.checkout.lines.length === 0) return "cart-empty";
  return null;
}

/** Bought: this very checkout or cart, or anything since the checkout began. A cancelled or test order still says "bought". */
function hasOrdered({ checkout, checkoutStatus, orders }: JourneyFacts): boolean {
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
