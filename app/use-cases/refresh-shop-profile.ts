import type { Deps } from "./ports/deps.ts";

/** The shop's name, address, currency or zone may have changed: read them again. Throws ShopUnreachable. */
export async function refreshShopProfile(deps: Pick<Deps, "system" | "shops" | "clock">, input: { readonly shop: string }): Promise<void> {
  const store = deps.system.forShop(input.shop);
  const known = await store.settings.profile();
  if (!known?.installed) return;
  const api = await deps.shops.for(input.shop);
  await store.settings.saveProfile(await api.profile(), deps.clock.now());
}
