import type { z } from "zod";
import type { ShopFact } from "../../../use-cases/ports/fact-reader.ts";
import type { InboxItem } from "../../../use-cases/ports/system-store.ts";
import { list, payload, text } from "./fields.ts";
import { PayloadRefused } from "./refusal.ts";

/** shop/update and app/uninstalled: the shop itself. What changed is read from the Admin API. */
export const shopPayload = payload({ myshopify_domain: text });
type Raw = z.infer<typeof shopPayload>;

export function readShopChanged(raw: Raw, _arrived: Date, item: InboxItem): readonly ShopFact[] {
  refuseForeign(raw, item);
  return [{ kind: "shop-changed" }];
}

export function readUninstalled(raw: Raw, _arrived: Date, item: InboxItem): readonly ShopFact[] {
  refuseForeign(raw, item);
  return [{ kind: "uninstalled" }];
}

/** app/scopes_update: what the merchant granted, and what it was before. It does not name the shop. */
export const scopesPayload = payload({ current: list(text) });

export function readScopes(raw: z.infer<typeof scopesPayload>): readonly ShopFact[] {
  return [{ kind: "scopes-changed", scopes: raw.current.filter((one) => one !== null) }];
}

/** The signature covers the body, not the shop header: another shop's body under this header must not uninstall this shop. */
function refuseForeign(raw: Raw, item: InboxItem): void {
  if (raw.myshopify_domain && raw.myshopify_domain.toLowerCase() !== item.shop) throw new PayloadRefused("myshopify_domain is text, expected the shop of the header");
}
