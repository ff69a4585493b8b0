import type { Touch } from "../../../domain/attribution/touch.ts";
import type { Order } from "../../../domain/orders/order.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { AttributionRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";

/** Which message brought which order. */
export function createAttributions({ prisma }: Database, shop: string): AttributionRepository {
  const updateAmount = (order: Order): Promise<number> => prisma.$executeRaw`
    UPDATE attributions SET "amountMinor" = ${amountOf(shop, order)} WHERE shop = ${shop} AND "orderId" = ${order.id}`;
  return {
    touches: (customerId, since) => touchesOf({ prisma }, shop, customerId, since),
    async credit(order, customerId, credit) {
      const fresh = await prisma.$executeRaw`
        INSERT INTO attributions (shop, "orderId", "campaignId", "messageId", "customerId", evidence, "touchedAt", "orderedAt", "amountMinor", currency)
        SELECT m.shop, ${order.id}, m."campaignId", m.id, ${customerId}, ${credit.evidence}, ${credit.touchedAt}::timestamptz, ${order.createdAt}::timestamptz,
          ${amountOf(shop, order)}, ${order.total.currency}
        FROM messages m WHERE m.shop = ${shop} AND m.id = ${credit.messageId}
        ON CONFLICT DO NOTHING`;
      if (fresh > 0) return "credited";
      await updateAmount(order);
      return "updated";
    },
    async updateAmount(order) {
      await updateAmount(order);
    },
  };
}

/** What the order is worth now, as the stored row has it, since the given one may be old news: nothing once cancelled. */
function amountOf(shop: string, order: Order): Prisma.Sql {
  const given = order.cancelledAt === null ? order.total.minor : 0;
  return Prisma.sql`COALESCE((SELECT CASE WHEN o."cancelledAt" IS NULL THEN o."totalMinor" ELSE 0 END FROM orders o WHERE o.shop = ${shop} AND o.id = ${order.id}), ${given}::bigint)`;
}

interface Click extends Omit<Touch, "kind" | "discountCode"> {
  readonly link: string | null;
}

/** Clicks since; and the codes of messages that were handed off since. */
async function touchesOf({ prisma }: Pick<Database, "prisma">, shop: string, customerId: string, since: Date): Promise<readonly Touch[]> {
  const clicks = await prisma.$queryRaw<Click[]>`
    SELECT m.id AS "messageId", m."campaignId", e.at, e.detail ->> 'link' AS link
    FROM messages m JOIN delivery_events e ON e.shop = m.shop AND e."messageId" = m.id
    WHERE m.shop = ${shop} AND m."customerId" = ${customerId} AND e.kind = 'clicked' AND e.at >= ${since}::timestamptz
    ORDER BY e.at, e."eventId"`;
  const codes = await prisma.message.findMany({
    where: { shop, customerId, discountCode: { not: null }, status: { not: "refused" }, OR: [{ handedOffAt: { gte: since } }, { handedOffAt: null, intentAt: { gte: since } }] },
    orderBy: { intentAt: "asc" },
  });
  return [
    ...clicks.map(({ link, ...touch }) => ({ ...touch, kind: link === "recovery" ? ("recovery-link" as const) : ("click" as const), discountCode: null })),
    ...codes.map((row) => ({ messageId: row.id, campaignId: row.campaignId, at: row.handedOffAt ?? row.intentAt, kind: "discount-code" as const, discountCode: row.discountCode })),
  ];
}
