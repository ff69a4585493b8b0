import { NO_CONSENT_REASONS } from "../../../domain/carts/display-status.ts";
import { Prisma } from "../../../generated/prisma/client.ts";

/**
 * A checkout `c` with what is counted beside it: mails handed off, the reason that says most, next due time.
 * That a journey is over ("completed") says less than why its mails were not sent.
 */
export const COUNTED_CHECKOUTS = Prisma.sql`
  SELECT c.*, sent.count AS "messagesSent", said.reason AS "lastReason", planned.due AS "nextDueAt"
  FROM checkouts c ${counted()}`;

/** What stands beside a checkout `c`; for each it is a look into three indexes. Plans have no reason, and are not in the index. */
export function counted(): Prisma.Sql {
  return Prisma.sql`
  CROSS JOIN LATERAL (SELECT count(*)::int AS count FROM messages m WHERE m.shop = c.shop AND m."checkoutToken" = c.token AND m.status = 'handed-off') sent
  LEFT JOIN LATERAL (SELECT d.reason FROM decisions d WHERE d.shop = c.shop AND d."checkoutToken" = c.token AND d.kind <> 'planned' AND d.reason IS NOT NULL ORDER BY d.reason = 'completed', d.at DESC, d.seq DESC LIMIT 1) said ON true
  CROSS JOIN LATERAL (SELECT min(e."dueAt") AS due FROM enrollments e WHERE e.shop = c.shop AND e."checkoutToken" = c.token AND e.status = 'open') planned`;
}

/** `displayStatus` of the domain, for filtering in the database; a test holds the two together. */
export function displayStatusSql(abandonedBefore: Date): Prisma.Sql {
  return Prisma.sql`CASE
    WHEN c.status <> 'open' THEN c.status
    WHEN c."completedAt" IS NOT NULL THEN 'purchased'
    WHEN c.suspected THEN 'suspected'
    WHEN sent.count > 0 THEN 'mailed'
    WHEN c."updatedAt" > ${abandonedBefore}::timestamptz THEN 'active'
    WHEN said.reason = ANY(${[...NO_CONSENT_REASONS]}::text[]) THEN 'no-consent'
    WHEN planned.due IS NOT NULL THEN 'waiting'
    WHEN c.email IS NULL THEN 'no-contact'
    ELSE 'not-mailed' END`;
}
