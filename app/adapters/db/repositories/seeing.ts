import type { FoundPerson, SeeingRepository } from "../../../use-cases/ports/seeing-store.ts";
import type { Enrollment as Stored } from "../../../generated/prisma/client.ts";
import type { Database } from "../database.ts";
import { beginning } from "../like.ts";
import { toCheckout } from "../mappers/checkout-row.ts";
import { toEnrollment } from "../mappers/enrollment-row.ts";
import { toMessage } from "../mappers/message-row.ts";
import { toOrder } from "../mappers/order-row.ts";
import { storable } from "../storable.ts";
import { ordersOfPeople } from "./orders.ts";
import { ask } from "../together/statements.ts";

const LONGEST_QUERY = 200;
/** of each way to find somebody; each goes by an index of its own */
const MOST_FOUND = 200;

/** What pages look up about people of one shop and about what is planned for them. */
export function createSeeing({ pool, prisma }: Database, shop: string): SeeingRepository {
  return {
    async findPeople(query, limit) {
      const words = storable(query).trim().slice(0, LONGEST_QUERY).toLowerCase();
      if (words === "") return [];
      const [first = "", ...others] = words.split(/\s+/);
      const last = others.at(-1) ?? "";
      return described(pool, `
        (SELECT id FROM customers WHERE shop = $1 AND email LIKE $3 LIMIT ${MOST_FOUND})
        UNION (SELECT "customerId" FROM identities WHERE shop = $1 AND email = $4 LIMIT ${MOST_FOUND})
        UNION (SELECT "customerId" FROM orders WHERE shop = $1 AND lower(name) IN ($4, '#' || $4) LIMIT ${MOST_FOUND})
        UNION (SELECT id FROM customers WHERE shop = $1 AND lower("firstName") LIKE $5 AND ($7 = '' OR lower("lastName") LIKE $6) LIMIT ${MOST_FOUND})
        UNION (SELECT id FROM customers WHERE shop = $1 AND $7 = '' AND lower("lastName") LIKE $5 LIMIT ${MOST_FOUND})`,
      [shop, limit, beginning(words), words, beginning(first), beginning(last), last]);
    },
    recentPeople: (limit) => described(pool, `
      SELECT "customerId" FROM (SELECT "customerId", at FROM decisions WHERE shop = $1 ORDER BY at DESC LIMIT ${MOST_FOUND * 5}) newest GROUP BY 1 ORDER BY max(at) DESC LIMIT $2::int`, [shop, limit]),
    async due(campaignId, until, after, limit) {
      const rows = await ask<Stored>(pool, `
        SELECT * FROM enrollments WHERE shop = $1 AND "campaignId" = $2 AND status = 'open' AND "dueAt" <= $3 AND ("dueAt", id) > ($4::timestamptz, $5)
        ORDER BY "dueAt", id LIMIT $6::int`, [shop, campaignId, until, after?.dueAt ?? new Date(0), after?.id ?? "", limit]);
      return rows.map((row) => ({ ...toEnrollment(row), dueAt: row.dueAt! }));
    },
    async openOf(customerIds) {
      const rows = await ask<Stored>(pool, `SELECT * FROM enrollments WHERE shop = $1 AND "customerId" = ANY($2::text[]) AND status = 'open' AND "dueAt" IS NOT NULL ORDER BY "dueAt", id`, [shop, customerIds]);
      return rows.map((row) => ({ ...toEnrollment(row), dueAt: row.dueAt! }));
    },
    async belongingsOf(customerId, limit) {
      const [orders, checkouts, messages] = await Promise.all([
        ordersOfPeople(prisma, [{ shop, customerId }]),
        prisma.checkout.findMany({ where: { shop, customerId }, orderBy: [{ createdAt: "desc" }, { token: "asc" }], take: limit }),
        prisma.message.findMany({ where: { shop, customerId }, orderBy: [{ intentAt: "desc" }, { id: "asc" }], take: limit }),
      ]);
      return { orders: orders.slice(0, limit).map(toOrder), checkouts: checkouts.map(toCheckout), messages: messages.map(toMessage) };
    },
    async duePeople(campaignIds, until, limit) {
      const rows = await ask<{ id: string; people: number }>(pool, `
        WITH due AS (SELECT DISTINCT "customerId" AS id FROM enrollments WHERE shop = $1 AND "campaignId" = ANY($2::text[]) AND status = 'open' AND "dueAt" <= $3)
        SELECT id, (SELECT count(*)::int FROM due) AS people FROM due ORDER BY md5(id), id LIMIT $4::int`, [shop, campaignIds, until, limit]);
      return { people: rows[0]?.people ?? 0, customerIds: rows.map(({ id }) => id) };
    },
  };
}

/** People whose ids a query finds, with what tells them apart; $1 is the shop, $2 how many. */
function described(pool: Database["pool"], ids: string, values: readonly unknown[]): Promise<FoundPerson[]> {
  return ask<FoundPerson & { id: string }>(pool, `
    WITH found AS (${ids})
    SELECT c.id, c."shopifyId", c.email, c.phone, c."firstName", c."lastName", c.locale, c.country, c."timeZone", ordered.count AS orders, left_behind.count AS checkouts, decided.at AS "lastDecisionAt"
    FROM customers c
    CROSS JOIN LATERAL (SELECT count(*)::int AS count FROM orders o WHERE o.shop = c.shop AND o."customerId" = c.id) ordered
    CROSS JOIN LATERAL (SELECT count(*)::int AS count FROM checkouts k WHERE k.shop = c.shop AND k."customerId" = c.id) left_behind
    CROSS JOIN LATERAL (SELECT max(d.at) AS at FROM decisions d WHERE d.shop = c.shop AND d."customerId" = c.id) decided
    WHERE c.shop = $1 AND c.id IN (SELECT * FROM found) AND c."joinedInto" IS NULL
    ORDER BY decided.at DESC NULLS LAST, c."createdAt" DESC, c.id LIMIT $2::int`, values);
}
