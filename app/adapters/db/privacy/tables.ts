import type { PoolClient } from "pg";
import { peopleOfCheckouts } from "../repositories/people-of-checkouts.ts";
import type { PersonKeys } from "./person.ts";

/** What a table holds of one person: a condition over "t", with its values from $2 on ($1 is the shop). */
export interface PersonRows {
  readonly table: string;
  readonly condition: string;
  readonly values: readonly (readonly string[])[];
}

/** Tables whose rows are known by other columns than those of POINTERS. */
const OWN_KEY: ReadonlyMap<string, readonly [column: string, keys: keyof PersonKeys]> = new Map([
  ["customers", ["id", "customers"]],
  ["checkouts", ["token", "checkouts"]],
  ["orders", ["id", "orders"]],
  ["messages", ["id", "messages"]],
  ["delivery_events", ["messageId", "messages"]],
] as const);

/** Columns that point to a person, in any table, also in tables to come. */
const POINTERS: readonly (readonly [column: string, keys: keyof PersonKeys])[] = [
  ["customerId", "customers"],
  ["customerShopifyId", "shopifyIds"],
  ["checkoutToken", "checkouts"],
  ["orderId", "orders"],
  ["email", "emails"],
  ["phone", "phones"],
];

/** Tables with a shop that hold no person, or that are treated by themselves (inbox, privacy_requests, suppressions). A test holds this list to the database. */
export const WITHOUT_PERSON: readonly string[] = [
  "campaign_versions", "campaigns", "entry_walks", "import_parts", "inbox", "inbox_attempts", "privacy_requests", "rehearsals", "segments", "send_windows", "sessions", "shop_rate_buckets", "shops", "suppressions", "sync_states", "template_versions", "templates", "variants", "webhook_receipts",
];

/** Every table with a `shop`, with its columns. Parts of a partitioned table are reached through the whole. */
export async function tablesOfShops(client: Pick<PoolClient, "query">): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `SELECT t.relname::text AS table, array_agg(a.attname::text) AS columns FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
     JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE t.relkind IN ('r', 'p') AND NOT t.relispartition GROUP BY t.relname HAVING 'shop' = ANY(array_agg(a.attname::text)) ORDER BY t.relname`,
  );
  return new Map(rows.map((row) => [row.table, row.columns]));
}

/** Where each table keeps the person. Tables that cannot hold one are not in the answer. */
export function personRows(tables: ReadonlyMap<string, readonly string[]>, keys: PersonKeys): readonly PersonRows[] {
  return [...tables].flatMap(([table, columns]) => {
    if (WITHOUT_PERSON.includes(table)) return [];
    const own = OWN_KEY.get(table);
    const pairs = own ? [own] : POINTERS.filter(([column]) => columns.includes(column));
    if (pairs.length === 0) return [];
    const conditions = pairs.map(([column], index) => pointing(table, column, `$${index + 2}`));
    return [{ table, condition: `t.shop = $1 AND (${conditions.join(" OR ")})`, values: pairs.map(([, name]) => keys[name]) }];
  });
}

/** Rows whose column is one of some keys. Decisions about checkouts are found by people. */
function pointing(table: string, column: string, keys: string): string {
  const among = `t."${column}" = ANY(${keys}::text[])`;
  return table === "decisions" && column === "checkoutToken" ? `(${among} AND t."customerId" = ANY(ARRAY(${peopleOfCheckouts("$1", keys)})))` : among;
}
