import type { Ids } from "../../use-cases/ports/clock.ts";
import type { SystemStore } from "../../use-cases/ports/system-store.ts";
import type { Database } from "./database.ts";
import { createPrivacyStore } from "./privacy/privacy-store.ts";
import { createShopStore } from "./shop-store.ts";
import { markAbandonedIntents } from "./system/abandoned-intents.ts";
import { appendInbox } from "./system/append-inbox.ts";
import { claimDue } from "./system/claim-due.ts";
import { drainCompliance } from "./system/drain-compliance.ts";
import { readGauges } from "./system/gauges.ts";
import { makeInboxParts } from "./system/inbox-parts.ts";
import { drainInbox } from "./system/drain-inbox.ts";
import { drainSuspects } from "./system/drain-suspects.ts";
import { reserveSends } from "./system/reserve-sends.ts";
import { createTogether } from "./together/together.ts";
import { alone, lettingIn, readingSegments, shopsImporting, shopsLettingIn } from "./system/sync-claim.ts";
import { grantScopes, install, installedShops, uninstall } from "./system/installation.ts";

export interface SystemStoreOptions {
  readonly ids: Ids;
  /** secret of the keyed hash under which suppressed addresses are kept */
  readonly addressKey: Buffer;
}

/** The store over all shops on PostgreSQL. */
export function createSystemStore(database: Database, { addressKey, ids }: SystemStoreOptions): SystemStore {
  const process = ids.next();
  return {
    forShop: (shop) => createShopStore(database, shop, addressKey),
    together: () => createTogether(database, addressKey, (shop) => createShopStore(database, shop, addressKey)),
    appendInbox: (webhooks) => appendInbox(database, webhooks),
    drainInbox: (limit, work) => drainInbox(database, process, limit, work),
    drainSuspects: (limit, work) => drainSuspects(database, process, limit, work),
    drainCompliance: (limit, work) => drainCompliance(database, process, limit, work),
    privacy: createPrivacyStore(database, addressKey),
    claimDue: (now, owner, leaseMs, limit) => claimDue(database, { now, owner, leaseMs, limit }),
    install: (profile, at) => install(database, profile, at),
    uninstall: (shop, at) => uninstall(database, shop, at),
    grantScopes: (shop, scopes) => grantScopes(database, shop, scopes),
    installedShops: () => installedShops(database),
    reserveSends: (shop, windows, count) => reserveSends(database, shop, windows, count),
    markAbandonedIntents: (olderThanMs, now) => markAbandonedIntents(database, olderThanMs, now),
    alone: (shop, work) => alone(database, shop, work),
    shopsImporting: () => shopsImporting(database),
    lettingIn: (shop, work) => lettingIn(database, shop, work),
    readingSegments: (shop, work) => readingSegments(database, shop, work),
    shopsLettingIn: (now) => shopsLettingIn(database, now),
    makeInboxParts: () => makeInboxParts(database),
    gauges: () => readGauges(database),
    ping: () => ping(database),
  };
}

const PING_TIMEOUT_MS = 3_000;

async function ping({ pool }: Database): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`database: no answer within ${PING_TIMEOUT_MS} ms`)), PING_TIMEOUT_MS);
  });
  try {
    await Promise.race([pool.query("SELECT 1"), late]);
  } finally {
    clearTimeout(timer);
  }
}
