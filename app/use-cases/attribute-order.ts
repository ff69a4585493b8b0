import { ATTRIBUTION_WINDOW_DAYS, creditOrder } from "../domain/attribution/credit.ts";
import type { Credit } from "../domain/attribution/touch.ts";
import type { Order } from "../domain/orders/order.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import { decision, idOf } from "./write-decision.ts";

const DAY_MS = 24 * 60 * 60_000;
/** A code may be valid for 60 days, far longer than a click counts; the window of clicks is the domain's. */
const LOOK_BACK_DAYS = 60 + ATTRIBUTION_WINDOW_DAYS;

/**
 * Credits an order to the message that brought it, at most once; later calls carry refunds, edits and cancellation into
 * the amount. `customerIds`: everybody the order may belong to. Test orders are never credited.
 */
export async function attributeOrder(store: ShopStore, order: Order, customerIds: readonly string[]): Promise<Credit | null> {
  if (order.test) return null;
  const people = new Set([...customerIds, ...(await redeemCodes(store, order))]);
  const since = new Date(order.createdAt.getTime() - LOOK_BACK_DAYS * DAY_MS);
  const touches = (await Promise.all([...people].map((id) => store.attributions.touches(id, since)))).flat();
  const credit = creditOrder(order, touches);
  const message = credit && (await store.messages.get(credit.messageId));
  if (!credit || !message) {
    await store.attributions.updateAmount(order);
    return null;
  }
  if ((await store.attributions.credit(order, message.customerId, credit)) === "updated") return credit;
  await store.decisions.append([
    decision(idOf("attributed", store.shop, order.id), "attributed", {
      customerId: message.customerId, enrollmentId: message.enrollmentId, campaignId: message.campaignId, checkoutToken: message.checkoutToken,
      stepId: message.stepId, messageId: message.id, at: order.createdAt,
      detail: { order: order.name, evidence: credit.evidence, amountMinor: order.total.minor, currency: order.total.currency },
    }),
  ]);
  return credit;
}

/** Marks our codes in the order as used, and says whom they were made for: a code may have been passed on. */
async function redeemCodes(store: ShopStore, order: Order): Promise<readonly string[]> {
  const owners: string[] = [];
  for (const code of order.discountCodes) {
    const offer = await store.offers.get(code);
    if (!offer) continue;
    await store.offers.markRedeemed(offer.code, order.createdAt);
    owners.push(offer.customerId);
  }
  return owners;
}
