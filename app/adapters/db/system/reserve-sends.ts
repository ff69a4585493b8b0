import type { SendWindow } from "../../../domain/messaging/pace.ts";
import type { SystemStore } from "../../../use-cases/ports/system-store.ts";
import type { Database } from "../database.ts";

interface Row {
  readonly name: string;
  readonly granted: number;
  readonly line: number;
  readonly full: boolean;
}

/**
 * Takes room for up to `count` mails in all windows at once, in one statement under their rows' locks: what one of them
 * does not have, nobody takes from the others. What gets no room joins the line of the windows that are full; a line gets
 * shorter with each window that passes. See SystemStore.reserveSends.
 */
export async function reserveSends({ pool }: Pick<Database, "pool">, shop: string, windows: readonly SendWindow[], count: number): ReturnType<SystemStore["reserveSends"]> {
  const shops = windows.map((one) => (one.scope === "provider" ? "" : shop));
  const names = windows.map((one) => one.name);
  const starts = windows.map((one) => one.startsAt.toISOString());
  const values = [count, shops, names, starts, windows.map((one) => one.lengthMs), windows.map((one) => one.most), windows.map((one) => one.pace)];
  let { rows } = await pool.query<Row>(TAKE, values);
  if (rows.length < windows.length) {
    await pool.query(`INSERT INTO send_windows (shop, name, "startsAt", used, line) SELECT shop, name, "startsAt", 0, 0 FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS a (shop, name, "startsAt") ON CONFLICT DO NOTHING`, [shops, names, starts]);
    ({ rows } = await pool.query<Row>(TAKE, values));
  }
  return { granted: rows[0]?.granted ?? 0, full: rows.filter((row) => row.full).map(({ name, line }) => ({ name, line })) };
}

/** A window of a worker whose clock is behind is the newer one that is there. Nothing is taken while a row is missing. */
const TAKE = `
  WITH asked AS (
    SELECT * FROM unnest($2::text[], $3::text[], $4::timestamptz[], $5::float8[], $6::int[], $7::float8[]) AS a (shop, name, "startsAt", "lengthMs", most, pace)
  ), held AS (
    SELECT w.shop, w.name, GREATEST(w."startsAt", a."startsAt") AS "startsAt", a.most, CASE WHEN w."startsAt" < a."startsAt" THEN 0 ELSE w.used END AS used,
      GREATEST(0, w.line - CASE WHEN w."startsAt" < a."startsAt" THEN floor(round((EXTRACT(EPOCH FROM a."startsAt" - w."startsAt") * 1000)::float8 / a."lengthMs") * a.pace) ELSE 0 END)::int AS line
    FROM send_windows w JOIN asked a ON a.shop = w.shop AND a.name = w.name ORDER BY w.shop, w.name FOR UPDATE OF w
  ), decided AS (
    SELECT CASE WHEN count(*) = cardinality($2::text[]) THEN GREATEST(0, LEAST($1::int, min(most - used))) END AS granted FROM held
  )
  UPDATE send_windows w SET "startsAt" = h."startsAt", used = h.used + d.granted, line = h.line + CASE WHEN h.most - h.used <= d.granted THEN $1::int - d.granted ELSE 0 END
  FROM held h, decided d WHERE d.granted IS NOT NULL AND w.shop = h.shop AND w.name = h.name
  RETURNING w.name, d.granted, h.line, h.most - h.used <= d.granted AS full`;
