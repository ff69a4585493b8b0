import type { Deps } from "./ports/deps.ts";
import type { MessageRow } from "./ports/rows.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import { idOf } from "./write-decision.ts";

const MINUTE_MS = 60_000;

/**
 * A link of a mail is followed: the click is recorded (once a minute per link; programs like to ask twice), and its
 * destination returned. Null for a link that is not ours, or a destination that is no web address. `counts`: whether this is a
 * reader; nothing is recorded of a program that only looks, so that it earns no credit.
 */
export async function followLink(deps: Pick<Deps, "system" | "links" | "clock">, token: string, { counts }: { readonly counts: boolean }): Promise<string | null> {
  const link = deps.links.read(token, "click");
  if (link?.kind !== "click") return null;
  const store = deps.system.forShop(link.shop);
  const message = await store.messages.get(link.messageId);
  const destination = message?.links[link.index];
  if (!message || destination === undefined || !isWebAddress(destination)) return null;
  if (!counts) return destination;
  const at = deps.clock.now();
  const way = (await leadsBack(store, message, destination)) ? "recovery" : "other";
  await store.messages.applyEvent({
    eventId: idOf("click", message.id, String(link.index), minuteOf(at)),
    messageId: message.id, kind: "clicked", at, detail: { link: way, index: link.index },
  });
  return destination;
}

/** The minute that an event counts in, so that a repeat within it is the same event. */
export function minuteOf(at: Date): string {
  return String(Math.floor(at.getTime() / MINUTE_MS));
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ["https:", "http:"].includes(new URL(text).protocol);
}

/** Whether a destination is the way back to the cart: the checkout's own link, or the permalink in its place. */
async function leadsBack(store: ShopStore, message: MessageRow, destination: string): Promise<boolean> {
  const { origin, pathname } = new URL(destination);
  if (pathname.startsWith("/cart/")) return true;
  const checkout = message.checkoutToken === null ? null : await store.checkouts.get(message.checkoutToken);
  if (!checkout?.recoveryUrl || !isWebAddress(checkout.recoveryUrl)) return false;
  const recovery = new URL(checkout.recoveryUrl);
  return recovery.origin === origin && recovery.pathname === pathname;
}
