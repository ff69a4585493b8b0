import type { AppLoadContext } from "@remix-run/node";
import type { Application } from "../composition.server.ts";
import type { ShopStore } from "../use-cases/ports/shop-store.ts";

/** A merchant's request: who they are is proven by Shopify's session token, and `store` reaches their shop alone. */
export interface Merchant {
  readonly app: Application;
  readonly shop: string;
  readonly store: ShopStore;
  /** business time of the request */
  readonly now: Date;
}

/**
 * Every loader and action of the admin starts here. Throws the Response that Shopify's library wants instead of a page:
 * a redirect to the bounce page, 401 for a bad session token, 410 for bots.
 */
export async function merchant({ request, context }: { readonly request: Request; readonly context: AppLoadContext }): Promise<Merchant> {
  const { app } = context;
  const { session } = await app.shopify.authenticate.admin(request);
  return { app, shop: session.shop, store: app.system.forShop(session.shop), now: app.clock.now() };
}
