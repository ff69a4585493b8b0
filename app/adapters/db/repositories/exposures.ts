import type { ExposureRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";

/** One person's part in a campaign, and of which shop. */
export interface Exposed {
  readonly shop: string;
  readonly campaignId: string;
  readonly customerId: string;
  readonly arm: "treated" | "held-out";
  readonly at: Date;
}

/** Who was treated and who was held out. */
export function createExposures(database: Pick<Database, "pool">, shop: string): ExposureRepository {
  return { record: (campaignId, customerId, arm, at) => recordExposures(database, [{ shop, campaignId, customerId, arm, at }]) };
}

/** Written once per person and campaign, of any shops; the first stands. */
export async function recordExposures({ pool }: Pick<Database, "pool">, exposed: readonly Exposed[]): Promise<void> {
  await pool.query(`
    INSERT INTO exposures (shop, "campaignId", "customerId", arm, at)
    SELECT c.shop, c.id, p.id, said.arm, said.at
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS said (shop, "campaignId", "customerId", arm, at)
    JOIN campaigns c ON c.shop = said.shop AND c.id = said."campaignId" JOIN customers p ON p.shop = said.shop AND p.id = said."customerId"
    ON CONFLICT DO NOTHING`, [
    exposed.map((one) => one.shop), exposed.map((one) => one.campaignId), exposed.map((one) => one.customerId), exposed.map((one) => one.arm), exposed.map((one) => one.at),
  ]);
}
