import type { Pool } from "pg";
import type { DecisionRow } from "../../../use-cases/ports/rows.ts";
import type { DecisionRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Decision as Stored } from "../../../generated/prisma/client.ts";
import { toDecision } from "../mappers/decision-row.ts";
import { appendAllDecisions } from "../repositories/decisions.ts";
import { sessionOn } from "../sql-session.ts";
import { type BatchedCall, batchCalls } from "./call-batch.ts";
import { ask, byCall, each } from "./statements.ts";

type Append = BatchedCall<DecisionRepository, { rows: readonly DecisionRow[] }>;
type OfEnrollment = BatchedCall<DecisionRepository, { customerId: string; enrollmentId: string }>;

/** Decisions, many calls at once. */
export function decisionsTogether(pool: Pool): (shop: string, alone: DecisionRepository) => Pick<DecisionRepository, "append" | "ofEnrollment"> {
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
  const ofEnrollment = batchCalls<OfEnrollment, readonly DecisionRow[]>({
    together: (calls) => ofEnrollments(pool, calls),
    alone: ({ repository, customerId, enrollmentId }) => repository.ofEnrollment(customerId, enrollmentId),
    key: ({ shop, customerId, enrollmentId }) => `${shop} ${customerId} ${enrollmentId}`,
  });
  return (shop, repository) => ({
    append: (rows) => append({ shop, repository, rows }),
    ofEnrollment: (customerId, enrollmentId) => ofEnrollment({ shop, repository, customerId, enrollmentId }),
  });
}

async function ofEnrollments(pool: Pool, calls: readonly OfEnrollment[]): Promise<DecisionRow[][]> {
  const rows = await ask<Stored & { n: number }>(pool, `
    SELECT (asked.n - 1)::int AS n, d.id, d."customerId", d."enrollmentId", d."campaignId", d."checkoutToken", d."stepId", d.at, d.kind, d.reason, d.until, d."messageId", d.detail
    FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS asked (shop, "customerId", "enrollmentId", n)
    JOIN decisions d ON d.shop = asked.shop AND d."enrollmentId" = asked."enrollmentId" AND d."customerId" = asked."customerId"
    ORDER BY asked.n, d.at, d.seq`, [each(calls, (one) => one.shop), each(calls, (one) => one.customerId), each(calls, (one) => one.enrollmentId)]);
  return byCall(calls, rows).map((found) => found.map(({ n: _n, ...row }) => toDecision(row)));
}
