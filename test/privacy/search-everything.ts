import type pg from "pg";
import { unpacked } from "../../app/adapters/db/packed.ts";

interface Column {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/**
 * Looks for texts in every column of every table there is, whatever its type; raw bytes too, and what is packed. Says where they are, as
 * "table.column". Parts are searched through their whole. Rows of another shop do not count, rows without a shop do.
 */
export async function searchEverything(pool: pg.Pool, shop: string, texts: readonly string[]): Promise<readonly string[]> {
  const { rows: columns } = await pool.query<Column>(
    `SELECT c.table_schema AS schema, c.table_name AS table, c.column_name AS column, c.data_type AS type
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE t.table_type = 'BASE TABLE' AND NOT (SELECT relispartition FROM pg_class WHERE oid = format('%I.%I', c.table_schema, c.table_name)::regclass) AND c.table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2, 3`,
  );
  const found: string[] = await inMails(pool, shop, texts);
  for (const [, ofTable] of Map.groupBy(columns, (one) => `${one.schema}.${one.table}`)) {
    const hasShop = ofTable.some((one) => one.column === "shop");
    for (const { schema, table, column, type } of ofTable) {
      const text = type === "bytea" ? `encode("${column}", 'escape')` : `"${column}"::text`;
      const { rowCount } = await pool.query(
        `SELECT 1 FROM "${schema}"."${table}" WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) AS one WHERE position(lower(one) IN lower(${text})) > 0) ${hasShop ? "AND shop = $2" : "AND $2 <> ''"} LIMIT 1`,
        [texts, shop],
      );
      if (rowCount) found.push(`${table}.${column}`);
    }
  }
  return found;
}

/** The bodies of mails, which are packed. */
async function inMails(pool: pg.Pool, shop: string, texts: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ html: Buffer; text: Buffer }>("SELECT html, text FROM messages WHERE shop = $1", [shop]);
  const names = (body: Buffer): boolean => texts.some((one) => unpacked(body).toLowerCase().includes(one.toLowerCase()));
  return (["html", "text"] as const).filter((column) => rows.some((row) => names(row[column]))).map((column) => `messages.${column}`);
}
