import { currentConsent } from "../domain/consent/legal-basis.ts";
import type { Channel, ConsentRecord } from "../domain/consent/marketing-consent.ts";
import type { FactVersion } from "../domain/facts/version.ts";
import type { ShopStore } from "./ports/shop-store.ts";

/** What was known of one person and cart to be true at a time. What was never observed by then is absent. */
export interface FactsAsOf {
  readonly consent: ConsentRecord | null;
  readonly lines: FactVersion | null;
  /** by variant id */
  readonly stock: ReadonlyMap<string, FactVersion>;
  readonly prices: ReadonlyMap<string, FactVersion>;
}

export interface About {
  readonly customerId: string | null;
  readonly channel: Channel;
  readonly checkoutToken: string | null;
  readonly variantIds: readonly string[];
}

/** Looks back on what decisions were made on: consent, lines, stock and prices at `at`, up to VERSIONS_KEPT_DAYS ago. */
export async function factsAsOf(store: Pick<ShopStore, "customers" | "versions">, about: About, at: Date): Promise<FactsAsOf> {
  const { customerId, channel, checkoutToken, variantIds } = about;
  const [records, lines, stock, prices] = await Promise.all([
    customerId === null ? [] : store.customers.consents(customerId, channel),
    checkoutToken === null ? new Map<string, FactVersion>() : store.versions.asOf("checkout-lines", [checkoutToken], at),
    store.versions.asOf("stock", variantIds, at),
    store.versions.asOf("price", variantIds, at),
  ]);
  return { consent: currentConsent(records.filter((one) => one.at <= at), channel), lines: (checkoutToken !== null && lines.get(checkoutToken)) || null, stock, prices };
}
