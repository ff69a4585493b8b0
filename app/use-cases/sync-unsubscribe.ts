import type { Deps } from "./ports/deps.ts";

/** Tells Shopify that a person unsubscribed, so that the shop's other mails respect it too. Throws ShopUnreachable, to be tried again. */
export async function syncUnsubscribe(
  deps: Pick<Deps, "system" | "shops" | "log">,
  input: { readonly shop: string; readonly customerId: string; readonly at: string },
): Promise<void> {
  const store = deps.system.forShop(input.shop);
  const profile = await store.settings.profile();
  const customer = await store.customers.get(input.customerId);
  // A guest whom Shopify does not know as a customer has no consent there that could be taken back.
  if (!profile?.installed || !customer?.shopifyId) return;
  const api = await deps.shops.for(input.shop);
  await api.unsubscribe(customer.shopifyId, new Date(input.at));
  deps.log.info({ shop: input.shop, customerId: input.customerId }, "unsubscribe told to the shop");
}
