import type { EntryWalk, EntryWalkRepository, PersonMoments } from "../../../use-cases/ports/journey-store.ts";
import { type EntryWalk as Stored, Prisma } from "../../../generated/prisma/client.ts";
import type { Database } from "../database.ts";

/** People whom campaigns of one shop let in by a job. */
export function createEntryWalks(database: Database, shop: string): EntryWalkRepository {
  const { prisma } = database;
  return {
    async plan(campaignId, dueAt) {
      const fresh = { dueAt, cursor: null, looked: 0, entered: 0, endedAt: null };
      await prisma.entryWalk.upsert({ where: { shop_campaignId: { shop, campaignId } }, create: { shop, campaignId, ...fresh }, update: fresh });
    },
    async drop(campaignId) {
      await prisma.entryWalk.deleteMany({ where: { shop, campaignId, endedAt: null } });
    },
    async get(campaignId) {
      const row = await prisma.entryWalk.findUnique({ where: { shop_campaignId: { shop, campaignId } } });
      return row && toWalk(row);
    },
    async due(now) {
      return (await prisma.entryWalk.findMany({ where: { shop, endedAt: null, dueAt: { lte: now } }, orderBy: [{ dueAt: "asc" }, { campaignId: "asc" }] })).map(toWalk);
    },
    async save(campaignId, from, { cursor, looked, entered }) {
      const { count } = await prisma.entryWalk.updateMany({ where: { shop, campaignId, cursor: from, endedAt: null }, data: { cursor, looked: { increment: looked }, entered: { increment: entered } } });
      return count > 0;
    },
    async end(campaignId, at) {
      await prisma.entryWalk.updateMany({ where: { shop, campaignId, endedAt: null }, data: { endedAt: at } });
    },
    people: (after, limit, orders) => moments(database, Prisma.sql`
      SELECT c.shop, c.id, c.since FROM customers c WHERE c.shop = ${shop} AND c.id > ${after ?? ""} AND c.email IS NOT NULL AND c."joinedInto" IS NULL ORDER BY c.id LIMIT ${limit}::int`, orders),
    async momentsOf(customerId) {
      return (await moments(database, Prisma.sql`SELECT c.shop, c.id, c.since FROM customers c WHERE c.shop = ${shop} AND c.id = ${customerId}`, true))[0] ?? null;
    },
    async checkouts(since, after, limit) {
      const rows = await prisma.$queryRaw<{ token: string }[]>`
        SELECT token FROM checkouts WHERE shop = ${shop} AND "updatedAt" >= ${since}::timestamptz AND token > ${after ?? ""}
          AND status = 'open' AND "completedAt" IS NULL AND "customerId" IS NOT NULL
        ORDER BY token LIMIT ${limit}::int`;
      return rows.map((row) => row.token);
    },
  };
}

interface Moments {
  readonly customerId: string;
  readonly since: Date | null;
  readonly firstId: string | null;
  readonly firstAt: Date | null;
  readonly lastId: string | null;
  readonly lastAt: Date | null;
}

const NO_ORDERS = Prisma.sql`SELECT p.id AS "customerId", p.since, NULL::text AS "firstId", NULL::timestamptz AS "firstAt", NULL::text AS "lastId", NULL::timestamptz AS "lastAt" FROM page p ORDER BY p.id`;

const REAL = Prisma.sql`o.shop = p.shop AND o."customerId" = p.id AND NOT o.test AND o."cancelledAt" IS NULL`;

const ORDERS = Prisma.sql`
  SELECT p.id AS "customerId", p.since, f.id AS "firstId", f."createdAt" AS "firstAt", l.id AS "lastId", l."createdAt" AS "lastAt" FROM page p
  LEFT JOIN LATERAL (SELECT o.id, o."createdAt" FROM orders o WHERE ${REAL} ORDER BY o."createdAt", o.id LIMIT 1) f ON true
  LEFT JOIN LATERAL (SELECT o.id, o."createdAt" FROM orders o WHERE ${REAL} ORDER BY o."createdAt" DESC, o.id DESC LIMIT 1) l ON true
  ORDER BY p.id`;

async function moments({ prisma }: Database, page: Prisma.Sql, orders: boolean): Promise<readonly PersonMoments[]> {
  const rows = await prisma.$queryRaw<Moments[]>`WITH page AS MATERIALIZED (${page}) ${orders ? ORDERS : NO_ORDERS}`;
  return rows.map(({ customerId, since, firstId, firstAt, lastId, lastAt }) => ({
    customerId, since,
    firstOrder: firstId !== null && firstAt ? { id: firstId, createdAt: firstAt } : null,
    lastOrder: lastId !== null && lastAt ? { id: lastId, createdAt: lastAt } : null,
  }));
}

function toWalk({ shop: _shop, ...row }: Stored): EntryWalk {
  return row;
}
