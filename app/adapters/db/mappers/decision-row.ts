import type { DecisionKind, Reason } from "../../../domain/journeys/decision.ts";
import type { Decision as Stored, Prisma } from "../../../generated/prisma/client.ts";
import type { DecisionRow } from "../../../use-cases/ports/rows.ts";
import { storable } from "../storable.ts";

/** The columns of a decision. */
export function decisionColumns(shop: string, row: DecisionRow): Prisma.DecisionCreateManyInput {
  const { id, customerId, enrollmentId, campaignId, checkoutToken, stepId, at, kind, reason, until, messageId, detail } = row;
  return { shop, id, customerId, enrollmentId, campaignId, checkoutToken, stepId, at, kind, reason, until, messageId, detail: storable(detail) as Prisma.InputJsonObject };
}

/** A decision as the domain knows it. */
export function toDecision({ shop: _shop, seq: _seq, ...row }: Stored): DecisionRow {
  return { ...row, kind: row.kind as DecisionKind, reason: row.reason as Reason | null, detail: row.detail as Record<string, unknown> };
}
