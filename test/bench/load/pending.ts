import type { Pool } from "pg";

/** People who left a checkout each, and whose journey about it waits: where the numbers begin and end, and when they are due. */
export interface Pending {
  readonly shops: readonly string[];
  readonly from: number;
  readonly to: number;
  /** when number 0 is due; each further one a hundredth of a second later */
  readonly firstDue: Date;
  /** the campaign, in every shop */
  readonly campaignId: string;
}

const STEP_MS = 10;
const WAITED = "interval '60 minutes'";

/** When all numbers below `count` are due. */
export function dueBelow({ firstDue }: Pick<Pending, "firstDue">, count: number): Date {
  return new Date(firstDue.getTime() + count * STEP_MS);
}

/** Writes them, with ids and tokens that follow no order, as those of the product do not. Each has three lines and has agreed to mails. */
export async function addPending(pool: Pool, { shops, from, to, firstDue, campaignId }: Pending): Promise<void> {
  const people = `
    SELECT n, ($1::text[])[1 + n % cardinality($1::text[])] AS shop, md5('person ' || n) AS id, md5('token ' || n) AS token, 'shopper' || n || '@example.com' AS email,
      $4::timestamptz + n * interval '${STEP_MS} ms' AS due, $4::timestamptz + n * interval '${STEP_MS} ms' - ${WAITED} AS at FROM generate_series($2::int, $3::int - 1) n`;
  const values = [shops, from, to, firstDue];
  await pool.query(`
    INSERT INTO customers (shop, id, email, "firstName", "lastName", locale, country, "createdAt", "factsAt")
    SELECT shop, id, email, 'Ada', 'Lovelace', 'en', 'US', at, at FROM (${people}) p`, values);
  await pool.query(`
    INSERT INTO checkouts (shop, token, "cartToken", "customerId", "shopifyId", email, "firstName", "lastName", "acceptsMarketing", locale, country, currency, "presentmentCurrency", "subtotalMinor", "totalMinor", lines, "recoveryUrl", "sourceName", "createdAt", "updatedAt")
    SELECT shop, token, md5('cart ' || n), id, (1000000000 + n)::text, email, 'Ada', 'Lovelace', true, 'en', 'US', 'USD', 'USD', 30000, 30000, ${LINES}, 'https://shop.example/recover/' || token, 'web', at, at FROM (${people}) p`, values);
  await pool.query(`INSERT INTO consents (shop, "customerId", channel, at, state, source, evidence) SELECT shop, id, 'email', at, 'subscribed', 'checkout-box', '{}' FROM (${people}) p`, values);
  await pool.query(`
    INSERT INTO enrollments (shop, id, "campaignId", "campaignVersion", "customerId", "checkoutToken", occasion, "stepIndex", "stepEnteredAt", "dueAt", "createdAt")
    SELECT shop, md5('enrollment ' || n), $5, 1, id, token, md5('occasion ' || n), 0, at, due, at FROM (${people}) p`, [...values, campaignId]);
  await pool.query(`
    INSERT INTO decisions (shop, id, "customerId", "enrollmentId", "campaignId", "checkoutToken", at, kind)
    SELECT shop, md5('entered ' || n), id, md5('enrollment ' || n), $5, token, at, 'enrolled' FROM (${people}) p`, [...values, campaignId]);
  // outside of a transaction, one by one
  for (const table of ["customers", "checkouts", "consents", "enrollments", "decisions"]) await pool.query(`VACUUM ANALYZE ${table}`);
}

/** How many products of the shop are in the carts. */
export const PRODUCTS = 200;

const LINES = `(SELECT jsonb_agg(jsonb_build_object('key', 'line' || line, 'variantId', (1 + (n * 3 + line) % ${PRODUCTS})::text, 'productId', '1', 'title', 'Tent ' || line, 'variantTitle', 'Green', 'sku', null, 'quantity', 1,
  'unitPrice', jsonb_build_object('minor', 10000, 'currency', 'USD'), 'linePrice', jsonb_build_object('minor', 10000, 'currency', 'USD'), 'properties', '[]'::jsonb, 'sellingPlanId', null, 'requiresShipping', true))
  FROM generate_series(1, 3) line)`;
