import { setTimeout as sleepFor } from "node:timers/promises";
import type { Clock } from "../../../use-cases/ports/clock.ts";
import type { RateLimiter } from "../../../use-cases/ports/rate-limiter.ts";
import type { ShopApis } from "../../../use-cases/ports/shop-api.ts";
import { type AdminSource, createAdminClients } from "./admin-client.ts";
import type { Sleep } from "./transport.ts";
import { ask } from "./ask.ts";
import { readBulk } from "./bulk-file.ts";
import { bulkStatus, startBulk } from "./bulk.ts";
import { readChanged } from "./changed.ts";
import { unsubscribe } from "./consent.ts";
import { issueCode } from "./discounts.ts";
import { startFlow, tagCustomer } from "./effects.ts";
import { readProfile } from "./profile.ts";
import { readSegmentMembers, readSegments } from "./segments.ts";
import { readVariants } from "./variants.ts";

interface ShopApisInput {
  readonly shopify: AdminSource;
  /** dates what is observed */
  readonly clock: Clock;
  /** the shop's rate limit, shared with other processes; without one only Shopify itself limits */
  readonly limiter?: RateLimiter;
  /** called each time a token was renewed, for the operator's figures */
  readonly renewed?: () => unknown;
  /** real time */
  readonly sleep?: Sleep;
}

/** Every installed shop's Admin API, through its stored offline session. */
export function createShopApis({ shopify, clock, limiter, renewed = () => undefined, sleep = sleepFor }: ShopApisInput): ShopApis {
  const clientOf = createAdminClients({ ...shopify, renewed }, sleep, limiter ?? null);
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
        segments: () => readSegments(client),
        segmentMembers: (segmentId, after) => readSegmentMembers(client, segmentId, after),
        tagCustomer: (customerShopifyId, tags) => tagCustomer(client, customerShopifyId, tags),
        startFlow: (start) => startFlow(client, start),
        changed: (resource, walk) => readChanged(client, resource, walk),
        startBulk: (resource) => startBulk(client, resource),
        bulkStatus: (operationId) => bulkStatus(client, operationId),
        readBulk: (resource, file, fromByte) => readBulk(resource, file, fromByte),
      };
    },
  };
}
