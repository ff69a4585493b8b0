import type { Pool } from "pg";
import { conflictClause, type Columns, type NewerWins, type Written } from "../newer-wins.ts";
import { ask } from "./statements.ts";

/** `writeNewer` for rows of several shops. The rows travel as one JSON text: encoding each of thousands of values costs more than writing them. */
export function writeNewerTogether(pool: Pick<Pool, "query">, rule: NewerWins, rows: readonly Columns[]): Promise<(Written & { shop: string })[]> {
  const names = Object.keys(rows[0] ?? {});
  const list = names.map((name) => `"${name}"`).join(", ");
  return ask<Written & { shop: string }>(pool, `
    INSERT INTO "${rule.table}" AS kept (${list})
    SELECT ${names.map((name) => `row."${name}"`).join(", ")} FROM jsonb_populate_recordset(NULL::"${rule.table}", $1::jsonb) AS row ORDER BY ${rule.key.map((name) => `row."${name}"`).join(", ")}
    ${conflictClause(rule, names)}
    RETURNING kept.shop, kept."${rule.key.at(-1)}" AS key, (kept.xmax = 0) AS inserted`, [toJson(rows)]);
}

/** JSON columns hold JSON text already. */
function toJson(rows: readonly Columns[]): string {
  const fields = (row: Columns): string => Object.entries(row).map(([name, { type, value }]) => `${JSON.stringify(name)}:${type === "jsonb" ? String(value) : plain(value)}`).join(",");
  return `[${rows.map((row) => `{${fields(row)}}`).join(",")}]`;
}

function plain(value: Columns[string]["value"]): string {
  return typeof value === "bigint" ? String(value) : JSON.stringify(value);
}
