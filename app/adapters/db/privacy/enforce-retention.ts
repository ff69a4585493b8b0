import { VERSIONS_KEPT_DAYS } from "../../../domain/facts/version.ts";
import { daysBefore, type RetentionCutoffs } from "../../../domain/privacy/retention.ts";
import type { RowCounts } from "../../../use-cases/ports/privacy-store.ts";
import type { Database } from "../database.ts";
import { dropInboxParts } from "../system/inbox-parts.ts";
import { deleteInBatches } from "./batches.ts";
import { eraseRows } from "./erase-person.ts";
import { findPerson } from "./person.ts";
import { withoutNews } from "./transaction.ts";

const BATCH_ROWS = 2_000;
const PEOPLE_PER_RUN = 500;

/** See PrivacyStore.enforceRetention. */
export async function enforceRetention(database: Database, cutoffs: RetentionCutoffs, until: number): Promise<RowCounts> {
  const { inboxDays, historyDays, peopleDays, requestDays, now } = cutoffs;
  const gone = (table: string, condition: string, ...values: unknown[]): Promise<number> => deleteInBatches(database, table, condition, values, until);
  const counts: Record<string, number> = {
    inbox: await dropInboxParts(database, inboxDays, until),
    mailContents: await emptyMails(database, cutoffs.mailContentDays, until),
    decisions: await gone("decisions", "t.at < $1", historyDays),
    delivery_events: await gone("delivery_events", "t.at < $1", historyDays),
    people: await forgetPeople(database, peopleDays, until),
    checkouts: await gone("checkouts", `t."customerId" IS NULL AND t."updatedAt" < $1`, peopleDays),
    orders: await gone("orders", `t."customerId" IS NULL AND t."updatedAt" < $1`, peopleDays),
    parcels: await gone("parcels", `t.at < $1 AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.shop = t.shop AND o.id = t."orderId")`, peopleDays),
    fact_versions: await gone("fact_versions", `t.at < $1 AND EXISTS (SELECT 1 FROM fact_versions n WHERE n.shop = t.shop AND n.kind = t.kind AND n.subject = t.subject AND n.at > t.at AND n.at <= $1)`, daysBefore(now, VERSIONS_KEPT_DAYS)),
    privacy_requests: await gone("privacy_requests", `t.state IN ('done', 'superseded') AND t."answeredAt" < $1`, requestDays),
    exports: await endExports(database, now),
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** The mail stays in the figures and its links keep working; what it said goes. */
async function emptyMails({ pool }: Database, before: Date, until: number): Promise<number> {
  let emptied = 0;
  while (Date.now() < until) {
    const { rowCount } = await pool.query(
      `UPDATE messages SET subject = '', html = '', text = '' WHERE (shop, id) IN (SELECT shop, id FROM messages WHERE "intentAt" < $1 AND status <> 'intent' AND html <> '' LIMIT ${BATCH_ROWS})`,
      [before],
    );
    emptied += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH_ROWS) break;
  }
  return emptied;
}

/** People of whom nothing was heard and to whom nothing was sent since. Closed addresses stay closed. */
async function forgetPeople(database: Database, before: Date, until: number): Promise<number> {
  const { rows } = await database.pool.query<{ shop: string; id: string }>(
    `SELECT c.shop, c.id FROM customers c WHERE COALESCE(c."factsAt", c."createdAt") < $1 AND (c."leaseUntil" IS NULL OR c."leaseUntil" < now())
       AND NOT EXISTS (SELECT 1 FROM checkouts k WHERE k.shop = c.shop AND k."customerId" = c.id AND k."updatedAt" >= $1)
       AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.shop = c.shop AND o."customerId" = c.id AND o."updatedAt" >= $1)
       AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.shop = c.shop AND m."customerId" = c.id AND m."intentAt" >= $1)
       AND NOT EXISTS (SELECT 1 FROM enrollments e WHERE e.shop = c.shop AND e."customerId" = c.id AND e.status = 'open')
     LIMIT $2`,
    [before, PEOPLE_PER_RUN],
  );
  let forgotten = 0;
  for (const { shop, id } of rows) {
    if (Date.now() >= until) break;
    await forgetPerson(database, shop, id);
    forgotten += 1;
  }
  return forgotten;
}

async function forgetPerson(database: Database, shop: string, id: string): Promise<void> {
  await withoutNews(database, shop, async (client) => {
    const { rows } = await client.query<{ shopifyId: string | null; email: string | null }>(`SELECT "shopifyId", email FROM customers WHERE shop = $1 AND id = $2`, [shop, id]);
    const [known] = rows;
    if (!known) return;
    const found = await findPerson(client, shop, { customerShopifyId: known.shopifyId, email: known.email, phone: null, orderIds: [] });
    await eraseRows(client, shop, { ...found, customers: [...new Set([...found.customers, id])] });
  });
}

/** An export that nobody can download any more is over; whom it was about is forgotten. */
async function endExports({ pool }: Database, now: Date): Promise<number> {
  const { rowCount } = await pool.query(`UPDATE privacy_requests SET state = 'done', subject = NULL WHERE state = 'ready' AND "expiresAt" <= $1`, [now]);
  return rowCount ?? 0;
}
