import { partsOf, planImport, saveImport } from "./import-parts.ts";
import type { Walk } from "../../../domain/sync/comparison.ts";
import { SYNC_RESOURCES, type SyncResource } from "../../../domain/sync/resource.ts";
import { type Checkout, Prisma, type SyncState } from "../../../generated/prisma/client.ts";
import type { ComparisonRow, SyncRepository } from "../../../use-cases/ports/sync-store.ts";
import type { Database } from "../database.ts";
import { toCheckoutRow } from "../mappers/checkout-row.ts";

/** How far one shop's facts are in step with the shop. */
export function createSync(database: Database, shop: string): SyncRepository {
  const { prisma } = database;
  return {
    async installedAt() {
      const row = await prisma.shop.findUnique({ where: { shop }, select: { installedAt: true, uninstalledAt: true } });
      return row && row.uninstalledAt === null ? row.installedAt : null;
    },
    async comparisons() {
      const rows = await prisma.syncState.findMany({ where: { shop } });
      return SYNC_RESOURCES.map((resource) => toComparison(resource, rows.find((row) => row.resource === resource)));
    },
    saveWalk: (resource, walk, repaired, at) => saveWalk(database, shop, { resource, walk, repaired, at }),
    imports: () => partsOf(database, shop),
    planImport: (installedAt) => planImport(database, shop, installedAt),
    saveImport: (resource, change) => saveImport(database, shop, resource, change),
    async lastActivity() {
      const [row] = await prisma.$queryRaw<{ ms: number | null }[]>`
        SELECT (extract(epoch FROM clock_timestamp() - GREATEST("lastReceivedAt",
          (SELECT i."receivedAt" FROM inbox i WHERE i.shop = ${shop} AND i.state = 'pending' ORDER BY i.id DESC LIMIT 1))) * 1000)::float8 AS ms
        FROM shops WHERE shop = ${shop}`;
      return typeof row?.ms === "number" ? Math.max(0, row.ms) : null;
    },
    async unreadable() {
      return prisma.inboxRow.count({ where: { shop, state: "quarantined" } });
    },
    leftBeforeInstallation: (since, limit) => leftBefore(database, shop, since, limit),
    async asked() {
      const row = await prisma.shop.findUnique({ where: { shop }, select: { earlierAskedAt: true, earlierEnrolled: true } });
      return row?.earlierAskedAt ? { at: row.earlierAskedAt, enrolled: row.earlierEnrolled } : null;
    },
    async saveAsked(at, enrolled) {
      await prisma.shop.updateMany({ where: { shop }, data: { earlierAskedAt: at, earlierEnrolled: { increment: enrolled } } });
    },
  };
}

function toComparison(resource: SyncResource, row: SyncState | undefined): ComparisonRow {
  const walk = row?.since && row.until ? { since: row.since, until: row.until, cursor: row.cursor, walked: row.walked } : null;
  return {
    resource, walk, goodUntil: row?.goodUntil ?? null, checkedAt: row?.checkedAt ?? null,
    repaired: Number(row?.repaired ?? 0), repairedAt: row?.repairedAt ?? null,
  };
}

interface Step {
  readonly resource: SyncResource;
  readonly walk: Walk | { readonly goodUntil: Date };
  readonly repaired: number;
  readonly at: Date;
}

async function saveWalk({ prisma }: Database, shop: string, { resource, walk, repaired, at }: Step): Promise<void> {
  const ended = "goodUntil" in walk;
  const columns = ended
    ? { goodUntil: walk.goodUntil, checkedAt: at, since: null, until: null, cursor: null, walked: 0 }
    : { since: walk.since, until: walk.until, cursor: walk.cursor, walked: walk.walked };
  const repairedAt = repaired > 0 ? { repairedAt: at } : {};
  await prisma.syncState.upsert({
    where: { shop_resource: { shop, resource } },
    create: { shop, resource, ...columns, repaired, ...repairedAt },
    update: { ...columns, repaired: { increment: repaired }, ...repairedAt },
  });
}

async function leftBefore({ prisma }: Database, shop: string, since: Date, limit: number): Promise<CheckoutRows> {
  const newest = Prisma.sql`
    SELECT DISTINCT ON (o."customerId") o.token, o."updatedAt" FROM checkouts o JOIN shops s ON s.shop = o.shop
    WHERE o.shop = ${shop} AND o.status = 'open' AND o."completedAt" IS NULL AND o."customerId" IS NOT NULL
      AND o."updatedAt" >= ${since}::timestamptz AND o."updatedAt" < s."installedAt"
    ORDER BY o."customerId", o."createdAt" DESC, o.token`;
  const rows = await prisma.$queryRaw<Checkout[]>`
    SELECT c.* FROM checkouts c WHERE c.shop = ${shop} AND c.token IN (SELECT token FROM (${newest}) n ORDER BY n."updatedAt" DESC LIMIT ${limit}::int) ORDER BY c."updatedAt" DESC, c.token`;
  return rows.map(toCheckoutRow);
}
type CheckoutRows = Awaited<ReturnType<SyncRepository["leftBeforeInstallation"]>>;
