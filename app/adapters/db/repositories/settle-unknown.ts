import { Prisma } from "../../../generated/prisma/client.ts";
import type { Queries } from "../database.ts";

/** What the provider has said of a message: a provider that speaks of it has taken it; one that only says "dropped" has not sent it. `m`: the message's table. */
export const HEARD = Prisma.sql`
  SELECT count(*) > 0 AS spoken, min(e.at) FILTER (WHERE e.kind <> 'dropped') AS "takenAt"
  FROM delivery_events e WHERE e.shop = m.shop AND e."messageId" = m.id`;

/** Ends the doubt about an `unknown` message as soon as the provider has spoken of it, whichever came first. The caller has locked its row. */
export async function settleUnknownByEvents(queries: Queries, shop: string, messageId: string): Promise<void> {
  await queries.$executeRaw`
    UPDATE messages SET status = CASE WHEN heard."takenAt" IS NULL THEN 'refused' ELSE 'handed-off' END,
      refusal = CASE WHEN heard."takenAt" IS NULL THEN 'dropped' END, "handedOffAt" = heard."takenAt"
    FROM messages m, LATERAL (${HEARD}) heard
    WHERE m.shop = ${shop} AND m.id = ${messageId} AND m.status = 'unknown' AND heard.spoken AND messages.shop = m.shop AND messages.id = m.id`;
}
