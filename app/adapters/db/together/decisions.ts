import type { Pool } from "pg";
import type { DecisionRow } from "../../../use-cases/ports/rows.ts";
import type { DecisionRepository } from "../../../use-cases/ports/shop-store.ts";
import { appendAllDecisions } from "../repositories/decisions.ts";
import { sessionOn } from "../sql-session.ts";
import { type BatchedCall, batchCalls } from "./call-batch.ts";

type Append = BatchedCall<DecisionRepository, { rows: readonly DecisionRow[] }>;

/** Decisions, many calls at once. */
export function decisionsTogether(pool: Pool): (shop: string, alone: DecisionRepository) => Pick<DecisionRepository, "append"> {
  let calls = 0;
  const append = batchCalls<Append, void>({
    together: async (calls) => {
      await appendAllDecisions(sessionOn(pool), calls.map(({ shop, rows }) => ({ shop, decisions: rows })));
      return calls.map(() => undefined);
    },
    alone: ({ repository, rows }) => repository.append(rows),
    // a row that is there already is left alone, so any two may go together
    key: () => String((calls += 1)),
  });
  return (shop, repository) => ({ append: (rows) => append({ shop, repository, rows }) });
}
