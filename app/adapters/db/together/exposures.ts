import type { ExposureRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { type Exposed, recordExposures } from "../repositories/exposures.ts";
import { type BatchedCall, batchCalls } from "./call-batch.ts";

/** Who was treated and who held out, many calls at once. */
export function exposuresTogether(database: Pick<Database, "pool">): (shop: string, alone: ExposureRepository) => ExposureRepository {
  const record = batchCalls<BatchedCall<ExposureRepository, Exposed>, void>({
    together: async (calls) => {
      await recordExposures(database, calls);
      return calls.map(() => undefined);
    },
    alone: ({ repository, campaignId, customerId, arm, at }) => repository.record(campaignId, customerId, arm, at),
    key: ({ shop, campaignId, customerId }) => `${shop} ${campaignId} ${customerId}`,
  });
  return (shop, repository) => ({ record: (campaignId, customerId, arm, at) => record({ shop, repository, campaignId, customerId, arm, at }) });
}
