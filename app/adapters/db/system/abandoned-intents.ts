import type { Database, Queries } from "../database.ts";
import { HEARD } from "../repositories/settle-by-events.ts";

const LARGEST_BATCH = 500;

interface Key {
  readonly shop: string;
  readonly id: string;
}

/**
 * Settles hand-offs whose worker went away before it wrote down the answer: it is over once the lease ended more than
 * `olderThanMs` ago (real time), or the person has been given back or taken over. Those that the provider has spoken of
 * were taken; of the others nobody knows, and the timeline says so. Returns how many were settled.
 */
export async function markAbandonedIntents({ prisma }: Database, olderThanMs: number, now: Date): Promise<number> {
  return prisma.$transaction(async (queries) => {
    // Locked first: what the provider says meanwhile waits, and finds the message settled.
    const abandoned = await queries.$queryRaw<Key[]>`
      SELECT i.shop, i.id FROM messages i JOIN customers c ON c.shop = i.shop AND c.id = i."customerId"
      WHERE i.status = 'intent' AND (c.fence > i.fence OR c."leaseUntil" IS NULL OR c."leaseUntil" < clock_timestamp() - ${olderThanMs}::float8 * interval '1 ms')
      ORDER BY i."intentAt" LIMIT ${LARGEST_BATCH}::int FOR NO KEY UPDATE OF i SKIP LOCKED`;
    if (abandoned.length > 0) await settle(queries, abandoned, now);
    return abandoned.length;
  });
}

async function settle(queries: Queries, abandoned: readonly Key[], now: Date): Promise<void> {
  await queries.$executeRaw`
    WITH settled AS (
      UPDATE messages SET status = CASE WHEN NOT heard.spoken THEN 'unknown' WHEN heard."takenAt" IS NULL THEN 'refused' ELSE 'handed-off' END,
        refusal = CASE WHEN heard.spoken AND heard."takenAt" IS NULL THEN 'dropped' END, "handedOffAt" = heard."takenAt"
      FROM unnest(${abandoned.map((one) => one.shop)}::text[], ${abandoned.map((one) => one.id)}::text[]) AS m (shop, id), LATERAL (${HEARD}) heard
      WHERE messages.shop = m.shop AND messages.id = m.id AND messages.status = 'intent'
      RETURNING messages.*)
    INSERT INTO decisions (shop, id, "customerId", "enrollmentId", "campaignId", "checkoutToken", "stepId", at, kind, reason, "messageId")
    SELECT shop, 'unknown-' || id, "customerId", "enrollmentId", "campaignId", "checkoutToken", "stepId", ${now}::timestamptz, 'unknown', 'unknown-outcome', id
    FROM settled WHERE status = 'unknown'
    ON CONFLICT DO NOTHING`;
}
