import type { SuppressionReason } from "../../../domain/consent/marketing-consent.ts";
import type { Checkout as StoredCheckout, Consent as StoredConsent, Customer as StoredCustomer, Order as StoredOrder } from "../../../generated/prisma/client.ts";
import type { PastOf, PastRepository, PersonRecord, StockChange } from "../../../use-cases/ports/seeing-store.ts";
import { mailKey } from "../../../domain/rehearsal/faults.ts";
import type { ShopifyMail } from "../../../domain/journeys/facts.ts";
import { addressHash } from "../address-hash.ts";
import type { Database } from "../database.ts";
import { toCheckout } from "../mappers/checkout-row.ts";
import { toConsent, toCustomer } from "../mappers/customer-row.ts";
import { toOrder } from "../mappers/order-row.ts";
import { ask } from "../together/statements.ts";
import { linesAsOf } from "./past-lines.ts";
import type { LinesVersion } from "./past-lines.ts";

/** Orders of before the period may still start something in it: a trigger counts up to so many days from one. */
const ORDERS_BEFORE = "interval '120 days'";
const WHO: { readonly [Of in PastOf]: string } = {
  checkouts: `SELECT DISTINCT "customerId" AS id FROM checkouts WHERE shop = $1 AND "updatedAt" >= $2 AND "customerId" > $3`,
  orders: `SELECT DISTINCT "customerId" AS id FROM orders WHERE shop = $1 AND "createdAt" >= $2::timestamptz - ${ORDERS_BEFORE} AND "customerId" > $3`,
  everybody: `SELECT id FROM customers WHERE shop = $1 AND $2::timestamptz IS NOT NULL AND id > $3 AND email IS NOT NULL AND "joinedInto" IS NULL`,
};

/** The past of one shop, by statements over many people. */
export function createPast({ pool }: Database, shop: string, addressKey: Buffer): PastRepository {
  return {
    async count(of, from) {
      const [row] = await ask<{ n: number }>(pool, `SELECT count(*)::int AS n FROM (${WHO[of]}) people`, [shop, from, ""]);
      return row?.n ?? 0;
    },
    async people(of, from, campaignId, after, limit) {
      const rows = await ask<{ id: string }>(pool, `${WHO[of]} ORDER BY 1 LIMIT $4::int`, [shop, from, after ?? "", limit]);
      return rows.length === 0 ? [] : readPeople(pool, { shop, addressKey, from, campaignId }, rows.map((row) => row.id));
    },
    async ownMails(campaignId, from, customerIds) {
      const rows = await ask<{ customerId: string; stepId: string; checkoutToken: string | null; occasion: string; clickedAt: Date | null }>(pool, `
        SELECT "customerId", "stepId", "checkoutToken", occasion, "clickedAt" FROM messages
        WHERE shop = $1 AND "campaignId" = $2 AND "customerId" = ANY($3::text[]) AND status = 'handed-off' AND "intentAt" >= $4 ORDER BY "intentAt"`, [shop, campaignId, customerIds, from]);
      const mails = rows.map(({ customerId, stepId, clickedAt, ...about }) => ({ customerId, mail: { key: mailKey({ ...about, orderId: null }, stepId), stepId, clickedAt } }));
      return new Map([...Map.groupBy(mails, (one) => one.customerId)].map(([id, theirs]) => [id, theirs.map(({ mail }) => mail)]));
    },
    stock: (variantIds) => readStock(pool, shop, variantIds),
    async reach() {
      const [row] = await ask<{ orders: Date | null; consents: Date | null }>(pool, `SELECT LEAST((SELECT min("createdAt") FROM orders WHERE shop = $1), "installedAt") AS orders, "installedAt" AS consents FROM shops WHERE shop = $1`, [shop]);
      return row ?? { orders: null, consents: null };
    },
  };
}

interface Asked {
  readonly shop: string;
  readonly addressKey: Buffer;
  readonly from: Date;
  readonly campaignId: string;
}
type Pool = Database["pool"];

