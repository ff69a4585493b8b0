import type { Pool } from "pg";
import type { Checkout, CheckoutStatus } from "../../../domain/carts/checkout.ts";
import { isPartial, partialToken } from "../../../domain/carts/partial-checkout.ts";
import type { Neighbours, Suspicion } from "../../../domain/customers/bot-score.ts";
import type { ShopifyMail } from "../../../domain/journeys/facts.ts";
import type { Checkout as Stored } from "../../../generated/prisma/client.ts";
import type { CheckoutRow } from "../../../use-cases/ports/rows.ts";
import type { CheckoutRepository } from "../../../use-cases/ports/shop-store.ts";
import { checkoutColumns, toCheckoutRow } from "../mappers/checkout-row.ts";
import { CHECKOUT_RULE, outrankedBy } from "../repositories/checkouts.ts";
import { neighboursOf } from "../repositories/neighbours.ts";
import { storable } from "../storable.ts";
import { type BatchedCall, batchCalls } from "./call-batch.ts";
import { ask, byCall, each } from "./statements.ts";
import { writeNewerTogether } from "./write-newer-together.ts";

type Batched = Pick<CheckoutRepository, "upsert" | "get" | "byCartToken" | "neighbours" | "suspect" | "setStatus" | "noteShopifyMail">;
type Of<Call> = BatchedCall<CheckoutRepository, Call>;

/** Checkouts, many calls at once. */
export function checkoutsTogether(pool: Pool): (shop: string, alone: CheckoutRepository) => Batched {
  const upsert = batchCalls<Of<{ checkout: Checkout; customerId: string | null }>, "new" | "changed" | "stale">({
    together: (calls) => upsertAll(pool, calls),
    alone: ({ repository, checkout, customerId }) => repository.upsert(checkout, customerId),
    key: ({ shop, checkout }) => `${shop} ${checkout.token}`,
  });
  const get = batchCalls<Of<{ token: string }>, CheckoutRow | null>({
    together: async (calls) => (await find(pool, "token", calls.map((one) => [one.shop, one.token]))).map((rows) => rows[0] ?? null),
    alone: ({ repository, token }) => repository.get(token),
    key: ({ shop, token }) => `${shop} ${token}`,
  });
  const byCartToken = batchCalls<Of<{ cartToken: string }>, readonly CheckoutRow[]>({
    together: (calls) => find(pool, "cartToken", calls.map((one) => [one.shop, one.cartToken])),
    alone: ({ repository, cartToken }) => repository.byCartToken(cartToken),
    key: ({ shop, cartToken }) => `${shop} ${cartToken}`,
  });
  const neighbours = batchCalls<Of<{ checkout: Pick<Checkout, "token" | "createdAt"> }>, Neighbours>({
    together: (calls) => neighboursOf(pool, calls),
    alone: ({ repository, checkout }) => repository.neighbours(checkout),
    key: ({ shop, checkout }) => `${shop} ${checkout.token}`,
  });
  const suspect = batchCalls<Suspected, void>({
    together: (calls) => suspectAll(pool, calls),
    alone: ({ repository, token, suspicions, suspected }) => repository.suspect(token, suspicions, suspected),
    key: ({ shop, token }) => `${shop} ${token}`,
  });
  const setStatus = batchCalls<Of<{ token: string; status: CheckoutStatus; at: Date }>, void>({
    together: (calls) => setAll(pool, calls),
    alone: ({ repository, token, status, at }) => repository.setStatus(token, status, at),
    key: ({ shop, token }) => `${shop} ${token}`,
  });
  const noteShopifyMail = batchCalls<Of<{ token: string; mail: ShopifyMail }>, void>({
    together: (calls) => noteAll(pool, calls),
    alone: ({ repository, token, mail }) => repository.noteShopifyMail(token, mail),
    key: ({ shop, token }) => `${shop} ${token}`,
  });
  return (shop, repository) => ({
    noteShopifyMail: (token, mail) => noteShopifyMail({ shop, repository, token, mail }),
    upsert: (checkout, customerId) => upsert({ shop, repository, checkout, customerId }),
    get: (token) => get({ shop, repository, token }),
    byCartToken: (cartToken) => byCartToken({ shop, repository, cartToken }),
    neighbours: (checkout) => neighbours({ shop, repository, checkout }),
    suspect: (token, suspicions, suspected) => suspect({ shop, repository, token, suspicions, suspected }),
    setStatus: (token, status, at) => setStatus({ shop, repository, token, status, at }),
  });
}

async function noteAll(pool: Pool, calls: readonly Of<{ token: string; mail: ShopifyMail }>[]): Promise<void[]> {
  await ask(pool, `
    UPDATE checkouts c SET "shopifyMail" = said.mail FROM unnest($1::text[], $2::text[], $3::text[]) AS said (shop, token, mail) WHERE c.shop = said.shop AND c.token = said.token`, [
    each(calls, (one) => one.shop), each(calls, (one) => one.token), each(calls, (one) => one.mail),
  ]);
  return calls.map(() => undefined);
}

type Suspected = Of<{ token: string; suspicions: readonly Suspicion[]; suspected: boolean }>;

