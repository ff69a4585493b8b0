import { retentionCutoffs, type RetentionPeriods } from "../domain/privacy/retention.ts";
import type { Deps } from "./ports/deps.ts";
import type { RowCounts } from "./ports/privacy-store.ts";

/** Real time of one run; what is left is for the next. */
const RUN_MS = 4 * 60_000;

/** Deletes what is older than the operator allows, in batches, and says how many rows of each kind went. */
export async function enforceRetention(deps: Pick<Deps, "system" | "clock" | "log"> & { readonly retention: RetentionPeriods }): Promise<RowCounts> {
  const rows = await deps.system.privacy.enforceRetention(retentionCutoffs(deps.retention, deps.clock.now()), RUN_MS);
  if (Object.keys(rows).length > 0) deps.log.info({ rows }, "data older than allowed was deleted");
  return rows;
}
