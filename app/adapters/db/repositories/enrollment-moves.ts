import type { EnrollmentState } from "../../../domain/journeys/facts.ts";
import type { Standing } from "../../../use-cases/ports/journey-store.ts";
import type { Database } from "../database.ts";
import { type Kept, toKept } from "../mappers/enrollment-row.ts";

/** All that a person ever had in one campaign. See EnrollmentRepository.inCampaign. */
export async function enrollmentsOf({ prisma }: Database, shop: string, campaignId: string, customerId: string): Promise<readonly Kept[]> {
  const rows = await prisma.enrollment.findMany({ where: { shop, campaignId, customerId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map(toKept);
}

/** An open enrollment begins anew about something else. See EnrollmentRepository.redirect. */
export async function redirectEnrollment({ prisma }: Database, shop: string, id: string, to: Pick<EnrollmentState, "orderId" | "occasion" | "stepEnteredAt" | "createdAt">, dueAt: Date): Promise<boolean> {
  const changed = await prisma.$executeRaw`
    UPDATE enrollments e SET "orderId" = ${to.orderId}::text, occasion = ${to.occasion}, "stepIndex" = 0, "stepEnteredAt" = ${to.stepEnteredAt}::timestamptz,
      "createdAt" = ${to.createdAt}::timestamptz, "dueAt" = ${dueAt}::timestamptz, revision = revision + 1
    WHERE shop = ${shop} AND id = ${id} AND status = 'open' AND NOT EXISTS (
      SELECT 1 FROM enrollments o WHERE o.shop = e.shop AND o."campaignId" = e."campaignId" AND o."customerId" = e."customerId" AND o.occasion = ${to.occasion} AND o.id <> e.id)`;
  return changed > 0;
}

/** How many open enrollments of a campaign stand where. */
export async function standing({ prisma }: Database, shop: string, campaignId: string): Promise<readonly Standing[]> {
  return prisma.$queryRaw<Standing[]>`
    SELECT "campaignVersion", "stepIndex", count(*)::int AS count FROM enrollments
    WHERE shop = ${shop} AND "campaignId" = ${campaignId} AND status = 'open' GROUP BY 1, 2 ORDER BY 1, 2`;
}

interface Moving {
  readonly campaignId: string;
  readonly from: Pick<Standing, "campaignVersion" | "stepIndex">;
  readonly to: Pick<Standing, "campaignVersion" | "stepIndex"> & { readonly shiftMs: number };
  readonly now: Date;
  readonly limit: number;
}

/**
 * A page of open enrollments goes to another version, with a row in each timeline. Their revision moves, so that what a
 * worker is deciding on the old version at this moment is not written, but decided anew on the new one.
 */
export async function moveOpen({ prisma }: Database, shop: string, { campaignId, from, to, now, limit }: Moving): Promise<number> {
  return prisma.$executeRaw`
    WITH page AS (
      SELECT id FROM enrollments WHERE shop = ${shop} AND "campaignId" = ${campaignId} AND status = 'open'
        AND "campaignVersion" = ${from.campaignVersion}::int AND "stepIndex" = ${from.stepIndex}::int
      ORDER BY id LIMIT ${limit}::int FOR NO KEY UPDATE),
    moved AS (
      UPDATE enrollments e SET "campaignVersion" = ${to.campaignVersion}::int, "stepIndex" = ${to.stepIndex}::int, "dueAt" = LEAST(e."dueAt", ${now}::timestamptz), revision = e.revision + 1,
        "stepEnteredAt" = CASE WHEN e."stepEnteredAt" > ${now}::timestamptz THEN e."stepEnteredAt" + ${to.shiftMs}::float8 * interval '1 ms' ELSE e."stepEnteredAt" END
      FROM page WHERE e.shop = ${shop} AND e.id = page.id RETURNING e.id, e."customerId", e."checkoutToken")
    INSERT INTO decisions (shop, id, "customerId", "enrollmentId", "campaignId", "checkoutToken", at, kind, detail)
    SELECT ${shop}, md5(${`moved ${to.campaignVersion} `} || id), "customerId", id, ${campaignId}, "checkoutToken", ${now}::timestamptz, 'moved', ${JSON.stringify({ version: to.campaignVersion })}::jsonb
    FROM moved ON CONFLICT (shop, id) DO UPDATE SET at = excluded.at`;
}
