import type { SegmentRepository } from "../../../use-cases/ports/journey-store.ts";
import type { Database } from "../database.ts";
import { storable } from "../storable.ts";
import { endReading, rememberMembers, sawMembers } from "./segment-members.ts";

/** Shopify's segments of one shop. */
export function createSegments(database: Database, shop: string): SegmentRepository {
  const { prisma } = database;
  const write = async (segments: readonly { readonly id: string; readonly name: string; readonly query: string; readonly deleted: boolean }[], at: Date): Promise<void> => {
    await prisma.$executeRaw`
      INSERT INTO segments AS kept (shop, id, name, query, "updatedAt", "deletedAt")
      SELECT ${shop}, s.id, s.name, s.query, ${at}::timestamptz, CASE WHEN s.deleted THEN ${at}::timestamptz END
      FROM jsonb_to_recordset(${JSON.stringify(storable(segments))}::jsonb) AS s (id text, name text, query text, deleted boolean)
      ON CONFLICT (shop, id) DO UPDATE SET "updatedAt" = excluded."updatedAt", "deletedAt" = excluded."deletedAt",
        name = CASE WHEN excluded.name = '' THEN kept.name ELSE excluded.name END, query = CASE WHEN excluded.name = '' THEN kept.query ELSE excluded.query END
      WHERE excluded."updatedAt" >= kept."updatedAt"`;
  };
  return {
    async list() {
      const rows = await prisma.segment.findMany({ where: { shop, deletedAt: null }, orderBy: [{ name: "asc" }, { id: "asc" }] });
      return rows.map(({ id, name, query }) => ({ id, name, query }));
    },
    async save(segments, at) {
      if (segments.length > 0) await write(segments.map(({ id, name, query }) => ({ id, name, query, deleted: false })), at);
      await prisma.segment.updateMany({ where: { shop, id: { notIn: segments.map((one) => one.id) }, deletedAt: null, updatedAt: { lt: at } }, data: { deletedAt: at, updatedAt: at } });
    },
    change: (segment, at) => write([segment], at),
    remember: (segmentId, said) => rememberMembers(database, shop, segmentId, said),
    async members(segmentId, after, limit) {
      const rows = await prisma.$queryRaw<{ customerId: string }[]>`
        SELECT "customerId" FROM segment_memberships WHERE shop = ${shop} AND "segmentId" = ${segmentId} AND member AND "customerId" > ${after ?? ""}
        ORDER BY "customerId" LIMIT ${limit}::int`;
      return rows.map((row) => row.customerId);
    },
    async reading(id) {
      return prisma.segment.findUnique({ where: { shop_id: { shop, id } }, select: { readAt: true, readFrom: true, cursor: true } });
    },
    async saveReading(id, readFrom, cursor) {
      await prisma.segment.updateMany({ where: { shop, id }, data: { readFrom, cursor } });
    },
    sawMembers: (segmentId, customerIds, readFrom) => sawMembers(database, shop, segmentId, customerIds, readFrom),
    endReading: (segmentId, readFrom) => endReading(database, shop, segmentId, readFrom),
  };
}
