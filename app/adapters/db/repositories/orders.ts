import type { Order as Stored } from "../../../generated/prisma/client.ts";
import type { OrderRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database, Queries } from "../database.ts";
import { orderColumns, toOrder } from "../mappers/order-row.ts";
import { writeNewer, type NewerWins } from "../newer-wins.ts";

/** How orders take payloads that come late or twice. */
export const ORDER_RULE: NewerWins = {
  table: "orders",
  key: ["shop", "id"],
  at: "updatedAt",
  prefer: ["cancelledAt", "paidAt"],
  joined: { customerId: `COALESCE(excluded."customerId", kept."customerId")` },
};

/** Orders of one shop. */
export function createOrders({ prisma }: Database, shop: string): OrderRepository {
  return {
    async upsert(order, customerId) {
      const [written] = await writeNewer(prisma, ORDER_RULE, [orderColumns(shop, order, customerId)]);
      if (written) return written.inserted ? "new" : "changed";
      const filled = customerId === null ? 0 : (await prisma.order.updateMany({ where: { shop, id: order.id, customerId: null }, data: { customerId } })).count;
      return filled > 0 ? "changed" : "stale";
    },
    async get(id) {
      const row = await prisma.order.findUnique({ where: { shop_id: { shop, id } } });
      return row && { ...toOrder(row), customerId: row.customerId };
    },
    ofPerson: async (customerId, since) => (await ordersOfPerson(prisma, shop, customerId, since)).map(toOrder),
  };
}

const MOST_ORDERS = 100;

/** Orders of a person by customer, e-mail, or the checkout token, cart token or typed address of one of their checkouts; newest first, at most 100. One branch per index. */
export function ordersOfPerson(queries: Queries, shop: string, customerId: string, since: Date): Promise<Stored[]> {
  return queries.$queryRaw<Stored[]>`
    WITH found AS (
      SELECT o.id FROM orders o WHERE o.shop = ${shop} AND o."customerId" = ${customerId}
      UNION
      SELECT o.id FROM customers p JOIN orders o ON o.shop = p.shop AND lower(o.email) = p.email
      WHERE p.shop = ${shop} AND p.id = ${customerId} AND p.email IS NOT NULL
      UNION
      SELECT o.id FROM checkouts c JOIN orders o ON o.shop = c.shop AND lower(o.email) = lower(c.email) WHERE c.shop = ${shop} AND c."customerId" = ${customerId}
      UNION
      SELECT o.id FROM checkouts c JOIN orders o ON o.shop = c.shop AND o."checkoutToken" = c.token WHERE c.shop = ${shop} AND c."customerId" = ${customerId}
      UNION
      SELECT o.id FROM checkouts c JOIN orders o ON o.shop = c.shop AND o."cartToken" = c."cartToken" WHERE c.shop = ${shop} AND c."customerId" = ${customerId}
    )
    SELECT o.* FROM found JOIN orders o ON o.shop = ${shop} AND o.id = found.id
    WHERE o."createdAt" >= ${since}::timestamptz
    ORDER BY o."createdAt" DESC, o.id DESC LIMIT ${MOST_ORDERS}::int`;
}
