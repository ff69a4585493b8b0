import type { Pool } from "pg";
import type { DecisionRow } from "../../../use-cases/ports/rows.ts";
import type { DecisionRepository } from "../../../use-cases/ports/shop-store.ts";
import { decisionColumns } from "../mappers/decision-row.ts";
import { type BatchedCall, batchCalls } from "./call-batch.ts";
import { ask } from "./statements.ts";

type Append = BatchedCall<DecisionRepository, { rows: readonly DecisionRow[] }>;

/** Decisions, many calls at once. */
export function decisionsTogether(pool: Pool): (shop: string, alone: DecisionRepository) => Pick<DecisionRepository, "append"> {
  let calls = 0;
  const append = batchCalls<Append, void>({
    together: (calls) => appendAll(pool, calls),
    alone: ({ repository, rows }) => repository.append(rows),
    // a row that is there already is left alone, so any two may go together
    key: () => String((calls += 1)),
  });
  return (shop, repository) => ({ append: (rows) => append({ shop, repository, rows }) });
}

async function appendAll(pool: Pool, calls: readonly Append[]): Promise<void[]> {
  const rows = calls.flatMap(({ shop, rows }) => rows.map((row) => decisionColumns(shop, row)));
  const list = Object.keys(rows[0] ?? {}).map((name) => `"${name}"`);
  if (list.length > 0) {
    await ask(pool, `
      INSERT INTO decisions (${list.join(", ")})
      SELECT ${list.map((name) => `d.${name}`).join(", ")} FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS said (row, n), jsonb_populate_record(NULL::decisions, said.row) AS d
      WHERE EXISTS (SELECT 1 FROM customers c WHERE c.shop = d.shop AND c.id = d."customerId")
      ORDER BY said.n ON CONFLICT DO NOTHING`, [JSON.stringify(rows)]);
  }
  return calls.map(() => undefined);
}
