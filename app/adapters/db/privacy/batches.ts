import type { Database } from "../database.ts";

const BATCH_ROWS = 2_000;

/**
 * Deletes what meets a condition, some rows at a time, so that no lock is held for long; says how many. `condition` is
 * over "t". Stops early at `until` (real time): the rest is for the next run.
 */
export async function deleteInBatches({ pool }: Pick<Database, "pool">, table: string, condition: string, values: readonly unknown[], until = Infinity): Promise<number> {
  let deleted = 0;
  while (Date.now() < until) {
    const { rowCount } = await pool.query(`DELETE FROM "${table}" WHERE (tableoid, ctid) IN (SELECT t.tableoid, t.ctid FROM "${table}" t WHERE ${condition} LIMIT ${BATCH_ROWS})`, [...values]);
    deleted += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH_ROWS) break;
  }
  return deleted;
}
