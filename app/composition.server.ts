import { loadDataKeys } from "./adapters/db/data-keys.ts";
import { createDatabase } from "./adapters/db/database.ts";
import { createRateLimiter } from "./adapters/db/rate-limiter.ts";
import { createSystemStore } from "./adapters/db/system-store.ts";
import { createSignedLinks } from "./adapters/links/signed-links.ts";
import { createLog } from "./adapters/log/pino-log.ts";
import { createMailers } from "./adapters/mail/mailers.ts";
import { createRenderer } from "./adapters/mail/renderer.ts";
import { createWebhooks } from "./adapters/outbound/webhooks.ts";
import { orderedIds } from "./adapters/ordered-ids.ts";
import { createQueue, type RunningQueue } from "./adapters/queue/queue.ts";
import { createShopify } from "./adapters/shopify/app.ts";
import { createSessionStorage } from "./adapters/shopify/encrypted-session-storage.ts";
import { createFactReader } from "./adapters/shopify/fact-reader.ts";
import { createTokenCipher } from "./adapters/shopify/token-cipher.ts";
import { createShopApis } from "./adapters/shopify/shop-api/shop-apis.ts";
import type { Config } from "./config/config.ts";
import { deriveKeys } from "./config/keys.ts";
import { DEFAULT_HOLDOUT } from "./domain/journeys/library-campaign.ts";
import { installShop } from "./use-cases/install-shop.ts";
import { jobHandlers } from "./use-cases/job-handlers.ts";
import { requestImport } from "./use-cases/request-import.ts";
import type { Clock } from "./use-cases/ports/clock.ts";
import type { Deps, Log } from "./use-cases/ports/deps.ts";
import type { JobQueue } from "./use-cases/ports/queue.ts";

/** The wired application: what use cases need, and what the doors need besides. */
export interface Application extends Deps {
  readonly config: Config;
  /** what `shopifyApp(…)` of Shopify's library returned */
  readonly shopify: ReturnType<typeof createShopify>;
  readonly queue: RunningQueue;
  /** share of people whom new campaigns leave alone at most, 0 to 1 */
  readonly holdout: number;
  /** how many access tokens this process has renewed */
  readonly tokenRenewals: () => number;
  /** Ends the queue and all connections. */
  close(): Promise<void>;
}

export interface CompositionInput {
  /** with the address of a database that has been migrated */
  readonly config: Config & { readonly databaseUrl: string };
  /** business time; tokens, signatures, leases and the queue keep real time */
  readonly clock: Clock;
  readonly log?: Log;
  /** share of people whom new campaigns leave alone at most, 0 to 1 */
  readonly holdout?: number;
}

/** The queue as its own jobs see it: there by the time they run. */
function later(queue: () => JobQueue): JobQueue {
  return { send: (...job) => queue().send(...job) };
}

/** Ties ports to adapters, once per process, for web and worker alike. Of the database it reads only the data keys; the rest connects on first use. */
export async function composition({ config, clock, log = createLog({ level: config.logLevel }), holdout = DEFAULT_HOLDOUT }: CompositionInput): Promise<Application> {
  const masters = config.encryptionKeyPrevious ? [config.encryptionKey, config.encryptionKeyPrevious] : [config.encryptionKey];
  const tokenKeys = masters.map((master) => deriveKeys(master).tokens);
  const ids = orderedIds;
  const database = createDatabase(config.databaseUrl);
  const keys = await loadDataKeys(database, createTokenCipher(tokenKeys), deriveKeys(masters.at(-1) ?? config.encryptionKey));
  const system = createSystemStore(database, { ids, addressKey: keys.addresses });
  const sessionStorage = createSessionStorage(database.prisma, tokenKeys);
  if (config.encryptionKeyPrevious) log.info({ resealed: await sessionStorage.reseal() }, "access tokens are sealed with the new key; ENCRYPTION_KEY_PREVIOUS can be removed once every process has it");
  const shopify = createShopify({
    config,
    sessionStorage,
    onInstall: async (shop: string) => {
      await installShop({ system, shops, clock }, shop, { holdout });
      await requestImport({ system, queue }, shop);
    },
  });
  let tokenRenewals = 0;
  const shops = createShopApis({ shopify, clock, limiter: createRateLimiter(database), renewed: () => (tokenRenewals += 1) });
  const mailers = createMailers(config.mail);
  const queue: RunningQueue = createQueue({ databaseUrl: config.databaseUrl, handlers: jobHandlers({ system, shops, clock, ids, log, queue: later(() => queue), retention: config.retention }), log });
  return {
    config,
    clock,
    ids,
    log,
    system,
    shops,
    shopify,
    queue,
    holdout,
    tokenRenewals: () => tokenRenewals,
    mailers,
    renderer: createRenderer(),
    links: createSignedLinks({ key: keys.links, baseUrl: config.shopify.appUrl }),
    facts: createFactReader(),
    webhooks: createWebhooks({ key: keys.webhooks, allowedHosts: config.webhookAllowedHosts }),
    async close() {
      await queue.stop();
      mailers.close();
      await database.close();
    },
  };
}
