import type { MessageRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { toDeliveryEvent, toMessage } from "../mappers/message-row.ts";
import { applyDeliveryEvent } from "./apply-delivery-event.ts";
import { commitIntent, commitResult, withdrawIntent } from "./message-commits.ts";

/** The outbox with its ledger, and what became of each message. */
export function createMessages(database: Database, shop: string): MessageRepository {
  const { prisma } = database;
  return {
    commitIntent: (claim, message, decisions) => commitIntent(database, shop, claim, message, decisions),
    commitResult: (claim, messageId, result, position, decisions) => commitResult(database, shop, { claim, messageId, decisions }, result, position),
    withdrawIntent: (claim, messageId, retryAt, decisions) => withdrawIntent(database, shop, { claim, messageId, decisions }, retryAt),
    async get(id) {
      const row = await prisma.message.findUnique({ where: { shop_id: { shop, id } } });
      return row && toMessage(row);
    },
    async ofLedger(campaignId, customerId, stepId, occasion) {
      const key = { shop, campaignId, customerId, stepId, occasion };
      const row = await prisma.message.findUnique({ where: { shop_campaignId_customerId_stepId_occasion: key } });
      return row && toMessage(row);
    },
    /** What may have reached the person: a refused message did not. All campaigns are marketing. */
    async history(customerId, since) {
      const rows = await prisma.message.findMany({
        where: { shop, customerId, status: { not: "refused" }, OR: [{ handedOffAt: { gte: since } }, { handedOffAt: null, intentAt: { gte: since } }] },
        select: { handedOffAt: true, intentAt: true },
        orderBy: { intentAt: "asc" },
      });
      return rows.map((row) => ({ at: row.handedOffAt ?? row.intentAt, purpose: "marketing" }));
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
