import type { Gauges } from "../../../use-cases/ports/system-store.ts";
import type { Database } from "../database.ts";

/** What waits, over all shops, at the moment of asking; each figure is answered by an index. */
export async function readGauges({ pool }: Database): Promise<Gauges> {
  const { rows } = await pool.query<Gauges>(`
    WITH waiting AS (SELECT count(*)::int AS count, min(i."receivedAt") AS oldest FROM inbox i JOIN shops s ON s.shop = i.shop AND s."uninstalledAt" IS NULL WHERE i.state = 'pending')
    SELECT waiting.count AS "inboxPending",
      COALESCE(GREATEST(extract(epoch FROM clock_timestamp() - waiting.oldest), 0), 0)::float8 AS "inboxLagSeconds",
      (SELECT count(*)::int FROM inbox WHERE state = 'quarantined') AS "inboxQuarantined",
      (SELECT count(*)::int FROM messages WHERE status = 'intent') AS "messagesUnderWay",
      (SELECT count(*)::int FROM shops WHERE "uninstalledAt" IS NULL) AS "shopsInstalled",
      (SELECT COALESCE(sum(repaired), 0)::float8 FROM sync_states) AS repaired
    FROM waiting`);
  if (!rows[0]) throw new Error("gauges: the database answered nothing");
  return rows[0];
}
