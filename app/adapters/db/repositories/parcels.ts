import type { Pool } from "pg";
import type { ParcelNews } from "../../../domain/orders/parcel.ts";
import { flag, text, time } from "../mappers/columns.ts";
import type { Columns, NewerWins } from "../newer-wins.ts";
import { writeNewerTogether } from "../together/write-newer-together.ts";
import { onOneConnection } from "../transaction.ts";

/** Each source of each parcel by its own newest word. */
const PARCEL_RULE: NewerWins = { table: "parcels", key: ["shop", "orderId", "parcelId", "source"], at: "at", prefer: ["deliveredAt"], joined: {} };

/** An order of a shop. */
export interface OrderKey {
  readonly shop: string;
  readonly id: string;
}

/** Keeps what is said of parcels, and lets their orders, where they are known, say the same. News must differ in parcel or source. */
export async function saveParcels(pool: Pool, news: readonly (ParcelNews & { readonly shop: string })[]): Promise<void> {
  if (news.length === 0) return;
  await writeNewerTogether(pool, PARCEL_RULE, news.map(columnsOf));
  // also where nothing was newer: an earlier attempt may have come no further than this
  await foldParcels(pool, news.map(({ shop, orderId }) => ({ shop, id: orderId })));
}

/** Lets orders that have just come say what was known of their parcels before. */
export async function foldWaitingParcels(pool: Pool, orders: readonly OrderKey[]): Promise<void> {
  if (orders.length === 0) return;
  const { rows } = await pool.query<OrderKey>(
    `SELECT DISTINCT p.shop, p."orderId" AS id FROM unnest($1::text[], $2::text[]) AS asked (shop, id) JOIN parcels p ON p.shop = asked.shop AND p."orderId" = asked.id`, keysOf(orders));
  if (rows.length > 0) await foldParcels(pool, rows);
}

/**
 * An order and its parcels are written by different statements, each followed by this: whichever is last sees both. The
 * orders are locked before their parcels are read, so that two who meet do not write what one of them saw first.
 */
async function foldParcels(pool: Pool, orders: readonly OrderKey[]): Promise<void> {
  await onOneConnection(pool, async (client) => {
    const known = await client.query<OrderKey>(
      `SELECT o.shop, o.id FROM orders o WHERE (o.shop, o.id) IN (SELECT * FROM unnest($1::text[], $2::text[])) ORDER BY o.shop, o.id FOR UPDATE`, keysOf(orders));
    if (known.rows.length > 0) await client.query(FOLD, keysOf(known.rows));
  });
}

/**
 * A carrier knows better than the shop's own record when it delivered. A parcel that was cancelled is none. An order is
 * promised for when the last of what is under way is; not at all where one of those parcels is not.
 */
const FOLD = `
  WITH asked AS (SELECT * FROM unnest($1::text[], $2::text[]) AS asked (shop, id)),
  each AS (
    SELECT a.shop, a.id, COALESCE(max(p."deliveredAt") FILTER (WHERE p.source = 'carrier'), max(p."deliveredAt")) AS delivered, max(p."expectedAt") AS expected
    FROM asked a JOIN parcels p ON p.shop = a.shop AND p."orderId" = a.id GROUP BY a.shop, a.id, p."parcelId" HAVING NOT bool_or(p.cancelled)),
  folded AS (
    SELECT a.shop, a.id, count(e.delivered)::int AS delivered, CASE WHEN count(e.*) = count(e.delivered) THEN max(e.delivered) END AS "deliveredAt", CASE WHEN bool_and(e.delivered IS NOT NULL OR e.expected IS NOT NULL) THEN max(e.expected) FILTER (WHERE e.delivered IS NULL) END AS "expectedAt"
    FROM asked a LEFT JOIN each e ON e.shop = a.shop AND e.id = a.id GROUP BY a.shop, a.id)
  UPDATE orders o SET "parcelsDelivered" = f.delivered, "parcelsDeliveredAt" = f."deliveredAt", "parcelsExpectedAt" = f."expectedAt" FROM folded f
  WHERE o.shop = f.shop AND o.id = f.id
    AND (o."parcelsDelivered", o."parcelsDeliveredAt", o."parcelsExpectedAt") IS DISTINCT FROM (f.delivered, f."deliveredAt", f."expectedAt")`;

function keysOf(orders: readonly OrderKey[]): [string[], string[]] {
  return [orders.map((one) => one.shop), orders.map((one) => one.id)];
}

function columnsOf({ shop, orderId, parcelId, source, at, cancelled, deliveredAt, expectedAt }: ParcelNews & { readonly shop: string }): Columns {
  return {
    shop: text(shop), orderId: text(orderId), parcelId: text(parcelId), source: text(source),
    at: time(at), cancelled: flag(cancelled), deliveredAt: time(deliveredAt), expectedAt: time(expectedAt),
  };
}
