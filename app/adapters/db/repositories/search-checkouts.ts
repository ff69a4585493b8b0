import { Prisma } from "../../../generated/prisma/client.ts";
import type { CheckoutRow, Page } from "../../../use-cases/ports/rows.ts";
import type { CheckoutRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { containing } from "../like.ts";
import { toCheckoutRow, type StoredCheckoutRow } from "../mappers/checkout-row.ts";
import { storable } from "../storable.ts";
import { CHECKOUT_ROWS, displayStatusSql } from "./checkout-query.ts";

type Filter = Parameters<CheckoutRepository["search"]>[0];
const LONGEST_QUERY = 200;
const LARGEST_PAGE = 250;

/** One page of a shop's checkouts, newest activity first; see CheckoutRepository.search. Pages count from 1; what is out of range is brought into it. */
export async function searchCheckouts({ prisma }: Database, shop: string, filter: Filter): Promise<Page<CheckoutRow>> {
  const pageSize = within(filter.pageSize, LARGEST_PAGE);
  const where = Prisma.sql`WHERE ${Prisma.join([Prisma.sql`c.shop = ${shop}`, ...textCondition(filter.query), ...statusCondition(filter)], " AND ")}`;
  const [counted] = await prisma.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM (${CHECKOUT_ROWS} ${where}) found`;
  const total = counted?.total ?? 0;
  const page = within(filter.page, Math.max(1, Math.ceil(total / pageSize)));
  const rows = await prisma.$queryRaw<StoredCheckoutRow[]>`${CHECKOUT_ROWS} ${where}
    ORDER BY c."updatedAt" DESC, c.token LIMIT ${pageSize}::int OFFSET ${(page - 1) * pageSize}::int`;
  return { rows: rows.map(toCheckoutRow), total, page, pageSize };
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
