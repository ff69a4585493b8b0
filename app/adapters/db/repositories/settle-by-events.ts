import { Prisma } from "../../../generated/prisma/client.ts";
import type { SqlSession } from "../sql-session.ts";

/**
 * What the provider has said of a message: a provider that speaks of it has taken it; one that says "dropped", and of no
 * mail server or reader, has not sent it, even where it had accepted it. `m`: the message's table.
 */
export const HEARD = Prisma.sql`
  SELECT count(*) > 0 AS spoken,
    CASE WHEN NOT bool_or(e.kind = 'dropped') OR bool_or(e.kind NOT IN ('dropped', 'processed', 'deferred')) THEN min(e.at) FILTER (WHERE e.kind <> 'dropped') END AS "takenAt"
  FROM delivery_events e WHERE e.shop = m.shop AND e."messageId" = m.id`;

/**
 * Brings answered messages in line with what the provider has said of them, whichever came first: doubt about an `unknown`
 * one ends, and an accepted one that was dropped was not sent. The caller has locked their rows.
 */
export async function settleByEvents(session: Pick<SqlSession, "$executeRaw">, answered: readonly { readonly shop: string; readonly id: string }[]): Promise<void> {
  if (answered.length === 0) return;
  await session.$executeRaw`
    UPDATE messages SET status = CASE WHEN heard."takenAt" IS NULL THEN 'refused' ELSE 'handed-off' END,
      refusal = CASE WHEN heard."takenAt" IS NULL THEN 'dropped' END, "handedOffAt" = heard."takenAt"
    FROM unnest(${answered.map((one) => one.shop)}::text[], ${answered.map((one) => one.id)}::text[]) AS said (shop, id)
    JOIN messages m ON m.shop = said.shop AND m.id = said.id, LATERAL (${HEARD}) heard
    WHERE heard.spoken AND messages.shop = m.shop AND messages.id = m.id
      AND (m.status = 'unknown' OR (m.status = 'handed-off' AND heard."takenAt" IS NULL) OR (m.status = 'refused' AND m.refusal = 'dropped' AND heard."takenAt" IS NOT NULL))`;
}
