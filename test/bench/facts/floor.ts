import type { Pool } from "pg";

const BATCH = 1_000;
const KEYS = { checkouts: "token", orders: "id", customers: "id" } as const;

/** The floor: read the bytes, parse them, keep the newest payload of each resource in one table, mark the rows. Nothing follows from anything. Says how many were taken. */
export async function keepNewest(pool: Pool): Promise<number> {
  await pool.query("CREATE TABLE IF NOT EXISTS floor_facts (shop text, kind text, key text, at timestamptz, payload jsonb, PRIMARY KEY (shop, kind, key))");
  for (let taken = 0; ; ) {
    const { rows } = await pool.query<{ id: string; shop: string; topic: string; body: Buffer }>("SELECT id, shop, topic, body FROM inbox WHERE state = 'pending' ORDER BY id LIMIT $1", [BATCH]);
    if (rows.length === 0) return taken;
    const newest = new Map<string, object>();
    for (const { shop, topic, body } of rows) {
      const kind = topic.split("/")[0] as keyof typeof KEYS;
      const payload = JSON.parse(body.toString()) as Record<string, unknown>;
      const key = String(payload[KEYS[kind]]);
      newest.set(`${shop} ${kind} ${key}`, { shop, kind, key, at: payload["updated_at"], payload });
    }
    await pool.query(
      `INSERT INTO floor_facts AS kept SELECT * FROM jsonb_populate_recordset(NULL::floor_facts, $1)
      ON CONFLICT (shop, kind, key) DO UPDATE SET at = excluded.at, payload = excluded.payload WHERE excluded.at > kept.at`,
      [JSON.stringify([...newest.values()])],
    );
    await pool.query("UPDATE inbox SET state = 'done' WHERE id = ANY($1)", [rows.map((row) => row.id)]);
    taken += rows.length;
  }
}
