import type { Pool } from "pg";
import type { VariantFacts } from "../../../domain/journeys/facts.ts";
import type { VariantRepository } from "../../../use-cases/ports/shop-store.ts";
import { variantColumns } from "../mappers/variant-row.ts";
import { newestOfEach, VARIANT_RULE } from "../repositories/variants.ts";
import { type BatchedCall, batchCalls } from "./call-batch.ts";
import { writeNewerTogether } from "./write-newer-together.ts";

const BATCH = 1_000;

type Save = BatchedCall<VariantRepository, { variants: readonly VariantFacts[] }>;

/** What the shop says of its variants, many calls at once: most people's carts hold the same few. */
export function variantsTogether(pool: Pool): (shop: string, alone: VariantRepository) => Pick<VariantRepository, "save"> {
  let calls = 0;
  const save = batchCalls<Save, void>({
    async together(calls) {
      const rows = [...Map.groupBy(calls, (one) => one.shop)].flatMap(([shop, some]) => newestOfEach(some.flatMap((one) => one.variants)).map((variant) => variantColumns(shop, variant)));
      for (let from = 0; from < rows.length; from += BATCH) await writeNewerTogether(pool, VARIANT_RULE, rows.slice(from, from + BATCH));
      return calls.map(() => undefined);
    },
    alone: ({ repository, variants }) => repository.save(variants),
    // the newest of each is kept, whichever goes with which
    key: () => String((calls += 1)),
  });
  return (shop, repository) => ({ save: (variants) => save({ shop, repository, variants }) });
}
