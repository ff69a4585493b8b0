import type { Verdict } from "../domain/customers/bot-score.ts";
import { applyCheckout } from "./apply-checkout.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopStore } from "./ports/shop-store.ts";

/**
 * The merchant says whether a checkout is a real shopper's; that outranks every sign. A real one is treated from now on as
 * if nothing had been suspected; the journeys of the other kind end. False when the shop has no such checkout.
 */
export async function judgeShopper(deps: Pick<Deps, "clock" | "ids">, store: ShopStore, token: string, verdict: Verdict): Promise<boolean> {
  if (!(await store.checkouts.judge(token, verdict, deps.clock.now()))) return false;
  const checkout = await store.checkouts.get(token);
  if (!checkout) return false;
  if (verdict === "not-person") {
    if (checkout.customerId !== null) await store.enrollments.hasten(checkout.customerId, deps.clock.now());
    return true;
  }
  const { customerShopifyId: shopifyId, email, phone, firstName, lastName, locale, country, updatedAt: at } = checkout;
  const person = (shopifyId ?? email ?? phone) === null ? null : { shopifyId, email, phone, firstName, lastName, locale, country, at };
  await applyCheckout(deps, store, checkout, person, { topic: "merchant", webhookId: "" });
  return true;
}