async function readPeople(pool: Pool, { shop, addressKey, from, campaignId }: Asked, ids: readonly string[]): Promise<readonly PersonRecord[]> {
  const [customers, checkouts, consents, segments, mails] = await Promise.all([
    ask<StoredCustomer>(pool, `SELECT * FROM customers WHERE shop = $1 AND id = ANY($2::text[]) ORDER BY id`, [shop, ids]),
    ask<StoredCheckout>(pool, `SELECT * FROM checkouts WHERE shop = $1 AND "customerId" = ANY($2::text[]) AND "updatedAt" >= $3 ORDER BY "createdAt", token`, [shop, ids, from]),
    ask<StoredConsent>(pool, `SELECT * FROM consents WHERE shop = $1 AND "customerId" = ANY($2::text[]) AND channel = 'email' ORDER BY at, source`, [shop, ids]),
    ask<{ customerId: string; segmentId: string; member: boolean; since: Date }>(pool, `SELECT "customerId", "segmentId", member, since FROM segment_memberships WHERE shop = $1 AND "customerId" = ANY($2::text[])`, [shop, ids]),
    ask<{ customerId: string; at: Date; purpose: string }>(pool, `
      SELECT "customerId", purpose, COALESCE("handedOffAt", "intentAt") AS at FROM messages
      WHERE shop = $1 AND "customerId" = ANY($2::text[]) AND "campaignId" <> $3 AND status <> 'refused' AND "intentAt" >= $4::timestamptz - interval '7 days' ORDER BY 3`, [shop, ids, campaignId, from]),
  ]);
  const addresses = [...customers.map(({ id, email }) => ({ id, email })), ...checkouts.map(({ customerId, email }) => ({ id: customerId!, email }))].filter((one): one is { id: string; email: string } => one.email !== null);
  const hashes = new Map([...new Set(addresses.map((one) => one.email))].map((email) => [email, addressHash(addressKey, shop, email)]));
  const [versions, orders, suppressed] = await Promise.all([
    ask<LinesVersion>(pool, `SELECT subject, at, value FROM fact_versions WHERE shop = $1 AND kind = 'checkout-lines' AND subject = ANY($2::text[]) ORDER BY subject, at`, [shop, checkouts.map((row) => row.token)]),
    readOrders(pool, shop, ids, addresses, checkouts),
    ask<{ addressHash: string; reason: SuppressionReason; at: Date }>(pool, `SELECT "addressHash", reason, at FROM suppressions WHERE shop = $1 AND channel = 'email' AND "addressHash" = ANY($2::text[]) ORDER BY reason`, [shop, [...hashes.values()]]),
  ]);
  const by = { checkouts: Map.groupBy(checkouts, (row) => row.customerId), consents: Map.groupBy(consents, (row) => row.customerId), segments: Map.groupBy(segments, (row) => row.customerId), mails: Map.groupBy(mails, (row) => row.customerId), orders: Map.groupBy(orders, (row) => row.person), versions: Map.groupBy(versions, (row) => row.subject), addresses: Map.groupBy(addresses, (one) => one.id) };
  return customers.map((row): PersonRecord => {
    const own = new Set((by.addresses.get(row.id) ?? []).map((one) => hashes.get(one.email)));
    const closed = suppressed.find((one) => own.has(one.addressHash));
    return {
      customer: toCustomer(row),
      since: row.since,
      checkouts: (by.checkouts.get(row.id) ?? []).map((one) => pastCheckout(one, by.versions.get(one.token) ?? [])),
      orders: (by.orders.get(row.id) ?? []).map(toOrder),
      consents: (by.consents.get(row.id) ?? []).map(toConsent),
      suppression: closed ? { reason: closed.reason, at: closed.at } : null,
      segments: new Map((by.segments.get(row.id) ?? []).map(({ segmentId, member, since }) => [segmentId, { member, since }])),
      mails: (by.mails.get(row.id) ?? []).map(({ at, purpose }) => ({ at, purpose: purpose === "transactional" ? "transactional" : "marketing" })),
    };
  });
}

function pastCheckout(row: StoredCheckout, versions: readonly LinesVersion[]): PersonRecord["checkouts"][number] {
  const checkout = toCheckout(row);
  return { checkout, deletedAt: row.deletedAt, suspected: row.suspected, shopifyMail: row.shopifyMail as ShopifyMail | null, versions: versions.map((version) => linesAsOf(checkout, version)) };
}

/** Orders of people by customer, address, checkout and cart, as at hand-off; newest first. One branch per index. */
function readOrders(pool: Pool, shop: string, ids: readonly string[], addresses: readonly { id: string; email: string }[], checkouts: readonly StoredCheckout[]): Promise<(StoredOrder & { person: string })[]> {
  const carts = checkouts.filter((row) => row.cartToken !== null);
  return ask<StoredOrder & { person: string }>(pool, `
    WITH found AS (
      SELECT "customerId" AS person, id FROM orders WHERE shop = $1 AND "customerId" = ANY($2::text[])
      UNION SELECT said.person, o.id FROM unnest($3::text[], $4::text[]) AS said (person, email) JOIN orders o ON o.shop = $1 AND lower(o.email) = lower(said.email)
      UNION SELECT said.person, o.id FROM unnest($5::text[], $6::text[]) AS said (person, token) JOIN orders o ON o.shop = $1 AND o."checkoutToken" = said.token
      UNION SELECT said.person, o.id FROM unnest($7::text[], $8::text[]) AS said (person, token) JOIN orders o ON o.shop = $1 AND o."cartToken" = said.token)
    SELECT f.person, o.* FROM found f JOIN orders o ON o.shop = $1 AND o.id = f.id ORDER BY f.person, o."createdAt" DESC, o.id DESC`,
  [shop, ids, addresses.map((one) => one.id), addresses.map((one) => one.email), checkouts.map((row) => row.customerId), checkouts.map((row) => row.token), carts.map((row) => row.customerId), carts.map((row) => row.cartToken)]);
}

async function readStock(pool: Pool, shop: string, variantIds: readonly string[]): Promise<readonly StockChange[]> {
  return ask<StockChange & { variantId: string }>(pool, `
    SELECT id AS "variantId", timestamptz '1970-01-01Z' AS at, true AS sellable FROM variants WHERE shop = $1 AND id = ANY($2::text[]) AND NOT tracked
    UNION ALL
    SELECT subject, at, sellable FROM (
      SELECT subject, at, sellable, lag(sellable) OVER (PARTITION BY subject ORDER BY at) AS before FROM (
        SELECT subject, at, (value ->> 'quantity')::numeric > 0 OR value ->> 'policy' = 'continue' AS sellable
        FROM fact_versions WHERE shop = $1 AND kind = 'stock' AND subject = ANY($2::text[])
        UNION ALL
        -- what the shop said when it was asked last
        SELECT id, "observedAt", "availableForSale" FROM variants WHERE shop = $1 AND id = ANY($2::text[]) AND tracked) told) changes
    WHERE before IS DISTINCT FROM sellable AND sellable IS NOT NULL ORDER BY 1, 2`, [shop, variantIds]);
}
