import type { IssuedOffer, OfferTerms } from "../../../domain/incentives/offer.ts";
import type { DiscountCode as Stored } from "../../../generated/prisma/client.ts";
import type { OfferRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";

type Status = "planned" | "issued" | "failed" | "redeemed";

/** The unique codes of one shop. */
export function createOffers({ prisma }: Database, shop: string): OfferRepository {
  return {
    /** Throws when the enrollment is not this shop's, or another enrollment has that code. */
    async plan({ code, enrollmentId, stepId, customerId, terms, startsAt, endsAt }) {
      await prisma.$executeRaw`
        INSERT INTO discount_codes (shop, code, "enrollmentId", "stepId", "customerId", terms, "startsAt", "endsAt", status)
        SELECT e.shop, ${code}, e.id, ${stepId}, e."customerId", ${JSON.stringify(terms)}::jsonb, ${startsAt}::timestamptz, ${endsAt}::timestamptz, 'planned'
        FROM enrollments e WHERE e.shop = ${shop} AND e.id = ${enrollmentId} AND e."customerId" = ${customerId}
        ON CONFLICT DO NOTHING`;
      const row = await prisma.discountCode.findUnique({ where: { shop_enrollmentId_stepId: { shop, enrollmentId, stepId } } });
      if (!row) throw new Error(`discount code for enrollment ${enrollmentId}, step ${stepId}: not planned, the enrollment is not there or the code belongs to another`);
      return { ...toOffer(row), status: row.status as Status };
    },
    async ofStep(enrollmentId, stepId) {
      const row = await prisma.discountCode.findUnique({ where: { shop_enrollmentId_stepId: { shop, enrollmentId, stepId } } });
      return row && { ...toOffer(row), status: row.status as Status };
    },
    async markIssued(code, shopifyId) {
      await prisma.discountCode.updateMany({ where: { shop, code, status: { in: ["planned", "failed"] } }, data: { status: "issued", shopifyId } });
    },
    async markFailed(code) {
      await prisma.discountCode.updateMany({ where: { shop, code, status: "planned" }, data: { status: "failed" } });
    },
    /** The first order that used it stands. */
    async markRedeemed(code, at) {
      await prisma.$executeRaw`UPDATE discount_codes SET status = 'redeemed', "redeemedAt" = LEAST("redeemedAt", ${at}::timestamptz) WHERE shop = ${shop} AND code = ${code}`;
    },
    async get(code) {
      const row = await prisma.discountCode.findUnique({ where: { shop_code: { shop, code } } });
      return row && { ...toOffer(row), status: row.status, customerId: row.customerId };
    },
  };
}

function toOffer(row: Stored): IssuedOffer {
  return { code: row.code, terms: row.terms as OfferTerms, startsAt: row.startsAt, endsAt: row.endsAt };
}
