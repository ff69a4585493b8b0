import type { ShopifyMail } from "../../../domain/journeys/facts.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { FigureRepository, Totals } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { abandonedIn, mailsIn, recoveredIn } from "./figure-queries.ts";

type Counted<T> = Partial<Record<keyof T, number>>;
type PerCampaign = Counted<Totals> & { readonly campaignId: string };

/**
 * Figures for pages. Amounts are in the shop's currency as the orders stand now: refunds are taken off, cancelled and test
 * orders do not count. Periods are from (inclusive) to (exclusive). Opened, clicked and delivered are of the mails handed
 * off in the period, so that no rate exceeds 1.
 */
export function createFigures({ prisma }: Database, shop: string): FigureRepository {
  return {
    recoveredByDay: (from, to, timeZone) => prisma.$queryRaw`
      SELECT to_char(day, 'YYYY-MM-DD') AS day, COALESCE(sum(r."amountMinor"), 0)::float8 AS minor, count(r."orderId")::int AS orders
      FROM generate_series((${from}::timestamptz AT TIME ZONE ${timeZone})::date, ((${to}::timestamptz - interval '1 ms') AT TIME ZONE ${timeZone})::date, interval '1 day') day
      LEFT JOIN (${recoveredIn(shop, from, to)}) r ON (r."orderedAt" AT TIME ZONE ${timeZone})::date = day::date
      GROUP BY day ORDER BY day`,
    async totals(from, to) {
      const [[mails], [recovered], [abandoned]] = await Promise.all([
        prisma.$queryRaw<Counted<Totals>[]>`SELECT ${MAIL_COUNTS} FROM (${mailsIn(shop, from, to)}) m`,
        prisma.$queryRaw<Counted<Totals>[]>`SELECT ${RECOVERY_COUNTS} FROM (${recoveredIn(shop, from, to)}) r`,
        prisma.$queryRaw<Counted<Totals>[]>`SELECT count(*)::int AS abandoned FROM (${abandonedIn(shop, from, to)}) c`,
      ]);
      return { ...NOTHING, ...mails, ...recovered, ...abandoned };
    },
    async byCampaign(from, to) {
      const [campaigns, ...counts] = await Promise.all([
        prisma.campaign.findMany({ where: { shop }, select: { id: true }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
        prisma.$queryRaw<PerCampaign[]>`SELECT "campaignId", ${MAIL_COUNTS} FROM (${mailsIn(shop, from, to)}) m GROUP BY "campaignId"`,
        prisma.$queryRaw<PerCampaign[]>`SELECT "campaignId", ${RECOVERY_COUNTS} FROM (${recoveredIn(shop, from, to)}) r GROUP BY "campaignId"`,
        prisma.$queryRaw<PerCampaign[]>`
          SELECT e."campaignId", count(DISTINCT c.token)::int AS abandoned
          FROM (${abandonedIn(shop, from, to)}) c JOIN enrollments e ON e.shop = c.shop AND e."checkoutToken" = c.token GROUP BY e."campaignId"`,
      ]);
      return campaigns.map(({ id }) => Object.assign({ ...NOTHING, campaignId: id }, ...counts.map((rows) => rows.find((row) => row.campaignId === id))));
    },
    bySteps: (campaignId) => prisma.$queryRaw`
      SELECT m."stepId", count(*) FILTER (WHERE m.status = 'handed-off')::int AS sent, count(m."openedAt")::int AS opened, count(m."clickedAt")::int AS clicked,
        COALESCE(sum(r.orders), 0)::int AS orders, COALESCE(sum(r.minor), 0)::float8 AS minor
      FROM messages m
      LEFT JOIN (SELECT "messageId", count(*) AS orders, sum("amountMinor") AS minor FROM (${recoveredIn(shop, null, null)}) o GROUP BY "messageId") r ON r."messageId" = m.id
      WHERE m.shop = ${shop} AND m."campaignId" = ${campaignId}
      GROUP BY m."stepId" ORDER BY m."stepId"`,
    async shopifyMails(since) {
      const newest = async (mail: ShopifyMail): Promise<Date | null> =>
        (await prisma.checkout.aggregate({ where: { shop, shopifyMail: mail, updatedAt: { gte: since } }, _max: { updatedAt: true } }))._max.updatedAt;
      const [sent, scheduled, asked] = await Promise.all([newest("sent"), newest("scheduled"), askedOfLate(prisma, shop, since)]);
      const wroteAt = sent && scheduled && scheduled > sent ? scheduled : (sent ?? scheduled);
      return { wroteAt, asked: wroteAt !== null || asked };
    },
    underWay: () => prisma.$queryRaw`
      SELECT "campaignId", count(*)::int AS people, min("dueAt") AS "nextAt" FROM enrollments WHERE shop = ${shop} AND status = 'open' GROUP BY "campaignId" ORDER BY "campaignId"`,
    async hasAny() {
      const [row] = await prisma.$queryRaw<{ checkouts: boolean; messages: boolean; orders: boolean }[]>`
        SELECT EXISTS (SELECT 1 FROM checkouts WHERE shop = ${shop}) AS checkouts, EXISTS (SELECT 1 FROM messages WHERE shop = ${shop}) AS messages,
          EXISTS (SELECT 1 FROM orders WHERE shop = ${shop}) AS orders`;
      return row ?? { checkouts: false, messages: false, orders: false };
    },
  };
}

/** Among so many of the newest checkouts is one about which Shopify was asked, or it was not asked of late. */
const LOOKED_THROUGH = 1_000;

async function askedOfLate(prisma: Database["prisma"], shop: string, since: Date): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ asked: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM (
      SELECT "shopifyMail" FROM checkouts WHERE shop = ${shop} AND "updatedAt" >= ${since}::timestamptz ORDER BY "updatedAt" DESC LIMIT ${LOOKED_THROUGH}) newest WHERE "shopifyMail" IS NOT NULL) AS asked`;
  return row?.asked ?? false;
}

const NOTHING: Totals = { abandoned: 0, recovered: 0, recoveredMinor: 0, sent: 0, delivered: 0, opened: 0, clicked: 0 };
const MAIL_COUNTS = Prisma.sql`count(*)::int AS sent, count("deliveredAt")::int AS delivered, count("openedAt")::int AS opened, count("clickedAt")::int AS clicked`;
const RECOVERY_COUNTS = Prisma.sql`count(*)::int AS recovered, COALESCE(sum("amountMinor"), 0)::float8 AS "recoveredMinor"`;
