import { describeError } from "./describe-error.ts";
import { isErased } from "./is-erased.ts";
import type { Deps } from "./ports/deps.ts";
import type { DeliveryEvent, MessageRow } from "./ports/rows.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import { recordConsent } from "./record-consent.ts";

type Needs = Pick<Deps, "system" | "clock" | "queue" | "log">;

/**
 * Takes what the provider says became of messages, and says how many of it was new. Repeats and foreign messages change
 * nothing. A bounce, complaint or unsubscribe closes the address at once. Throws when the database is away; the provider repeats.
 */
export async function recordDeliveryEvents(deps: Needs, shop: string, events: readonly DeliveryEvent[]): Promise<number> {
  const store = deps.system.forShop(shop);
  let fresh = 0;
  let failure: unknown = null;
  for (const event of events) {
    try {
      if (await record(deps, store, event)) fresh += 1;
    } catch (error) {
      // One event that fails must not keep the others out; the whole delivery is refused and comes again.
      failure = error;
      deps.log.error({ shop, messageId: event.messageId, kind: event.kind, ...describeError(error) }, "a delivery event could not be recorded");
      await deps.system.ping();
    }
  }
  if (failure) throw failure;
  return fresh;
}

async function record(deps: Needs, store: ShopStore, event: DeliveryEvent): Promise<boolean> {
  const message = await store.messages.get(event.messageId);
  if (!message) return false;
  if (isErased(message)) return store.messages.applyEvent({ ...event, detail: bareDetail(event.detail) });
  // Consequences first: a crash in between is healed by the repeat, because the event is still new then.
  await closeAddress(deps, store, message, event);
  return store.messages.applyEvent(event);
}

/** What happened, without the provider's words: they may name the person. */
function bareDetail({ provider, event }: DeliveryEvent["detail"]): DeliveryEvent["detail"] {
  return { ...(provider === undefined ? {} : { provider }), ...(event === undefined ? {} : { event }) };
}

async function closeAddress(deps: Needs, store: ShopStore, message: MessageRow, event: DeliveryEvent): Promise<void> {
  const { customerId, channel, address } = message;
  if (event.kind === "bounced" && event.detail["temporary"] === true) return;
  if (event.kind === "bounced" || event.kind === "complained") {
    await store.customers.suppress(channel, address, event.kind, event.at);
    // whatever was decided of the person a moment ago is decided anew
    await store.enrollments.hasten(customerId, deps.clock.now());
  }
  if (event.kind !== "complained" && event.kind !== "unsubscribed") return;
  const customer = await store.customers.get(customerId);
  if (!customer) return;
  await recordConsent(deps, store, customer, {
    channel, state: "unsubscribed", source: "provider", at: event.at,
    evidence: { messageId: message.id, event: event.kind, ...(message.checkoutToken === null ? {} : { checkoutToken: message.checkoutToken }) },
  });
  await deps.queue.send("sync-unsubscribe", { shop: store.shop, customerId, at: event.at.toISOString() }, { once: `${store.shop}/${customerId}` });
}
