import type { VariantFacts } from "../../../domain/journeys/facts.ts";
import type { VariantRepository } from "../../../use-cases/ports/shop-store.ts";
import { type BatchedCall, batchCalls } from "./call-batch.ts";

type Save = BatchedCall<VariantRepository, { variants: readonly VariantFacts[] }>;

/** What the shop says of its variants, many calls at once: most people's carts hold the same few. */
export function variantsTogether(): (shop: string, alone: VariantRepository) => Pick<VariantRepository, "save"> {
  let calls = 0;
  const save = batchCalls<Save, void>({
    async together(calls) {
      await Promise.all([...Map.groupBy(calls, (one) => one.shop).values()].map((some) => some[0]!.repository.save(some.flatMap((one) => one.variants))));
      return calls.map(() => undefined);
    },
    alone: ({ repository, variants }) => repository.save(variants),
    // the newest of each is kept, whichever goes with which
    key: () => String((calls += 1)),
  });
  return (shop, repository) => ({ save: (variants) => save({ shop, repository, variants }) });
}
