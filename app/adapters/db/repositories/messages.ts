import type { MessageRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { toDeliveryEvent, toMessage } from "../mappers/message-row.ts";
import { applyDeliveryEvent } from "./apply-delivery-event.ts";
import { commitIntents, commitResults, withdrawIntents } from "./message-commits.ts";

/** The outbox with its ledger, and what became of each message. */
export function createMessages(database: Database, shop: string): MessageRepository {
  const { prisma } = database;
  return {
    commitIntent: async (claim, message) => (await commitIntents(database, [{ shop, claim, enrollmentId: message.enrollmentId, message }]))[0]!,
    commitResult: async (claim, messageId, result, position, decisions, giveBack = false) => (await commitResults(database, [{ shop, claim, messageId, result, position, decisions, giveBack }]))[0]!,
    withdrawIntent: async (claim, messageId, retryAt, decisions) => (await withdrawIntents(database, [{ shop, claim, messageId, retryAt, decisions }]))[0]!,
    async get(id) {
      const row = await prisma.message.findUnique({ where: { shop_id: { shop, id } } });
      return row && toMessage(row);
    },
    async ofLedger(campaignId, customerId, stepId, occasion) {
      const key = { shop, campaignId, customerId, stepId, occasion };
      const row = await prisma.message.findUnique({ where: { shop_campaignId_customerId_stepId_occasion: key } });
      return row && toMessage(row);
    },
    /** What may have reached the person: a refused message did not. */
    async history(customerId, since) {
      const rows = await prisma.message.findMany({
        where: { shop, customerId, status: { not: "refused" }, OR: [{ handedOffAt: { gte: since } }, { handedOffAt: null, intentAt: { gte: since } }] },
        select: { handedOffAt: true, intentAt: true, purpose: true },
        orderBy: { intentAt: "asc" },
      });
      return rows.map((row) => ({ at: row.handedOffAt ?? row.intentAt, purpose: row.purpose === "transactional" ? "transactional" : "marketing" }));
    },
    async complaints(since, enough = () => Number.MAX_SAFE_INTEGER) {
      const complained = await prisma.message.count({ where: { shop, complainedAt: { gte: since } } });
      const [row] = await prisma.$queryRaw<{ delivered: number }[]>`
        SELECT count(*)::int AS delivered FROM (SELECT FROM messages WHERE shop = ${shop} AND "deliveredAt" >= ${since}::timestamptz LIMIT ${enough(complained)}::bigint) counted`;
      return { complained, delivered: row?.delivered ?? 0 };
    },
    applyEvent: (event) => applyDeliveryEvent(database, shop, event),
    async ofCheckout(token) {
      return (await prisma.message.findMany({ where: { shop, checkoutToken: token }, orderBy: [{ intentAt: "asc" }, { id: "asc" }] })).map(toMessage);
    },
    async events(messageIds) {
      const rows = await prisma.deliveryEvent.findMany({ where: { shop, messageId: { in: [...messageIds] } }, orderBy: [{ at: "asc" }, { eventId: "asc" }] });
      return rows.map(toDeliveryEvent);
    },
  };
}
