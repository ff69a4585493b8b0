import { Prisma } from "../../../generated/prisma/client.ts";
import type { SaidMember } from "../../../use-cases/ports/journey-store.ts";
import type { Database } from "../database.ts";

interface Row {
  readonly customerId: string;
  readonly member: boolean;
}

/** Keeps who came in or left: the newest word about each person wins, in any order of arrival. See SegmentRepository.remember. */
export async function rememberMembers(database: Database, shop: string, segmentId: string, said: readonly SaidMember[]): Promise<{ readonly entered: readonly string[]; readonly left: readonly string[] }> {
  const newest = [...Map.groupBy(said, (one) => one.customerId).values()].map((some) => some.reduce((best, one) => (isNewer(one, best) ? one : best)));
  return write(database, shop, segmentId, newest, Prisma.sql`(excluded.since, NOT excluded.member) > (kept.since, NOT kept.member)`);
}

/** Of two words of one moment the one that somebody left counts. */
function isNewer(one: SaidMember, other: SaidMember): boolean {
  return one.at > other.at || (one.at.getTime() === other.at.getTime() && !one.member);
}

/** A page of a reading: who is a member already stays one since then, and newer words than the reading stand. See SegmentRepository.sawMembers. */
export async function sawMembers(database: Database, shop: string, segmentId: string, customerIds: readonly string[], readFrom: Date): Promise<readonly string[]> {
  const said = customerIds.map((customerId) => ({ customerId, member: true, at: readFrom }));
  const { entered } = await write(database, shop, segmentId, said, Prisma.sql`excluded.since > kept.since AND NOT kept.member`);
  await database.prisma.segmentMembership.updateMany({ where: { shop, segmentId, customerId: { in: [...customerIds] } }, data: { seenAt: readFrom } });
  return entered;
}

async function write({ prisma }: Database, shop: string, segmentId: string, said: readonly SaidMember[], wins: Prisma.Sql): Promise<{ readonly entered: readonly string[]; readonly left: readonly string[] }> {
  const before = await membersAmong({ prisma }, shop, segmentId, said.map((one) => one.customerId));
  const rows = await prisma.$queryRaw<Row[]>`
    INSERT INTO segment_memberships AS kept (shop, "customerId", "segmentId", member, since)
    SELECT c.shop, c.id, ${segmentId}, s.member, s.at
    FROM jsonb_to_recordset(${JSON.stringify(said)}::jsonb) AS s ("customerId" text, member boolean, at timestamptz)
    JOIN customers c ON c.shop = ${shop} AND c.id = s."customerId" ORDER BY c.id
    ON CONFLICT (shop, "customerId", "segmentId") DO UPDATE SET member = excluded.member, since = excluded.since WHERE ${wins}
    RETURNING "customerId", member`;
  const changed = rows.filter((row) => row.member !== before.has(row.customerId));
  return { entered: changed.filter((row) => row.member).map((row) => row.customerId), left: changed.filter((row) => !row.member).map((row) => row.customerId) };
}

/** Ends a reading. Who came in after it began cannot have been seen in it. See SegmentRepository.endReading. */
export async function endReading({ prisma }: Database, shop: string, segmentId: string, readFrom: Date): Promise<readonly string[]> {
  const rows = await prisma.$queryRaw<{ customerId: string }[]>`
    UPDATE segment_memberships SET member = false, since = ${readFrom}::timestamptz
    WHERE shop = ${shop} AND "segmentId" = ${segmentId} AND member AND since < ${readFrom}::timestamptz AND ("seenAt" IS NULL OR "seenAt" < ${readFrom}::timestamptz)
    RETURNING "customerId"`;
  await prisma.segment.updateMany({ where: { shop, id: segmentId }, data: { readAt: readFrom, readFrom: null, cursor: null } });
  return rows.map((row) => row.customerId);
}

async function membersAmong({ prisma }: Pick<Database, "prisma">, shop: string, segmentId: string, customerIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await prisma.segmentMembership.findMany({ where: { shop, segmentId, member: true, customerId: { in: [...customerIds] } }, select: { customerId: true } });
  return new Set(rows.map((row) => row.customerId));
}
