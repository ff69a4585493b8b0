import type { Pool } from "pg";
import type { FactVersion } from "../../../domain/facts/version.ts";
import type { VersionRepository } from "../../../use-cases/ports/shop-store.ts";
import { saveVersions } from "../repositories/versions.ts";
import { type BatchedCall, batchCalls } from "./call-batch.ts";

type Save = BatchedCall<VersionRepository, { versions: readonly FactVersion[] }>;

/** Dated versions of facts, many calls at once. */
export function versionsTogether(pool: Pool): (shop: string, alone: VersionRepository) => Pick<VersionRepository, "save"> {
  const save = batchCalls<Save, void>({
    together: async (calls) => {
      await saveVersions(pool, calls.flatMap(({ shop, versions }) => versions.map((version) => ({ shop, version }))));
      return calls.map(() => undefined);
    },
    alone: ({ repository, versions }) => repository.save(versions),
    key: ({ shop, versions }) => [shop, ...versions.map((one) => `${one.kind} ${one.subject} ${one.at.getTime()}`)].join(" "),
  });
  return (shop, repository) => ({ save: (versions) => save({ shop, repository, versions }) });
}
