import type { VariantFacts } from "../../../domain/journeys/facts.ts";
import type { VariantRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { toVariant, variantColumns } from "../mappers/variant-row.ts";
import { writeNewer, type NewerWins } from "../newer-wins.ts";

/** How what the shop says of a variant is kept: the newest. */
export const VARIANT_RULE: NewerWins = { table: "variants", key: ["shop", "id"], at: "observedAt", prefer: [], joined: {} };
/** PostgreSQL takes 65,535 parameters in one statement; a variant has 13. */
const BATCH = 500;

/** What the shop last said of its variants. */
export function createVariants({ prisma }: Database, shop: string): VariantRepository {
  return {
    async save(variants) {
      const rows = newestOfEach(variants).map((variant) => variantColumns(shop, variant));
      for (let from = 0; from < rows.length; from += BATCH) await writeNewer(prisma, VARIANT_RULE, rows.slice(from, from + BATCH));
    },
    async get(ids) {
      const rows = await prisma.variant.findMany({ where: { shop, id: { in: [...ids] } } });
      return new Map(rows.map((row) => [row.id, toVariant(row)]));
    },
    products: (limit) => prisma.$queryRaw`
      SELECT id, title FROM (
        SELECT DISTINCT ON ("productId") "productId" AS id, "productTitle" AS title, "observedAt" FROM variants WHERE shop = ${shop} AND "productId" IS NOT NULL ORDER BY "productId", "observedAt" DESC
      ) p ORDER BY "observedAt" DESC LIMIT ${limit}`,
  };
}

/** One statement may touch a row once; in one order, so that two savers never wait for each other. */
export function newestOfEach(variants: readonly VariantFacts[]): VariantFacts[] {
  const newest = new Map<string, VariantFacts>();
  for (const variant of variants) {
    const kept = newest.get(variant.id);
    if (!kept || variant.observedAt >= kept.observedAt) newest.set(variant.id, variant);
  }
  return [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
