import type { Collection, Product, Shop, Variant } from "../../world/types.ts";
import type { World } from "../../world/world.ts";

/** The shop that the storefront serves. */
export interface Store {
  readonly world: World;
  readonly shopDomain: string;
  /** with scheme, without a trailing slash */
  readonly storefrontUrl: string;
}

/** Throws if the world has no such shop: seed the catalog first. */
export function shopOf(store: Store): Shop {
  const shop = store.world.documents.get<Shop>("shop", store.shopDomain);
  if (!shop) throw new Error(`the world has no shop ${store.shopDomain}`);
  return shop;
}

export const variantOf = (store: Store, id: string): Variant | null => store.world.documents.get<Variant>("variant", id);
export const productOf = (store: Store, id: string): Product | null => store.world.documents.get<Product>("product", id);
export const variantsOf = (store: Store, product: Product): Variant[] => product.variantIds.flatMap((id) => variantOf(store, id) ?? []);
export const collections = (store: Store): Collection[] => store.world.documents.list<Collection>("collection");
export const activeProducts = (store: Store): Product[] => store.world.documents.list<Product>("product").filter((p) => p.status === "ACTIVE");

export const productByHandle = (store: Store, handle: string): Product | null => activeProducts(store).find((p) => p.handle === handle) ?? null;

/** Whether `quantity` pieces may be sold now: what is not counted, or may be oversold, always may. */
export function mayBeSold(variant: Variant, quantity = 1): boolean {
  return !variant.tracked || variant.inventoryPolicy === "CONTINUE" || variant.inventoryQuantity >= quantity;
}

/** The most that one cart may hold of it. */
export function mostOf(variant: Variant): number {
  return variant.tracked && variant.inventoryPolicy === "DENY" ? Math.max(0, variant.inventoryQuantity) : 99;
}
