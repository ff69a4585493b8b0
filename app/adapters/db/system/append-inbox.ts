import type { IncomingWebhook } from "../../../use-cases/ports/system-store.ts";
import type { Database } from "../database.ts";

/** Keeps one statement's parameters far below what PostgreSQL takes. */
const LARGEST_BATCH = 5_000;

/**
 * One statement for a batch of any size, so that it is planned once for each connection. All bodies come as one value
 * and are cut apart here: encoding hundreds of them as parameters costs more than the insert. Of repeats within one
 * batch the first is kept; the body of a repeat is never touched.
 */
const APPEND = `
  WITH incoming AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::int[], $8::int[])
      WITH ORDINALITY AS webhook (shop, topic, "webhookId", "eventId", "apiVersion", "triggeredAt", begins, bytes, n)),
  firsts AS (SELECT DISTINCT ON (shop, topic, "webhookId") * FROM incoming ORDER BY shop, topic, "webhookId", n),
  receipts AS (
    INSERT INTO webhook_receipts (shop, topic, "webhookId", "eventId")
    SELECT shop, topic, "webhookId", "eventId" FROM firsts
    ON CONFLICT DO NOTHING RETURNING shop, topic, "webhookId")
  INSERT INTO inbox (shop, topic, "webhookId", "apiVersion", "triggeredAt", body)
  SELECT shop, topic, "webhookId", "apiVersion", "triggeredAt", substring($9::bytea FROM begins FOR bytes)
  FROM firsts JOIN receipts USING (shop, topic, "webhookId") ORDER BY n`;

/** Appends verified webhooks and their receipts in one statement, so in one commit; repeats are dropped. Resolves after the commit with how many were new. */
export async function appendInbox(database: Database, webhooks: readonly IncomingWebhook[]): Promise<number> {
  if (webhooks.length === 0) return 0;
  if (webhooks.length > LARGEST_BATCH) {
    const first = await appendInbox(database, webhooks.slice(0, LARGEST_BATCH));
    return first + (await appendInbox(database, webhooks.slice(LARGEST_BATCH)));
  }
  const { rowCount } = await database.pool.query({ name: "append-inbox", text: APPEND, values: valuesOf(webhooks) });
  return rowCount ?? 0;
}

function valuesOf(webhooks: readonly IncomingWebhook[]): unknown[] {
  const of = <Field extends keyof IncomingWebhook>(field: Field): IncomingWebhook[Field][] => webhooks.map((webhook) => webhook[field]);
  // one unreadable header must not fail the others of its batch
  const times = of("triggeredAt").map((at) => (at && !Number.isNaN(at.getTime()) ? at : null));
  const bodies = of("body");
  let next = 1; // SQL counts bytes from one
  const begins = bodies.map((body) => (next += body.length) - body.length);
  const whole = bodies.length === 1 ? bodies[0] : Buffer.concat(bodies);
  return [of("shop"), of("topic"), of("webhookId"), of("eventId"), of("apiVersion"), times, begins, bodies.map((body) => body.length), whole];
}
