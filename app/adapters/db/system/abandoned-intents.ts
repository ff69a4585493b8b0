import type { Database } from "../database.ts";

/**
 * Settles hand-offs whose worker went away before it wrote down the answer: it is over once the lease ended more than
 * `olderThanMs` ago (real time), or the person has been given back or taken over. Those that the provider has spoken of
 * were taken; of the others nobody knows. Returns how many were settled.
 */
export async function markAbandonedIntents({ prisma }: Database, olderThanMs: number): Promise<number> {
  return prisma.$executeRaw`
    UPDATE messages m SET status = CASE WHEN heard.at IS NULL THEN 'unknown' ELSE 'handed-off' END, "handedOffAt" = heard.at
    FROM (
      SELECT i.shop, i.id, (SELECT min(e.at) FROM delivery_events e WHERE e.shop = i.shop AND e."messageId" = i.id AND e.kind <> 'dropped') AS at
      FROM messages i JOIN customers c ON c.shop = i.shop AND c.id = i."customerId"
      WHERE i.status = 'intent' AND (c.fence > i.fence OR c."leaseUntil" IS NULL OR c."leaseUntil" < clock_timestamp() - ${olderThanMs}::float8 * interval '1 ms')
    ) heard
    WHERE m.shop = heard.shop AND m.id = heard.id AND m.status = 'intent'`;
}
