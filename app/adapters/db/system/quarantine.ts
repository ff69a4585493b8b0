import type { Database } from "../database.ts";

/** A webhook that was set aside, without what it says. */
export interface SetAside {
  readonly id: bigint;
  readonly shop: string;
  readonly topic: string;
  readonly webhookId: string;
  readonly receivedAt: Date;
  readonly reason: string;
  readonly bytes: number;
}

const COLUMNS = `id, shop, topic, "webhookId", "receivedAt", COALESCE(reason, '') AS reason, octet_length(body) AS bytes`;
type Row = Omit<SetAside, "id"> & { readonly id: string };
const toSetAside = (row: Row): SetAside => ({ ...row, id: BigInt(row.id) });

/** The webhooks that were set aside, the oldest first, at most `limit`. */
export async function listSetAside({ pool }: Database, limit: number): Promise<readonly SetAside[]> {
  return (await pool.query<Row>(`SELECT ${COLUMNS} FROM inbox WHERE state = 'quarantined' ORDER BY id LIMIT $1`, [limit])).rows.map(toSetAside);
}

/** How many were set aside, over all shops. */
export async function countSetAside({ pool }: Database): Promise<number> {
  return (await pool.query<{ n: number }>("SELECT count(*)::int AS n FROM inbox WHERE state = 'quarantined'")).rows[0]?.n ?? 0;
}

/** One of them with its bytes as they came, which hold personal data; null for one that is not set aside. */
export async function readSetAside({ pool }: Database, id: bigint): Promise<(SetAside & { readonly body: Buffer }) | null> {
  const { rows } = await pool.query<Row & { body: Buffer }>(`SELECT ${COLUMNS}, body FROM inbox WHERE id = $1 AND state = 'quarantined'`, [String(id)]);
  return rows[0] ? { ...toSetAside(rows[0]), body: rows[0].body } : null;
}

/** Lets the worker read them again, in order of arrival; says how many. `null`: all. Safe to repeat: facts are worked out as if they came again. */
export async function replaySetAside({ pool }: Database, id: bigint | null): Promise<number> {
  const { rowCount } = await pool.query(`UPDATE inbox SET state = 'pending', reason = NULL, "processedAt" = NULL WHERE state = 'quarantined' AND ($1::bigint IS NULL OR id = $1)`, [id === null ? null : String(id)]);
  return rowCount ?? 0;
}
