import { randomUUID } from "node:crypto";
import type { PoolClient } from "pg";
import type { PersonKeys } from "./person.ts";

/** Tables of which an erased person's rows stay as bare counts and amounts, so that the merchant's figures do not change afterwards. */
export const KEPT_FOR_FIGURES: readonly string[] = ["attributions", "checkouts", "exposures", "messages"];

/**
 * Takes the person out of what figures count. `nobody` stands for them from now on: a random id that leads nowhere. An
 * unanswered hand-off becomes `unknown`: there is nobody left to hold it.
 */
export async function keepForFigures(client: PoolClient, shop: string, keys: PersonKeys, nobody: string): Promise<Record<string, number>> {
  const run = async (sql: string, ...values: unknown[]): Promise<number> => (await client.query(sql, [shop, ...values])).rowCount ?? 0;
  const tokens = keys.checkouts.map(() => `erased-${randomUUID()}`);
  await run(
    `DELETE FROM attributions a USING orders o WHERE a.shop = $1 AND o.shop = $1 AND o.id = a."orderId" AND (a."orderId" = ANY($2) OR a."customerId" = ANY($3))
       AND (o.test OR o."cancelledAt" IS NOT NULL)`,
    keys.orders, keys.customers,
  );
  const attributions = await run(
    `UPDATE attributions SET "orderId" = 'erased-' || gen_random_uuid(), "customerId" = $4 WHERE shop = $1 AND ("orderId" = ANY($2) OR "customerId" = ANY($3))`,
    keys.orders, keys.customers, nobody,
  );
  const messages = await run(
    `UPDATE messages m SET "customerId" = $3, "enrollmentId" = $3, occasion = 'erased-' || m.id, address = '', subject = '', html = '', text = '', links = '[]',
       "discountCode" = NULL, "providerMessageId" = NULL, refusal = NULL, status = CASE status WHEN 'intent' THEN 'unknown' ELSE status END,
       "checkoutToken" = (SELECT n.new FROM unnest($4::text[], $5::text[]) AS n (old, new) WHERE n.old = m."checkoutToken")
     WHERE shop = $1 AND id = ANY($2)`,
    keys.messages, nobody, keys.checkouts, tokens,
  );
  const checkouts = await run(
    `UPDATE checkouts c SET token = n.new, "cartToken" = NULL, "customerId" = NULL, "shopifyId" = NULL, "customerShopifyId" = NULL, email = NULL, phone = NULL,
       "firstName" = NULL, "lastName" = NULL, "acceptsMarketing" = NULL, locale = NULL, country = NULL, lines = '[]', "recoveryUrl" = NULL, "sourceName" = NULL
     FROM unnest($2::text[], $3::text[]) AS n (old, new) WHERE c.shop = $1 AND c.token = n.old`,
    keys.checkouts, tokens,
  );
  const exposures = await run(
    `WITH gone AS (DELETE FROM exposures WHERE shop = $1 AND "customerId" = ANY($2) RETURNING "campaignId", arm, at)
     INSERT INTO exposures (shop, "campaignId", "customerId", arm, at) SELECT DISTINCT ON ("campaignId") $1, "campaignId", $3, arm, at FROM gone ORDER BY "campaignId", at`,
    keys.customers, nobody,
  );
  return Object.fromEntries(Object.entries({ attributions, checkouts, exposures, messages }).filter(([, count]) => count > 0));
}
