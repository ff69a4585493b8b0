import { Prisma } from "../../generated/prisma/client.ts";
import type { Queries } from "./database.ts";

/** A value with the PostgreSQL type it is sent as. */
export interface Column {
  readonly type: "text" | "boolean" | "integer" | "bigint" | "timestamptz" | "jsonb";
  readonly value: string | number | bigint | boolean | Date | null;
}
export type Columns = Readonly<Record<string, Column>>;

/** How a table takes payloads that may come late, twice and in any order. Names are SQL identifiers of ours, never input. */
export interface NewerWins {
  readonly table: string;
  readonly key: readonly string[];
  /** the payload's own time */
  readonly at: string;
  /** Of two payloads of the same time (Shopify's are to the second) the one that has these wins, in this order; then the greater digest, so that the order of arrival never decides. */
  readonly prefer: readonly string[];
  /** columns that are not from the payload, with the expression that joins the kept and the new value; they take no part in the comparison unless preferred */
  readonly joined: Readonly<Record<string, string>>;
}

export interface Written {
  readonly key: string;
  readonly inserted: boolean;
}

/** Writes rows in one statement; each only where it is newer than what is kept. Returns those written, by the last column of the key. Rows must differ in their keys. */
export async function writeNewer(queries: Queries, rule: NewerWins, rows: readonly Columns[]): Promise<readonly Written[]> {
  const first = rows[0];
  if (!first) return [];
  const names = Object.keys(first);
  const values = Prisma.join(rows.map((row) => Prisma.sql`(${Prisma.join(names.map((name) => parameter(row, name)))})`));
  return queries.$queryRaw<Written[]>`
    INSERT INTO ${quoted(rule.table)} AS kept (${list(names)}) VALUES ${values}
    ${Prisma.raw(conflictClause(rule, names))}
    RETURNING kept.${quoted(rule.key.at(-1) ?? "")} AS key, (kept.xmax = 0) AS inserted`;
}

function parameter(row: Columns, name: string): Prisma.Sql {
  const column = row[name];
  if (!column) throw new Error(`column ${name}: missing in one of several rows`);
  return Prisma.sql`${column.value}::${Prisma.raw(column.type)}`;
}

/** What happens to a row that is there already (named `kept`): it changes only if the new one is newer. */
export function conflictClause(rule: NewerWins, names: readonly string[]): string {
  const key = rule.key.map((name) => `"${name}"`).join(", ");
  return `ON CONFLICT (${key}) DO UPDATE SET ${assignments(rule, names)} WHERE ${newness(rule, names, "excluded")} > ${newness(rule, names, "kept")}`;
}

function assignments(rule: NewerWins, names: readonly string[]): string {
  const changing = names.filter((name) => !rule.key.includes(name));
  return changing.map((name) => `"${name}" = ${rule.joined[name] ?? `excluded."${name}"`}`).join(", ");
}

/** A row value that sorts payloads of one key from old to new. */
function newness(rule: NewerWins, names: readonly string[], of: "kept" | "excluded"): string {
  const payload = names.filter((name) => !rule.key.includes(name) && !(name in rule.joined));
  const digest = `md5(ROW(${payload.map((name) => `${of}."${name}"`).join(", ")})::text)`;
  return `(${[`${of}."${rule.at}"`, ...rule.prefer.map((name) => `(${of}."${name}" IS NOT NULL)`), digest].join(", ")})`;
}

function quoted(name: string): Prisma.Sql {
  return Prisma.raw(`"${name}"`);
}

function list(names: readonly string[]): Prisma.Sql {
  return Prisma.raw(names.map((name) => `"${name}"`).join(", "));
}