async function suspectAll(pool: Pool, calls: readonly Suspected[]): Promise<void[]> {
  await ask(pool, `
    UPDATE checkouts c SET suspicions = said.suspicions::jsonb, suspected = said.suspected
    FROM unnest($1::text[], $2::text[], $3::text[], $4::boolean[]) AS said (shop, token, suspicions, suspected) WHERE c.shop = said.shop AND c.token = said.token`, [
    each(calls, (one) => one.shop), each(calls, (one) => one.token), each(calls, (one) => JSON.stringify(one.suspicions)), each(calls, (one) => one.suspected),
  ]);
  return calls.map(() => undefined);
}

type Upsert = Of<{ checkout: Checkout; customerId: string | null }>;

/** Throws where one of them was known in part under another token: to take that over is work for one alone. */
async function upsertAll(pool: Pool, calls: readonly Upsert[]): Promise<("new" | "changed" | "stale")[]> {
  if (await knowsPartOf(pool, calls)) throw new Error("a checkout is known in part: write them one by one");
  const written = await writeNewerTogether(pool, CHECKOUT_RULE, calls.map((one) => checkoutColumns(one.shop, one.checkout, one.customerId)));
  const inserted = new Map(written.map((row) => [`${row.shop} ${row.key}`, row.inserted]));
  const nameOf = ({ shop, checkout }: Upsert): string => `${shop} ${checkout.token}`;
  const old = calls.filter((one) => !inserted.has(nameOf(one)));
  const filled = new Set(old.length === 0 ? [] : await fillAll(pool, old));
  return calls.map((one) => (inserted.has(nameOf(one)) ? (inserted.get(nameOf(one)) ? "new" : "changed") : filled.has(nameOf(one)) ? "changed" : "stale"));
}

async function knowsPartOf(pool: Pool, calls: readonly Upsert[]): Promise<boolean> {
  const named = calls.filter(({ checkout }) => checkout.shopifyId !== null && !isPartial(checkout));
  const rows = await ask(pool, "SELECT 1 FROM unnest($1::text[], $2::text[]) AS asked (shop, token) JOIN checkouts c ON c.shop = asked.shop AND c.token = asked.token LIMIT 1", [
    each(named, (one) => one.shop), each(named, (one) => partialToken(storable(one.checkout.shopifyId ?? ""))),
  ]);
  return rows.length > 0;
}

/** What even old news may add: whose it is, and that it was bought. */
async function fillAll(pool: Pool, calls: readonly Upsert[]): Promise<string[]> {
  const rows = await ask<{ shop: string; token: string }>(pool, `
    UPDATE checkouts c SET "customerId" = COALESCE(c."customerId", said."customerId"), "completedAt" = LEAST(c."completedAt", said."completedAt")
    FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) AS said (shop, token, "customerId", "completedAt")
    WHERE c.shop = said.shop AND c.token = said.token
      AND (c."customerId", c."completedAt") IS DISTINCT FROM (COALESCE(c."customerId", said."customerId"), LEAST(c."completedAt", said."completedAt"))
    RETURNING c.shop, c.token`, [each(calls, (one) => one.shop), each(calls, (one) => one.checkout.token), each(calls, (one) => one.customerId), each(calls, (one) => one.checkout.completedAt)]);
  return rows.map((row) => `${row.shop} ${row.token}`);
}

/** By one of their names; newest first where there may be several. */
async function find(pool: Pool, column: "token" | "cartToken", wanted: readonly (readonly [shop: string, name: string])[]): Promise<CheckoutRow[][]> {
  const rows = await ask<Stored & { n: number }>(pool, `
    SELECT (asked.n - 1)::int AS n, found.* FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked (shop, name, n),
    LATERAL (SELECT c.* FROM checkouts c WHERE c.shop = asked.shop AND c."${column}" = asked.name) found
    ORDER BY asked.n, found."createdAt" DESC, found.token`, [each(wanted, ([shop]) => shop), each(wanted, ([, name]) => name)]);
  return byCall(wanted, rows).map((found) => found.map(toCheckoutRow));
}

async function setAll(pool: Pool, calls: readonly Of<{ token: string; status: CheckoutStatus; at: Date }>[]): Promise<void[]> {
  await ask(pool, `
    UPDATE checkouts c SET status = said.status,
      "deletedAt" = CASE WHEN said.status = 'deleted' THEN said.at ELSE c."deletedAt" END,
      "completedAt" = CASE WHEN said.status IN ('purchased', 'recovered') THEN LEAST(c."completedAt", said.at) ELSE c."completedAt" END
    FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[]) AS said (shop, token, status, at, outranked)
    WHERE c.shop = said.shop AND c.token = said.token AND (c.status = ANY(string_to_array(said.outranked, ','))
      OR (c.status = said.status AND said.status IN ('purchased', 'recovered') AND c."completedAt" > said.at))`, [
    each(calls, (one) => one.shop), each(calls, (one) => one.token), each(calls, (one) => one.status), each(calls, (one) => one.at), each(calls, (one) => outrankedBy(one.status).join(",")),
  ]);
  return calls.map(() => undefined);
}
