import type { IncomingWebhook } from "../../../use-cases/ports/system-store.ts";
import type { Database } from "../database.ts";

const COLUMNS = 7;
/** PostgreSQL takes 65,535 parameters in one statement. */
const LARGEST_BATCH = Math.floor(65_535 / COLUMNS);

/** Appends verified webhooks and their receipts in one statement, so in one commit; repeats are dropped. Resolves after the commit with how many were new. */
export async function appendInbox(database: Database, webhooks: readonly IncomingWebhook[]): Promise<number> {
  if (webhooks.length === 0) return 0;
  if (webhooks.length > LARGEST_BATCH) {
    const first = await appendInbox(database, webhooks.slice(0, LARGEST_BATCH));
    return first + (await appendInbox(database, webhooks.slice(LARGEST_BATCH)));
  }
  const { rowCount } = await database.pool.query(statementFor(webhooks.length), webhooks.flatMap(valuesOf));
  return rowCount ?? 0;
}

/** Of repeats within one batch the first is kept. */
function statementFor(rows: number): string {
  const values = Array.from({ length: rows }, (_, row) => {
    const at = (column: number): string => `$${row * COLUMNS + column}`;
    return `(${row}, ${at(1)}::text, ${at(2)}::text, ${at(3)}::text, ${at(4)}::text, ${at(5)}::text, ${at(6)}::timestamptz, ${at(7)}::bytea)`;
  });
  return `
    WITH incoming (n, shop, topic, "webhookId", "eventId", "apiVersion", "triggeredAt", body) AS (VALUES ${values.join(", ")}),
    firsts AS (SELECT DISTINCT ON (shop, topic, "webhookId") * FROM incoming ORDER BY shop, topic, "webhookId", n),
    receipts AS (
      INSERT INTO webhook_receipts (shop, topic, "webhookId", "eventId")
      SELECT shop, topic, "webhookId", "eventId" FROM firsts
      ON CONFLICT DO NOTHING RETURNING shop, topic, "webhookId")
    INSERT INTO inbox (shop, topic, "webhookId", "apiVersion", "triggeredAt", body)
    SELECT shop, topic, "webhookId", "apiVersion", "triggeredAt", body FROM firsts JOIN receipts USING (shop, topic, "webhookId") ORDER BY n`;
}

function valuesOf({ shop, topic, webhookId, eventId, apiVersion, triggeredAt, body }: IncomingWebhook): unknown[] {
  // one unreadable header must not fail the others of its batch
  const at = triggeredAt && !Number.isNaN(triggeredAt.getTime()) ? triggeredAt : null;
  return [shop, topic, webhookId, eventId, apiVersion, at, body];
}
