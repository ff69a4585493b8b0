import { minuteOf } from "./follow-link.ts";
import { isErased } from "./is-erased.ts";
import type { Deps } from "./ports/deps.ts";
import { recordConsent } from "./record-consent.ts";
import { idOf } from "./write-decision.ts";

type Needs = Pick<Deps, "system" | "links" | "clock" | "queue">;

/**
 * Somebody wants no more marketing mails: the address is closed at once, it is on record, their journeys end, and Shopify
 * is told. Safe to repeat. "unknown-link" for a token that is not ours.
 */
export async function unsubscribe(deps: Needs, token: string): Promise<"done" | "unknown-link"> {
  const link = deps.links.read(token, "unsubscribe");
  const store = link && deps.system.forShop(link.shop);
  const message = link && store && (await store.messages.get(link.messageId));
  if (!store || !message) return "unknown-link";
  const at = deps.clock.now();
  const { customerId, channel, address, checkoutToken } = message;
  // Erased: the address is not known any more, and was closed when it was erased.
  if (isErased(message)) return "done";
  // First and by itself: whatever else fails, nobody is written to at this address again.
  await store.customers.suppress(channel, address, "unsubscribed", at);
  // nor is what was decided for them a moment ago sent
  await store.enrollments.hasten(customerId, at);
  const customer = await store.customers.get(customerId);
  if (customer) {
    await recordConsent(deps, store, customer, {
      channel, state: "unsubscribed", source: "unsubscribe-link", at,
      evidence: { messageId: message.id, ...(checkoutToken === null ? {} : { checkoutToken }) },
    });
    await deps.queue.send("sync-unsubscribe", { shop: store.shop, customerId, at: at.toISOString() }, { once: `${store.shop}/${customerId}` });
  }
  await store.messages.applyEvent({ eventId: idOf("unsubscribe", message.id, minuteOf(at)), messageId: message.id, kind: "unsubscribed", at, detail: {} });
  return "done";
}
