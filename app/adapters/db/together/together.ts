import type { CampaignRepository, ShopStore } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { checkoutsTogether } from "./checkouts.ts";
import { attributionsTogether, offersTogether } from "./credits.ts";
import { customersTogether } from "./customers.ts";
import { decidedTogether } from "./decided.ts";
import { decisionsTogether } from "./decisions.ts";
import { enrollmentsTogether } from "./enrollments.ts";
import { exposuresTogether } from "./exposures.ts";
import { messagesTogether } from "./messages.ts";
import { ordersTogether } from "./orders.ts";
import { variantsTogether } from "./variants.ts";
import { versionsTogether } from "./versions.ts";

/**
 * Stores for many things at once: what is called at the same moment, of whichever shop, becomes one statement. What each
 * call does and answers is the same as with an ordinary store; calls that have no common form go the ordinary way.
 * Campaigns and the time of installation are read once: to be used for one batch of work, then dropped.
 */
export function createTogether(database: Database, addressKey: Buffer, storeOf: (shop: string) => ShopStore): (shop: string) => ShopStore {
  const { pool } = database;
  const [customers, checkouts, orders, enrollments, decisions, offers, attributions, versions] = [
    customersTogether(database, addressKey), checkoutsTogether(pool), ordersTogether(pool), enrollmentsTogether(pool), decisionsTogether(pool), offersTogether(pool), attributionsTogether(pool), versionsTogether(pool),
  ];
  const [decided, messages, exposures, variants] = [decidedTogether(database, addressKey), messagesTogether(database), exposuresTogether(database), variantsTogether(pool)];
  const made = new Map<string, ShopStore>();
  return (shop) => {
    const known = made.get(shop);
    if (known) return known;
    const store = storeOf(shop);
    const together: ShopStore = {
      ...store,
      customers: { ...store.customers, ...customers(shop, store.customers) },
      checkouts: { ...store.checkouts, ...checkouts(shop, store.checkouts) },
      orders: { ...store.orders, ...orders(shop, store.orders) },
      enrollments: { ...store.enrollments, ...enrollments(shop, store.enrollments), ...decided(shop, store.enrollments) },
      messages: { ...store.messages, ...messages(shop, store.messages) },
      exposures: { ...store.exposures, ...exposures(shop, store.exposures) },
      variants: { ...store.variants, ...variants(shop, store.variants) },
      decisions: { ...store.decisions, ...decisions(shop, store.decisions) },
      offers: { ...store.offers, ...offers(shop, store.offers) },
      attributions: { ...store.attributions, ...attributions(shop, store.attributions) },
      versions: { ...store.versions, ...versions(shop, store.versions) },
      campaigns: { ...store.campaigns, ...readOnce(store.campaigns) },
      sync: { ...store.sync, installedAt: once(() => store.sync.installedAt()) },
    };
    made.set(shop, together);
    return together;
  };
}

function readOnce(campaigns: CampaignRepository): Pick<CampaignRepository, "list" | "version"> {
  const versions = new Map<string, ReturnType<CampaignRepository["version"]>>();
  return {
    list: once(() => campaigns.list()),
    version(id, version) {
      const key = `${id} ${version}`;
      const known = versions.get(key) ?? campaigns.version(id, version);
      versions.set(key, known);
      return known;
    },
  };
}

function once<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | null = null;
  return () => (answer ??= ask());
}
