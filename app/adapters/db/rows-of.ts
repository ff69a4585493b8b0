import { Prisma } from "../../generated/prisma/client.ts";

/**
 * Values as the rows of a statement, to stand behind FROM: a list for each column, which PostgreSQL reads in half the time of
 * JSON. `types`: of every column; what a row does not say is null.
 */
export function rowsOf<Name extends string>(types: Readonly<Record<Name, string>>, rows: readonly { readonly [Key in Name]?: unknown }[], alias: string): Prisma.Sql {
  const names = Object.keys(types) as Name[];
  const lists = names.map((name) => Prisma.sql`${rows.map((row) => written(row[name]))}::${Prisma.raw(types[name])}[]`);
  return Prisma.sql`unnest(${Prisma.join(lists)}) AS ${Prisma.raw(`${alias} (${names.map((name) => `"${name}"`).join(", ")})`)}`;
}

function written(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : (value ?? null);
}
