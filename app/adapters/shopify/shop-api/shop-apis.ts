import type { Clock } from "../../../use-cases/ports/clock.ts";
import type { ShopApis } from "../../../use-cases/ports/shop-api.ts";
import { type AdminSource, createAdminClients } from "./admin-client.ts";
import { ask } from "./ask.ts";
import { unsubscribe } from "./consent.ts";
import { issueCode } from "./discounts.ts";
import { readProfile } from "./profile.ts";
import { readVariants } from "./variants.ts";

/** Every installed shop's Admin API, through its stored offline session. The clock dates what is observed. */
export function createShopApis({ shopify, clock }: { readonly shopify: AdminSource; readonly clock: Clock }): ShopApis {
  const clientOf = createAdminClients(shopify);
  return {
    async for(shop) {
      const client = clientOf(shop);
      const now = () => clock.now();
      return {
        profile: () => readProfile(client, shop),
        ask: (questions) => ask(client, questions, now),
        variants: (ids) => readVariants(client, ids, now),
        issueCode: (offer, title) => issueCode(client, offer, title),
        unsubscribe: (customerShopifyId, at) => unsubscribe(client, customerShopifyId, at),
      };
    },
  };
}
