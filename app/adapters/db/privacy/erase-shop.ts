import type { PrivacyRequest, RowCounts } from "../../../use-cases/ports/privacy-store.ts";
import type { Database } from "../database.ts";
import { deleteInBatches } from "./batches.ts";
import { tablesOfShops } from "./tables.ts";

/** What stays of a shop: who must not be written to, as keyed hashes, and the proof of what was asked and done. */
const STAYS: readonly string[] = ["privacy_requests", "suppressions"];

/** See PrivacyStore.eraseShop. In batches, because a shop may have millions of rows; a repeat goes on where it was interrupted. */
export async function eraseShop(database: Database, { shop, id }: PrivacyRequest, at: Date): Promise<RowCounts> {
  const client = await database.pool.connect();
  const tables = await tablesOfShops(client).finally(() => client.release());
  const counts: Record<string, number> = {};
  for (const table of tables.keys()) {
    if (STAYS.includes(table)) continue;
    const count = await deleteInBatches(database, table, "t.shop = $1", [shop]);
    if (count > 0) counts[table] = count;
  }
  await database.pool.query(
    `UPDATE privacy_requests SET state = 'done', subject = NULL, "answeredAt" = COALESCE("answeredAt", $3), "expiresAt" = NULL, problem = NULL,
       result = CASE WHEN id = $2 THEN $4::jsonb ELSE result END WHERE shop = $1`,
    [shop, id, at, JSON.stringify(counts)],
  );
  return counts;
}
