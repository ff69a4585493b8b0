import type { ExposureRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";

/** Who was treated and who was held out. */
export function createExposures({ prisma }: Database, shop: string): ExposureRepository {
  return {
    async record(campaignId, customerId, arm, at) {
      await prisma.$executeRaw`
        INSERT INTO exposures (shop, "campaignId", "customerId", arm, at)
        SELECT c.shop, c.id, p.id, ${arm}, ${at}::timestamptz
        FROM campaigns c JOIN customers p ON p.shop = c.shop AND p.id = ${customerId}
        WHERE c.shop = ${shop} AND c.id = ${campaignId}
        ON CONFLICT DO NOTHING`;
    },
  };
}
