import type { Order } from "../orders/order.ts";
import type { Credit, Touch } from "./touch.ts";

const DAY_MS = 24 * 60 * 60_000;
/** How long after a touch an order counts: 5 days, as the field does, so that figures can be compared. */
export const ATTRIBUTION_WINDOW_DAYS = 5;

/**
 * Who gets the credit for an order: the message whose unique code it used; else the last click within the window
 * before it. Opens never count: machines open mails. Nothing after the order, no test order.
 */
export function creditOrder(order: Order, touches: readonly Touch[], windowDays: number = ATTRIBUTION_WINDOW_DAYS): Credit | null {
  if (order.test) return null;
  const byCode = touches.filter((touch) => touch.discountCode !== null && order.discountCodes.includes(touch.discountCode.toUpperCase()));
  const coded = latest(byCode);
  if (coded) return { messageId: coded.messageId, campaignId: coded.campaignId, evidence: "discount-code", touchedAt: coded.at };
  const from = order.createdAt.getTime() - windowDays * DAY_MS;
  const clicks = touches.filter((touch) => touch.kind !== "discount-code" && touch.at.getTime() >= from && touch.at <= order.createdAt);
  const last = latest(clicks);
  return last && { messageId: last.messageId, campaignId: last.campaignId, evidence: last.kind, touchedAt: last.at };
}

/** The latest touch; of two at once, the one back to the cart, then by message id, so that the answer does not depend on order. */
function latest(touches: readonly Touch[]): Touch | null {
  const rank = (touch: Touch): number => (touch.kind === "recovery-link" ? 1 : 0);
  const later = (a: Touch, b: Touch): number =>
    a.at.getTime() - b.at.getTime() || rank(a) - rank(b) || (a.messageId < b.messageId ? -1 : 1);
  return touches.reduce<Touch | null>((best, touch) => (best === null || later(touch, best) > 0 ? touch : best), null);
}
