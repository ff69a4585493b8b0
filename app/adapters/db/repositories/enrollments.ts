import type { Enrollment as Stored } from "../../../generated/prisma/client.ts";
import type { DecisionRow } from "../../../use-cases/ports/rows.ts";
import type { Claim, EnrollmentRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { toEnrollment } from "../mappers/enrollment-row.ts";
import { enrollmentsOf, moveOpen, redirectEnrollment, standing } from "./enrollment-moves.ts";
import { type Outcome, settleEnrollments } from "./enrollment-commits.ts";
import { releaseClaims, renewClaims } from "./holding.ts";
import { journeyFacts } from "./journey-facts.ts";

/** Where each person stands in each journey. */
export function createEnrollments(database: Database, shop: string, addressKey: Buffer): EnrollmentRepository {
  const { prisma } = database;
  const settle = async (claim: Claim, enrollmentId: string, outcome: Outcome, decisions: readonly DecisionRow[], giveBack: boolean): Promise<boolean> =>
    (await settleEnrollments(database, [{ shop, claim, enrollmentId, outcome, decisions, giveBack }]))[0]!;
  return {
    async open(state, dueAt) {
      // the lock on the shop keeps an uninstall from missing this row
      const rows = await prisma.$queryRaw<Stored[]>`
        WITH shop AS (SELECT shop FROM shops WHERE shop = ${shop} AND "uninstalledAt" IS NULL FOR SHARE)
        INSERT INTO enrollments (shop, id, "campaignId", "campaignVersion", "customerId", "checkoutToken", "orderId", "perOrder", occasion, "stepIndex", "stepEnteredAt", "dueAt", "createdAt")
        SELECT s.shop, ${state.id}, v."campaignId", v.version, p.id, ${state.checkoutToken}::text, ${state.orderId}::text, ${state.perOrder ?? false}::boolean, ${state.occasion}, ${state.stepIndex}::int,
          ${state.stepEnteredAt}::timestamptz, ${dueAt}::timestamptz, ${state.createdAt}::timestamptz
        FROM shop s
        JOIN campaign_versions v ON v.shop = s.shop AND v."campaignId" = ${state.campaignId} AND v.version = ${state.campaignVersion}::int
        JOIN customers p ON p.shop = s.shop AND p.id = ${state.customerId}
        ON CONFLICT DO NOTHING RETURNING *`;
      return rows[0] ? toEnrollment(rows[0]) : null;
    },
    async openOf(customerId) {
      return (await prisma.enrollment.findMany({ where: { shop, customerId, status: "open" }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] })).map(toEnrollment);
    },
    inCampaign: (campaignId, customerId) => enrollmentsOf(database, shop, campaignId, customerId),
    async entered(campaignId, customerId) {
      return (await prisma.enrollment.findMany({ where: { shop, campaignId, customerId }, select: { createdAt: true } })).map((row) => row.createdAt);
    },
    async ofCheckout(token) {
      const rows = await prisma.enrollment.findMany({ where: { shop, checkoutToken: token }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
      return rows.map((row) => ({ ...toEnrollment(row), status: row.status, exitReason: row.exitReason, dueAt: row.dueAt }));
    },
    async hasten(customerId, now) {
      await prisma.$executeRaw`
        UPDATE enrollments SET "dueAt" = LEAST("dueAt", ${now}::timestamptz), revision = revision + 1
        WHERE shop = ${shop} AND "customerId" = ${customerId} AND status = 'open'`;
    },
    async retarget(id, checkoutToken, occasion, now, dueAt) {
      const changed = await prisma.$executeRaw`
        UPDATE enrollments e SET "checkoutToken" = ${checkoutToken}, occasion = ${occasion}, "stepIndex" = 0, "stepEnteredAt" = ${now}::timestamptz,
          "dueAt" = ${dueAt}::timestamptz, revision = revision + 1
        WHERE shop = ${shop} AND id = ${id} AND status = 'open' AND NOT EXISTS (
          SELECT 1 FROM enrollments o WHERE o.shop = e.shop AND o."campaignId" = e."campaignId" AND o."customerId" = e."customerId" AND o.occasion = ${occasion} AND o.id <> e.id)`;
      return changed > 0;
    },
    redirect: (id, to, dueAt) => redirectEnrollment(database, shop, id, to, dueAt),
    standing: (campaignId) => standing(database, shop, campaignId),
    moveOpen: (campaignId, from, to, now, limit) => moveOpen(database, shop, { campaignId, from, to, now, limit }),
    facts: async (enrollment, extent = "all") => (await journeyFacts(database, addressKey, [{ shop, enrollment }], extent))[0]!,
    wait: (claim, id, position, until, decisions, giveBack = false) => settle(claim, id, { kind: "wait", ...position, until }, decisions, giveBack),
    exit: (claim, id, reason, at, decisions, giveBack = false) => settle(claim, id, { kind: "exit", reason, at }, decisions, giveBack),
    release: (claim) => releaseClaims(database, [{ shop, claim }]),
    renew: (claims, leaseMs) => renewClaims(database, shop, claims, leaseMs),
  };
}
