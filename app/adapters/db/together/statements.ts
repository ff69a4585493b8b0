import type { Pool, QueryResultRow } from "pg";

/**
 * Runs a statement on many rows at once; `values` are one array per parameter, or JSON text. It is planned each time: a
 * plan that was made while the tables were small would be kept when they are large.
 */
export async function ask<Row extends QueryResultRow>(pool: Pick<Pool, "query">, text: string, values: readonly unknown[]): Promise<Row[]> {
  return (await pool.query<Row>(text, [...values])).rows;
}

/** The field of every call, as one array. */
export function each<Call, Value>(calls: readonly Call[], field: (call: Call) => Value): Value[] {
  return calls.map(field);
}

/** Answers in the order of the calls, from rows that say which call they answer (`n`, from 0). */
export function byCall<Row extends { n: number }>(calls: readonly unknown[], rows: readonly Row[]): Row[][] {
  const answers: Row[][] = calls.map(() => []);
  for (const row of rows) answers[row.n]?.push(row);
  return answers;
}
