import type { Pool } from "pg";
import type { InboxItem } from "../../../use-cases/ports/system-store.ts";

/** Batches of a shop that ended with their process, in a row: after these its webhooks are read one at a time. */
export const MOST_TOGETHER = 2;
/** How often one webhook is read alone, if its process ends each time. */
const MOST_ALONE = 3;
/** Of a webhook that is not read again. */
export const ENDS_THE_PROCESS = `reading it ended the process ${MOST_ALONE} times`;

/**
 * Notes that a batch is about to be read, before it is: a process that reading ends can note nothing afterwards. What the
 * same process began before does not count: it lives.
 */
export async function beginTogether(pool: Pick<Pool, "query">, process: string, items: readonly InboxItem[]): Promise<void> {
  const last = new Map(items.map(({ shop, id }) => [shop, String(id)]));
  await pool.query(
    `INSERT INTO inbox_attempts AS kept (shop, process, begun, "until") SELECT shop, $1, 1, "until" FROM unnest($2::text[], $3::bigint[]) AS said (shop, "until") ORDER BY shop
    ON CONFLICT (shop) DO UPDATE SET process = excluded.process,
      begun = CASE WHEN kept.begun = 0 THEN 1 WHEN kept.process = excluded.process THEN kept.begun ELSE kept.begun + 1 END,
      "until" = CASE WHEN kept.begun = 0 THEN excluded."until" ELSE GREATEST(kept."until", excluded."until") END`,
    [process, [...last.keys()], [...last.values()]],
  );
}

/** The same for one webhook. Says whether it may be read; not so after it ended its process too often. */
export async function beginAlone(pool: Pick<Pool, "query">, process: string, { shop, id }: InboxItem): Promise<boolean> {
  const { rows } = await pool.query<{ begun: number }>(
    `INSERT INTO inbox_attempts AS kept (shop, process, begun, "until", alone) VALUES ($1, $2, $3, $4::bigint, $4::bigint)
    ON CONFLICT (shop) DO UPDATE SET process = excluded.process, alone = excluded.alone,
      begun = CASE WHEN kept.alone IS DISTINCT FROM excluded.alone THEN excluded.begun WHEN kept.process = excluded.process THEN kept.begun ELSE kept.begun + 1 END
    RETURNING begun`,
    [shop, process, MOST_TOGETHER + 1, String(id)],
  );
  return (rows[0]?.begun ?? 0) <= MOST_TOGETHER + MOST_ALONE;
}

/** Nothing of some shops (`$1`) is being read any more. Part of the transaction that marks what was read. */
export const END_ATTEMPTS = "UPDATE inbox_attempts SET begun = 0, alone = NULL WHERE shop = ANY($1)";
