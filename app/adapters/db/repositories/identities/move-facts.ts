import { Prisma } from "../../../../generated/prisma/client.ts";
import type { SqlSession } from "../../sql-session.ts";
import type { Move } from "./move.ts";
import { moveJourneys } from "./move-journeys.ts";

/** Takes the checkouts, orders, journeys, messages, decisions, consents, offers and credits of some names to the person they belong to. */
export async function moveFacts(queries: SqlSession, shop: string, move: Move): Promise<void> {
  const { from, to, keys } = move;
  const mine = Prisma.sql`shop = ${shop} AND "customerId" = ${from}`;
  const tokens = (await queries.$queryRaw<{ token: string }[]>`UPDATE checkouts SET "customerId" = ${to} WHERE ${mine} AND ${saidUnder(keys)} RETURNING token`).map((row) => row.token);
  const orders = (await queries.$queryRaw<{ id: string }[]>`UPDATE orders SET "customerId" = ${to} WHERE ${mine} AND ${saidUnder(keys)} RETURNING id`).map((row) => row.id);
  const journeys = await moveJourneys(queries, shop, move, { tokens, orders });
  const about = keys === null ? Prisma.sql`true` : Prisma.sql`("checkoutToken" = ANY(${tokens}::text[]) OR "enrollmentId" = ANY(${journeys}::text[]))`;
  await queries.$executeRaw`UPDATE decisions SET "customerId" = ${to} WHERE ${mine} AND ${about}`;
  await queries.$executeRaw`UPDATE discount_codes SET "customerId" = ${to} WHERE ${mine} AND ${keys === null ? about : Prisma.sql`"enrollmentId" = ANY(${journeys}::text[])`}`;
  await queries.$executeRaw`
    UPDATE attributions a SET "customerId" = ${to} FROM messages m
    WHERE a.shop = ${shop} AND a."customerId" = ${from} AND m.shop = a.shop AND m.id = a."messageId" AND m."customerId" = ${to}`;
  await queries.$executeRaw`UPDATE journey_effects SET "customerId" = ${to} WHERE ${mine} AND (${keys === null} OR "enrollmentId" = ANY(${journeys}::text[]))`;
  await moveMemberships(queries, shop, move);
  await moveConsents(queries, shop, move, tokens);
  if (keys === null) await moveExposures(queries, shop, from, to);
}

/** A checkout or order belongs to the strongest name it gives. */
function saidUnder(keys: Move["keys"]): Prisma.Sql {
  if (keys === null) return Prisma.sql`true`;
  const of = (kind: string): string[] => keys.filter((key) => key.startsWith(kind)).map((key) => key.slice(kind.length));
  return Prisma.sql`("customerShopifyId" = ANY(${of("shopify:")}::text[])
    OR ("customerShopifyId" IS NULL AND lower(email) = ANY(${of("email:")}::text[]))
    OR ("customerShopifyId" IS NULL AND email IS NULL AND phone = ANY(${of("phone:")}::text[])))`;
}

/** Each goes with the name or the checkout under which it was given. A record that both have is one record. */
async function moveConsents(queries: SqlSession, shop: string, { from, to, keys }: Move, tokens: readonly string[]): Promise<void> {
  const moving = keys === null ? Prisma.sql`true` : Prisma.sql`(c.identity = ANY(${keys}::text[]) OR c.evidence ->> 'checkoutToken' = ANY(${tokens}::text[]))`;
  await queries.$executeRaw`
    INSERT INTO consents (shop, "customerId", channel, at, state, source, evidence, identity)
    SELECT c.shop, ${to}, c.channel, c.at, c.state, c.source, c.evidence, c.identity FROM consents c WHERE c.shop = ${shop} AND c."customerId" = ${from} AND ${moving}
    ON CONFLICT DO NOTHING`;
  await queries.$executeRaw`DELETE FROM consents c WHERE c.shop = ${shop} AND c."customerId" = ${from} AND ${moving}`;
}

/** A segment is one of Shopify's customers: who is in it goes with Shopify's id. Of two words about one segment the newest stands. */
async function moveMemberships(queries: SqlSession, shop: string, { from, to, keys }: Move): Promise<void> {
  if (keys !== null && !keys.some((key) => key.startsWith("shopify:"))) return;
  await queries.$executeRaw`
    INSERT INTO segment_memberships AS kept (shop, "customerId", "segmentId", member, since, "seenAt")
    SELECT m.shop, ${to}, m."segmentId", m.member, m.since, m."seenAt" FROM segment_memberships m WHERE m.shop = ${shop} AND m."customerId" = ${from}
    ON CONFLICT (shop, "customerId", "segmentId") DO UPDATE SET member = excluded.member, since = excluded.since, "seenAt" = excluded."seenAt"
    WHERE (excluded.since, NOT excluded.member) > (kept.since, NOT kept.member)`;
  await queries.$executeRaw`DELETE FROM segment_memberships WHERE shop = ${shop} AND "customerId" = ${from}`;
}

/** Of two notes about one campaign the first stands, as it does for one person. */
async function moveExposures(queries: SqlSession, shop: string, from: string, to: string): Promise<void> {
  await queries.$executeRaw`
    INSERT INTO exposures AS kept (shop, "campaignId", "customerId", arm, at)
    SELECT e.shop, e."campaignId", ${to}, e.arm, e.at FROM exposures e WHERE e.shop = ${shop} AND e."customerId" = ${from}
    ON CONFLICT (shop, "campaignId", "customerId") DO UPDATE SET arm = excluded.arm, at = excluded.at WHERE excluded.at < kept.at`;
  await queries.$executeRaw`DELETE FROM exposures WHERE shop = ${shop} AND "customerId" = ${from}`;
}
