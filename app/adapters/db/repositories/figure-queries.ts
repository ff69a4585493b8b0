import { Prisma } from "../../../generated/prisma/client.ts";

/** A checkout that rests this long counts as abandoned, as at Shopify. */
const IDLE = Prisma.sql`interval '10 minutes'`;

/** Mails handed off in a period. */
export function mailsIn(shop: string, from: Date, to: Date): Prisma.Sql {
  return Prisma.sql`SELECT * FROM messages
    WHERE shop = ${shop} AND status = 'handed-off' AND "handedOffAt" >= ${from}::timestamptz AND "handedOffAt" < ${to}::timestamptz`;
}

/** Credited orders of a period (null: of all time), without cancelled and test orders. */
export function recoveredIn(shop: string, from: Date | null, to: Date | null): Prisma.Sql {
  return Prisma.sql`SELECT a.* FROM attributions a LEFT JOIN orders o ON o.shop = a.shop AND o.id = a."orderId"
    WHERE a.shop = ${shop} AND o."cancelledAt" IS NULL AND o.test IS NOT TRUE
      AND (${from}::timestamptz IS NULL OR a."orderedAt" >= ${from}::timestamptz) AND (${to}::timestamptz IS NULL OR a."orderedAt" < ${to}::timestamptz)`;
}

/** One look into the index for each checkout. As EXISTS, PostgreSQL would rather work it out for all mails of all shops at once. */
const WRITTEN_TO = Prisma.sql`SELECT true FROM messages m WHERE m.shop = c.shop AND m."checkoutToken" = c.token AND m.status <> 'refused' LIMIT 1`;

/** Checkouts begun in a period that were left: still open and at rest at its end, or written to, or won back. One that was bought straight away was never abandoned; one that is no real shopper's does not count. */
export function abandonedIn(shop: string, from: Date, to: Date): Prisma.Sql {
  return Prisma.sql`SELECT c.shop, c.token FROM checkouts c
    WHERE c.shop = ${shop} AND NOT c.suspected AND c."createdAt" >= ${from}::timestamptz AND c."createdAt" < ${to}::timestamptz
      AND (c.status = 'recovered'
        OR (c.status = 'open' AND c."completedAt" IS NULL AND c."updatedAt" <= ${to}::timestamptz - ${IDLE})
        OR COALESCE((${WRITTEN_TO}), false))`;
}
