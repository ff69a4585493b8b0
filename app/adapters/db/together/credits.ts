import type { Pool } from "pg";
import type { Touch } from "../../../domain/attribution/touch.ts";
import type { Order } from "../../../domain/orders/order.ts";
import type { AttributionRepository, OfferRepository } from "../../../use-cases/ports/shop-store.ts";
import { type BatchedCall, batchCalls } from "./call-batch.ts";
import { ask, each } from "./statements.ts";

type Offer = Awaited<ReturnType<OfferRepository["get"]>>;

/** Our codes among those that orders name: nearly all are the shop's own, and are told apart here at once. */
export function offersTogether(pool: Pool): (shop: string, alone: OfferRepository) => Pick<OfferRepository, "get"> {
  const get = batchCalls<BatchedCall<OfferRepository, { code: string }>, Offer>({
    together: async (calls) => {
      const rows = await ask<{ shop: string; code: string }>(pool, `
        SELECT o.shop, o.code FROM unnest($1::text[], $2::text[]) AS asked (shop, code) JOIN discount_codes o ON o.shop = asked.shop AND o.code = asked.code`, [each(calls, (one) => one.shop), each(calls, (one) => one.code)]);
      const ours = new Set(rows.map((row) => `${row.shop} ${row.code}`));
      return Promise.all(calls.map(async (one) => (ours.has(`${one.shop} ${one.code}`) ? one.repository.get(one.code) : null)));
    },
    alone: ({ repository, code }) => repository.get(code),
    key: ({ shop, code }) => `${shop} ${code}`,
  });
  return (shop, repository) => ({ get: (code) => get({ shop, repository, code }) });
}

/** Who of many people had a message of ours at all, and which orders a credit: the others need no second look. */
export function attributionsTogether(pool: Pool): (shop: string, alone: AttributionRepository) => Pick<AttributionRepository, "touches" | "updateAmount"> {
  const touches = batchCalls<BatchedCall<AttributionRepository, { customerId: string; since: Date }>, readonly Touch[]>({
    together: async (calls) => {
      const rows = await ask<{ shop: string; customerId: string }>(pool, `
        SELECT asked.shop, asked."customerId" FROM unnest($1::text[], $2::text[]) AS asked (shop, "customerId")
        WHERE EXISTS (SELECT 1 FROM messages m WHERE m.shop = asked.shop AND m."customerId" = asked."customerId")`, [each(calls, (one) => one.shop), each(calls, (one) => one.customerId)]);
      const written = new Set(rows.map((row) => `${row.shop} ${row.customerId}`));
      return Promise.all(calls.map(async (one) => (written.has(`${one.shop} ${one.customerId}`) ? one.repository.touches(one.customerId, one.since) : [])));
    },
    alone: ({ repository, customerId, since }) => repository.touches(customerId, since),
    key: ({ shop, customerId }) => `${shop} ${customerId}`,
  });
  const updateAmount = batchCalls<BatchedCall<AttributionRepository, { order: Order }>, void>({
    together: async (calls) => {
      const rows = await ask<{ shop: string; orderId: string }>(pool, `
        SELECT a.shop, a."orderId" FROM unnest($1::text[], $2::text[]) AS asked (shop, id) JOIN attributions a ON a.shop = asked.shop AND a."orderId" = asked.id`, [each(calls, (one) => one.shop), each(calls, (one) => one.order.id)]);
      const credited = new Set(rows.map((row) => `${row.shop} ${row.orderId}`));
      return Promise.all(calls.map(async (one) => (credited.has(`${one.shop} ${one.order.id}`) ? one.repository.updateAmount(one.order) : undefined)));
    },
    alone: ({ repository, order }) => repository.updateAmount(order),
    key: ({ shop, order }) => `${shop} ${order.id}`,
  });
  return (shop, repository) => ({
    touches: (customerId, since) => touches({ shop, repository, customerId, since }),
    updateAmount: (order) => updateAmount({ shop, repository, order }),
  });
}
