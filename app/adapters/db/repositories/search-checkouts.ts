import { Prisma } from "../../../generated/prisma/client.ts";
import type { CountedCheckout, Page } from "../../../use-cases/ports/rows.ts";
import type { CheckoutRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { containing } from "../like.ts";
import { type CountedCheckoutRow, toCountedCheckout } from "../mappers/checkout-row.ts";
import { storable } from "../storable.ts";
import { COUNTED_CHECKOUTS, counted, displayStatusSql } from "./checkout-query.ts";

type Filter = Parameters<CheckoutRepository["search"]>[0];
const LONGEST_QUERY = 200;
const LARGEST_PAGE = 250;

/** One page of a shop's checkouts, newest activity first; see CheckoutRepository.search. Pages count from 1; what is out of range is brought into it. */
export async function searchCheckouts({ prisma }: Database, shop: string, filter: Filter): Promise<Page<CountedCheckout>> {
  const pageSize = within(filter.pageSize, LARGEST_PAGE);
  const found = await findPage(prisma, foundBy(shop, filter), filter.page, pageSize);
  const total = found[0]?.total ?? 0;
  const tokens = found.flatMap((row) => row.token ?? []);
  const rows = await prisma.$queryRaw<CountedCheckoutRow[]>`${COUNTED_CHECKOUTS} WHERE c.shop = ${shop} AND c.token = ANY(${tokens}::text[]) ORDER BY c."updatedAt" DESC, c.token`;
  return { rows: rows.map(toCountedCheckout), total, page: within(filter.page, lastPage(total, pageSize)), pageSize };
}

/** The checkouts that fit, worked out once where that is work. Only a status needs what stands beside every one of them. */
function foundBy(shop: string, filter: Filter): Prisma.Sql {
  const status = statusCondition(filter);
  const conditions = [...textCondition(filter.query), ...status];
  const once = conditions.length > 0 ? Prisma.sql`MATERIALIZED` : Prisma.sql`NOT MATERIALIZED`;
  const beside = status.length > 0 ? counted() : Prisma.empty;
  return Prisma.sql`found AS ${once} (SELECT c.token, c."updatedAt" FROM checkouts c ${beside} WHERE ${Prisma.join([Prisma.sql`c.shop = ${shop}`, ...conditions], " AND ")})`;
}

/** How many there are, beside each token of the page; one row without a token when there are none. */
function findPage(prisma: Database["prisma"], found: Prisma.Sql, page: number, pageSize: number): Promise<readonly { readonly total: number; readonly token: string | null }[]> {
  const wanted = within(page, Number.MAX_SAFE_INTEGER / LARGEST_PAGE);
  return prisma.$queryRaw`
    WITH ${found}, counted AS (SELECT count(*)::int AS total FROM found)
    SELECT counted.total, page.token FROM counted LEFT JOIN LATERAL (
      SELECT token FROM found ORDER BY "updatedAt" DESC, token
      LIMIT ${pageSize}::int OFFSET (LEAST(${wanted}::float8, GREATEST(1, ceil(counted.total / ${pageSize}::float8))) - 1)::bigint * ${pageSize}::int) page ON true`;
}

function lastPage(total: number, pageSize: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

/** E-mail, name and product titles contain the words, whatever their case; %, _ and \ mean themselves. */
function textCondition(query: string): Prisma.Sql[] {
  const words = storable(query).trim().slice(0, LONGEST_QUERY);
  if (words === "") return [];
  const pattern = containing(words);
  return [
    Prisma.sql`(c.email ILIKE ${pattern} OR concat_ws(' ', c."firstName", c."lastName") ILIKE ${pattern}
      OR EXISTS (SELECT 1 FROM jsonb_array_elements(c.lines) line WHERE line ->> 'title' ILIKE ${pattern})
      OR EXISTS (SELECT 1 FROM customers p WHERE p.shop = c.shop AND p.id = c."customerId" AND (p.email ILIKE ${pattern} OR concat_ws(' ', p."firstName", p."lastName") ILIKE ${pattern})))`,
  ];
}

function statusCondition(filter: Filter): Prisma.Sql[] {
  return filter.status.length === 0 ? [] : [Prisma.sql`${displayStatusSql(filter.abandonedBefore)} = ANY(${[...filter.status]}::text[])`];
}

function within(number: number, most: number): number {
  return Number.isFinite(number) ? Math.min(Math.max(1, Math.trunc(number)), most) : 1;
}
