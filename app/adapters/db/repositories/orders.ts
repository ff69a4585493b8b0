import { type Order as Stored, Prisma } from "../../../generated/prisma/client.ts";
import type { OrderRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import type { SqlSession } from "../sql-session.ts";
import { orderColumns, toOrder } from "../mappers/order-row.ts";
import { foldWaitingParcels, saveParcels } from "./parcels.ts";
import { writeNewer, type NewerWins } from "../newer-wins.ts";

/** How orders take payloads that come late or twice. */
export const ORDER_RULE: NewerWins = {
  table: "orders",
  key: ["shop", "id"],
  at: "updatedAt",
  prefer: ["cancelledAt", "paidAt", "saidExpectedAt"],
  joined: {
    customerId: `COALESCE(excluded."customerId", kept."customerId")`,
    // Only the Admin API tells it: a webhook that says nothing of it takes nothing back.
    saidExpectedAt: `COALESCE(excluded."saidExpectedAt", kept."saidExpectedAt")`,
  },
};

/** Orders of one shop. */
export function createOrders({ prisma, pool }: Database, shop: string): OrderRepository {
  return {
    async upsert(order, customerId) {
      const [written] = await writeNewer(prisma, ORDER_RULE, [orderColumns(shop, order, customerId)]);
      if (written?.inserted) await foldWaitingParcels(pool, [{ shop, id: order.id }]);
      if (written) return written.inserted ? "new" : "changed";
      const filled = customerId === null ? 0 : (await prisma.order.updateMany({ where: { shop, id: order.id, customerId: null }, data: { customerId } })).count;
      return filled > 0 ? "changed" : "stale";
    },
    async get(id) {
      const row = await prisma.order.findUnique({ where: { shop_id: { shop, id } } });
      return row && { ...toOrder(row), customerId: row.customerId };
    },
    sawParcel: (news) => saveParcels(pool, [{ shop, ...news }]),
    async ofCheckout(token, cartToken) {
      const sameCart = cartToken === null ? [] : [{ cartToken }];
      return (await prisma.order.findMany({ where: { shop, OR: [{ checkoutToken: token }, ...sameCart] }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] })).map(toOrder);
    },
  };
}

const MOST_ORDERS = 100;

/** Of whom orders are asked, by all that may name them. */
export interface AskedPerson {
  readonly shop: string;
  readonly customerId: string;
  readonly email: string | null;
  /** their checkouts */
  readonly carts: readonly { readonly token: string; readonly cartToken: string | null; readonly email: string | null }[];
}

/**
 * Orders of each of some people by customer, e-mail, or the checkout token, cart token or typed address of one of their
 * checkouts; newest first, at most 100 of each, with the position of the person (`n`, from 0).
 */
export function ordersOfPeople(session: Pick<SqlSession, "$queryRaw">, people: readonly { readonly shop: string; readonly customerId: string }[]): Promise<(Stored & { n: number })[]> {
  return session.$queryRaw<(Stored & { n: number })[]>`
    WITH asked AS (
      SELECT said.n::int - 1 AS n, p.shop, p.id, p.email
      FROM unnest(${people.map((one) => one.shop)}::text[], ${people.map((one) => one.customerId)}::text[]) WITH ORDINALITY AS said (shop, id, n)
      JOIN customers p ON p.shop = said.shop AND p.id = said.id),
    carts AS (SELECT a.n, c.shop, c.token, c."cartToken", NULLIF(lower(c.email), a.email) AS email FROM asked a JOIN checkouts c ON c.shop = a.shop AND c."customerId" = a.id)
    ${NEWEST}`;
}

/** The same where the people and their checkouts were read before. */
export function ordersOfKnown(session: Pick<SqlSession, "$queryRaw">, people: readonly AskedPerson[]): Promise<(Stored & { n: number })[]> {
  const carts = people.flatMap(({ shop, email, carts: theirs }, n) => theirs.map((cart) => ({ n, shop, ...cart, email: cart.email === email ? null : cart.email })));
  return session.$queryRaw<(Stored & { n: number })[]>`
    WITH asked AS (
      SELECT n::int - 1 AS n, shop, id, email
      FROM unnest(${people.map((one) => one.shop)}::text[], ${people.map((one) => one.customerId)}::text[], ${people.map((one) => one.email)}::text[]) WITH ORDINALITY AS said (shop, id, email, n)),
    carts AS (
      SELECT n, shop, token, "cartToken", lower(email) AS email
      FROM unnest(${carts.map((one) => one.n)}::int[], ${carts.map((one) => one.shop)}::text[], ${carts.map((one) => one.token)}::text[], ${carts.map((one) => one.cartToken)}::text[], ${carts.map((one) => one.email)}::text[])
        AS said (n, shop, token, "cartToken", email))
    ${NEWEST}`;
}

/** The orders of `asked` and their `carts`; one branch per index. */
const NEWEST = Prisma.sql`,
    found AS (
      SELECT a.n, o.shop, o.id FROM asked a JOIN orders o ON o.shop = a.shop AND o."customerId" = a.id
      UNION
      SELECT a.n, o.shop, o.id FROM asked a JOIN orders o ON o.shop = a.shop AND lower(o.email) = a.email
      UNION
      SELECT c.n, o.shop, o.id FROM carts c JOIN orders o ON o.shop = c.shop AND lower(o.email) = c.email
      UNION
      SELECT c.n, o.shop, o.id FROM carts c JOIN orders o ON o.shop = c.shop AND o."checkoutToken" = c.token
      UNION
      SELECT c.n, o.shop, o.id FROM carts c JOIN orders o ON o.shop = c.shop AND o."cartToken" = c."cartToken"),
    ranked AS (
      SELECT f.n, o.shop, o.id, row_number() OVER (PARTITION BY f.n ORDER BY o."createdAt" DESC, o.id DESC) AS rank
      FROM found f JOIN orders o ON o.shop = f.shop AND o.id = f.id)
    SELECT r.n, o.* FROM ranked r JOIN orders o ON o.shop = r.shop AND o.id = r.id WHERE r.rank <= ${MOST_ORDERS}::int ORDER BY r.n, r.rank`;
