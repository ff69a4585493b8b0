import type { Checkout, CheckoutStatus } from "../../../domain/carts/checkout.ts";
import { ALONE } from "../../../domain/customers/bot-score.ts";
import { type Checkout as Stored, Prisma } from "../../../generated/prisma/client.ts";
import type { CheckoutRow } from "../../../use-cases/ports/rows.ts";
import type { CheckoutRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { checkoutColumns, type CountedCheckoutRow, toCheckoutRow, toCountedCheckout } from "../mappers/checkout-row.ts";
import { writeNewer, type NewerWins } from "../newer-wins.ts";
import { COUNTED_CHECKOUTS } from "./checkout-query.ts";
import { adoptPartial } from "./adopt-partial.ts";
import { neighboursOf } from "./neighbours.ts";
import { searchCheckouts } from "./search-checkouts.ts";

/** How checkouts take payloads that come late or twice. */
export const CHECKOUT_RULE: NewerWins = {
  table: "checkouts",
  key: ["shop", "token"],
  at: "updatedAt",
  prefer: ["email", "phone", "customerShopifyId"],
  // once bought, a checkout stays bought, whatever is told of it later
  joined: { customerId: `COALESCE(excluded."customerId", kept."customerId")`, completedAt: `LEAST(excluded."completedAt", kept."completedAt")` },
};

/** Checkouts of one shop. */
export function createCheckouts(database: Database, shop: string): CheckoutRepository {
  const { prisma } = database;
  const find = async (condition: Prisma.Sql): Promise<CheckoutRow[]> =>
    (await prisma.$queryRaw<Stored[]>`SELECT c.* FROM checkouts c WHERE c.shop = ${shop} AND ${condition}`).map(toCheckoutRow);
  const newest = Prisma.sql`ORDER BY c."createdAt" DESC, c.token`;
  return {
    async upsert(checkout, customerId) {
      await adoptPartial(database, shop, checkout);
      const [written] = await writeNewer(prisma, CHECKOUT_RULE, [checkoutColumns(shop, checkout, customerId)]);
      if (written) return written.inserted ? "new" : "changed";
      return (await fill(database, shop, checkout, customerId)) ? "changed" : "stale";
    },
    get: async (token) => (await find(Prisma.sql`c.token = ${token}`))[0] ?? null,
    async counted(token) {
      const [row] = await prisma.$queryRaw<CountedCheckoutRow[]>`${COUNTED_CHECKOUTS} WHERE c.shop = ${shop} AND c.token = ${token}`;
      return row ? toCountedCheckout(row) : null;
    },
    byShopifyId: async (shopifyId) => (await find(Prisma.sql`c."shopifyId" = ${shopifyId} ${newest} LIMIT 1`))[0] ?? null,
    byCartToken: (cartToken) => find(Prisma.sql`c."cartToken" = ${cartToken} ${newest}`),
    setStatus: (token, status, at) => setStatus(database, shop, token, status, at),
    begunBetween: (from, to, limit) => find(Prisma.sql`c."createdAt" >= ${from}::timestamptz AND c."createdAt" < ${to}::timestamptz ${newest} LIMIT ${limit}::int`),
    neighbours: async (checkout) => (await neighboursOf(database.pool, [{ shop, checkout }]))[0] ?? ALONE,
    async noteShopifyMail(token, mail) {
      await prisma.checkout.updateMany({ where: { shop, token }, data: { shopifyMail: mail } });
    },
    async suspect(token, suspicions, suspected) {
      await prisma.checkout.updateMany({ where: { shop, token }, data: { suspicions: [...suspicions], suspected } });
    },
    judge: async (token, verdict, at) => (await prisma.checkout.updateMany({ where: { shop, token }, data: { verdict, verdictAt: at, suspected: verdict === "not-person" } })).count > 0,
    search: (filter) => searchCheckouts(database, shop, filter),
    recent: (limit) =>
      find(Prisma.sql`c.email IS NOT NULL AND jsonb_array_length(c.lines) > 0 ORDER BY c."updatedAt" DESC, c.token LIMIT ${limit}::int`),
  };
}

/** What even old news may add: whose it is, and that it was bought. */
async function fill({ prisma }: Database, shop: string, checkout: Checkout, customerId: string | null): Promise<boolean> {
  const rows = await prisma.$executeRaw`
    UPDATE checkouts SET "customerId" = COALESCE("customerId", ${customerId}::text), "completedAt" = LEAST("completedAt", ${checkout.completedAt}::timestamptz)
    WHERE shop = ${shop} AND token = ${checkout.token}
      AND ("customerId", "completedAt") IS DISTINCT FROM (COALESCE("customerId", ${customerId}::text), LEAST("completedAt", ${checkout.completedAt}::timestamptz))`;
  return rows > 0;
}

/** Bought outranks deleted, and recovered outranks bought: a status never falls back except to open. */
const RANK: readonly CheckoutStatus[] = ["deleted", "purchased", "recovered"];

/** The statuses that this one may follow. */
export function outrankedBy(status: CheckoutStatus): string[] {
  return status === "open" ? [...RANK] : ["open", ...RANK.slice(0, RANK.indexOf(status))];
}

async function setStatus({ prisma }: Database, shop: string, token: string, status: CheckoutStatus, at: Date): Promise<void> {
  const outranked = outrankedBy(status);
  const bought = status === "purchased" || status === "recovered";
  await prisma.$executeRaw`
    UPDATE checkouts SET status = ${status},
      "deletedAt" = CASE WHEN ${status} = 'deleted' THEN ${at}::timestamptz ELSE "deletedAt" END,
      "completedAt" = CASE WHEN ${bought} THEN LEAST("completedAt", ${at}::timestamptz) ELSE "completedAt" END
    WHERE shop = ${shop} AND token = ${token}
      AND (status = ANY(${outranked}::text[]) OR (status = ${status} AND ${bought} AND "completedAt" > ${at}::timestamptz))`;
}
