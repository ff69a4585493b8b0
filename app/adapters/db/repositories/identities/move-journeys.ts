import { Prisma } from "../../../../generated/prisma/client.ts";
import type { SqlSession } from "../../sql-session.ts";
import type { Move } from "./move.ts";

/**
 * Takes journeys and messages to the person they belong to, and says which journeys went. Two rules of the tables hold on:
 * - a person has one open journey in a campaign, or one for each order: the one about the checkout that began last goes on, the
 *   others end as `joined`;
 * - a step's message about one occasion is there once: what both persons had stays with its own text under an occasion of
 *   its own ("cart-…#id"), and the other's entry says that it was sent.
 */
export async function moveJourneys(queries: SqlSession, shop: string, move: Move, { tokens, orders }: { readonly tokens: readonly string[]; readonly orders: readonly string[] }): Promise<readonly string[]> {
  const journeys = (
    await queries.$queryRaw<{ id: string }[]>`
      SELECT id FROM enrollments WHERE shop = ${shop} AND "customerId" = ${move.from} AND (${move.keys === null} OR "checkoutToken" = ANY(${tokens}::text[]) OR "orderId" = ANY(${orders}::text[])) ORDER BY id FOR UPDATE`
  ).map((row) => row.id);
  await endSurplus(queries, shop, move, journeys);
  await queries.$executeRaw`
    UPDATE enrollments e SET "customerId" = ${move.to}, occasion = ${occasionAt(shop, move.to, "enrollments", journeys)}, revision = revision + 1
    WHERE e.shop = ${shop} AND e.id = ANY(${journeys}::text[])`;
  // what the person already had is decided anew as well: it may have been sent to the other
  await queries.$executeRaw`UPDATE enrollments SET revision = revision + 1 WHERE shop = ${shop} AND "customerId" = ${move.to} AND status = 'open' AND id <> ALL(${journeys}::text[])`;
  await moveMessages(queries, shop, move, tokens, journeys);
  return journeys;
}

/** The occasion of a moving row `e` at its new person: as it was, unless the person has that one, from before or by another row that moves along. */
function occasionAt(shop: string, to: string, table: "enrollments" | "messages", moving: readonly string[]): Prisma.Sql {
  const sameStep = table === "messages" ? Prisma.sql`AND o."stepId" = e."stepId"` : Prisma.empty;
  return Prisma.sql`split_part(e.occasion, '#', 1) || CASE WHEN EXISTS (
      SELECT 1 FROM ${Prisma.raw(table)} o
      WHERE o.shop = ${shop} AND o."campaignId" = e."campaignId" AND o.occasion = split_part(e.occasion, '#', 1) AND o.id <> e.id ${sameStep}
        AND (o."customerId" = ${to} OR (o."customerId" = e."customerId" AND o.id = ANY(${moving}::text[]))))
    THEN '#' || e.id ELSE '' END`;
}

async function endSurplus(queries: SqlSession, shop: string, { to, at }: Move, journeys: readonly string[]): Promise<void> {
  await queries.$executeRaw`
    WITH open AS (
      SELECT e.id, e."customerId", row_number() OVER (PARTITION BY e."campaignId", CASE WHEN e."perOrder" THEN e."orderId" END ORDER BY c."createdAt" DESC NULLS LAST, c.token DESC NULLS LAST, e.id) AS place,
        EXISTS (SELECT 1 FROM enrollments o WHERE o.shop = e.shop AND o."customerId" = ${to} AND o."campaignId" = e."campaignId" AND o.status <> 'open'
          AND o.occasion = e.occasion AND e.id = ANY(${journeys}::text[])) AS had
      FROM enrollments e LEFT JOIN checkouts c ON c.shop = e.shop AND c.token = e."checkoutToken"
      WHERE e.shop = ${shop} AND e.status = 'open' AND (e."customerId" = ${to} OR e.id = ANY(${journeys}::text[])))
    UPDATE enrollments e SET status = 'exited', "exitReason" = 'joined', "dueAt" = NULL, "endedAt" = ${at}::timestamptz, revision = e.revision + 1
    FROM open WHERE e.shop = ${shop} AND e.id = open.id AND (open.place > 1 OR open.had)`;
}

/**
 * A worker may be handing one of these to the provider this very moment. Then the person is left alone until its lease
 * ends, and the message counts as theirs from now on.
 */
async function moveMessages(queries: SqlSession, shop: string, { from, to, keys }: Move, tokens: readonly string[], journeys: readonly string[]): Promise<void> {
  const moving = (
    await queries.$queryRaw<{ id: string }[]>`
      SELECT id FROM messages WHERE shop = ${shop} AND "customerId" = ${from} AND (${keys === null} OR "checkoutToken" = ANY(${tokens}::text[]) OR "enrollmentId" = ANY(${journeys}::text[]))`
  ).map((row) => row.id);
  if (moving.length === 0) return;
  await queries.$executeRaw`
    UPDATE customers t SET "leaseUntil" = GREATEST(t."leaseUntil", f."leaseUntil") FROM customers f
    WHERE t.shop = ${shop} AND t.id = ${to} AND f.shop = ${shop} AND f.id = ${from} AND f."leaseUntil" > clock_timestamp()
      AND EXISTS (SELECT 1 FROM messages e WHERE e.shop = ${shop} AND e.id = ANY(${moving}::text[]) AND e.status = 'intent')`;
  await queries.$executeRaw`
    UPDATE messages e SET "customerId" = ${to}, occasion = ${occasionAt(shop, to, "messages", moving)},
      fence = CASE WHEN e.status = 'intent' THEN (SELECT fence FROM customers WHERE shop = ${shop} AND id = ${to}) ELSE e.fence END
    WHERE e.shop = ${shop} AND e.id = ANY(${moving}::text[])`;
}
