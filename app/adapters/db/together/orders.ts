import type { Pool } from "pg";
import type { Order } from "../../../domain/orders/order.ts";
import type { ParcelNews } from "../../../domain/orders/parcel.ts";
import type { Order as Stored } from "../../../generated/prisma/client.ts";
import type { OrderRepository } from "../../../use-cases/ports/shop-store.ts";
import { orderColumns, toOrder } from "../mappers/order-row.ts";
import { ORDER_RULE } from "../repositories/orders.ts";
import { foldWaitingParcels, saveParcels } from "../repositories/parcels.ts";
import { type BatchedCall, batchCalls } from "./call-batch.ts";
import { ask, byCall, each } from "./statements.ts";
import { writeNewerTogether } from "./write-newer-together.ts";

type Batched = Pick<OrderRepository, "upsert" | "get" | "sawParcel" | "ofCheckout">;
type Of<Call> = BatchedCall<OrderRepository, Call>;
type Kept = Awaited<ReturnType<OrderRepository["get"]>>;

/** Orders, many calls at once. */
export function ordersTogether(pool: Pool): (shop: string, alone: OrderRepository) => Batched {
  const upsert = batchCalls<Of<{ order: Order; customerId: string | null }>, "new" | "changed" | "stale">({
    together: (calls) => upsertAll(pool, calls),
    alone: ({ repository, order, customerId }) => repository.upsert(order, customerId),
    key: ({ shop, order }) => `${shop} ${order.id}`,
  });
  const get = batchCalls<Of<{ id: string }>, Kept>({
    together: (calls) => getAll(pool, calls),
    alone: ({ repository, id }) => repository.get(id),
    key: ({ shop, id }) => `${shop} ${id}`,
  });
  const sawParcel = batchCalls<Of<{ news: ParcelNews }>, void>({
    together: async (calls) => {
      await saveParcels(pool, calls.map(({ shop, news }) => ({ shop, ...news })));
      return calls.map(() => undefined);
    },
    alone: ({ repository, news }) => repository.sawParcel(news),
    key: ({ shop, news }) => `${shop} ${news.orderId} ${news.parcelId} ${news.source}`,
  });
  const ofCheckout = batchCalls<Bought, readonly Order[]>({
    together: (calls) => ofCheckouts(pool, calls),
    alone: ({ repository, token, cartToken }) => repository.ofCheckout(token, cartToken),
    key: ({ shop, token }) => `${shop} ${token}`,
  });
  return (shop, repository) => ({
    upsert: (order, customerId) => upsert({ shop, repository, order, customerId }),
    get: (id) => get({ shop, repository, id }),
    sawParcel: (news) => sawParcel({ shop, repository, news }),
    ofCheckout: (token, cartToken) => ofCheckout({ shop, repository, token, cartToken }),
  });
}

type Bought = Of<{ token: string; cartToken: string | null }>;
type Upsert = Of<{ order: Order; customerId: string | null }>;

async function upsertAll(pool: Pool, calls: readonly Upsert[]): Promise<("new" | "changed" | "stale")[]> {
  const written = await writeNewerTogether(pool, ORDER_RULE, calls.map((one) => orderColumns(one.shop, one.order, one.customerId)));
  await foldWaitingParcels(pool, written.filter((one) => one.inserted).map(({ shop, key }) => ({ shop, id: key })));
  const inserted = new Map(written.map((row) => [`${row.shop} ${row.key}`, row.inserted]));
  const nameOf = ({ shop, order }: Upsert): string => `${shop} ${order.id}`;
  const old = calls.filter((one) => one.customerId !== null && !inserted.has(nameOf(one)));
  const filled = new Set(old.length === 0 ? [] : await fillAll(pool, old));
  return calls.map((one) => (inserted.has(nameOf(one)) ? (inserted.get(nameOf(one)) ? "new" : "changed") : filled.has(nameOf(one)) ? "changed" : "stale"));
}

/** Even old news may say whose an order is. */
async function fillAll(pool: Pool, calls: readonly Upsert[]): Promise<string[]> {
  const rows = await ask<{ shop: string; id: string }>(pool, `
    UPDATE orders o SET "customerId" = said."customerId" FROM unnest($1::text[], $2::text[], $3::text[]) AS said (shop, id, "customerId")
    WHERE o.shop = said.shop AND o.id = said.id AND o."customerId" IS NULL RETURNING o.shop, o.id`, [each(calls, (one) => one.shop), each(calls, (one) => one.order.id), each(calls, (one) => one.customerId)]);
  return rows.map((row) => `${row.shop} ${row.id}`);
}

async function getAll(pool: Pool, calls: readonly Of<{ id: string }>[]): Promise<Kept[]> {
  const rows = await ask<Stored & { n: number }>(pool, `
    SELECT (asked.n - 1)::int AS n, o.* FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked (shop, id, n) JOIN orders o ON o.shop = asked.shop AND o.id = asked.id`, [each(calls, (one) => one.shop), each(calls, (one) => one.id)]);
  return byCall(calls, rows).map(([row]) => (row ? { ...toOrder(row), customerId: row.customerId } : null));
}

/** One branch per index. */
async function ofCheckouts(pool: Pool, calls: readonly Bought[]): Promise<Order[][]> {
  const rows = await ask<Stored & { n: number }>(pool, `
    WITH asked AS (SELECT (n - 1)::int AS n, shop, token, "cartToken" FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS asked (shop, token, "cartToken", n)),
    found AS (
      SELECT a.n, o.shop, o.id FROM asked a JOIN orders o ON o.shop = a.shop AND o."checkoutToken" = a.token
      UNION
      SELECT a.n, o.shop, o.id FROM asked a JOIN orders o ON o.shop = a.shop AND o."cartToken" = a."cartToken")
    SELECT f.n, o.* FROM found f JOIN orders o ON o.shop = f.shop AND o.id = f.id ORDER BY f.n, o."createdAt", o.id`,
  [each(calls, (one) => one.shop), each(calls, (one) => one.token), each(calls, (one) => one.cartToken)]);
  return byCall(calls, rows).map((found) => found.map(toOrder));
}
