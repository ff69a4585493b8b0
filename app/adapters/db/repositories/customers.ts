import type { CustomerRepository } from "../../../use-cases/ports/shop-store.ts";
import { addressHash } from "../address-hash.ts";
import type { Database } from "../database.ts";
import { toConsent, toCustomer } from "../mappers/customer-row.ts";
import { storable } from "../storable.ts";
import { findOrCreateCustomer, findOrCreateCustomers, joinNames } from "./find-or-create-customer.ts";

/** People of one shop, what they said about marketing, and the addresses that are never written to. */
export function createCustomers(database: Database, shop: string, addressKey: Buffer): CustomerRepository {
  const { prisma } = database;
  return {
    upsert: (facts, newId, source) => findOrCreateCustomer(database, shop, facts, newId, source),
    upsertMany: (people) => findOrCreateCustomers(database, shop, people),
    join: (key, join, newId, source) => joinNames(database, shop, key, join, newId, source),
    async get(id) {
      const row = await prisma.customer.findUnique({ where: { shop_id: { shop, id } } });
      return row && toCustomer(row);
    },
    async byShopifyId(shopifyId) {
      const row = await prisma.customer.findUnique({ where: { shop_shopifyId: { shop, shopifyId } } });
      return row && toCustomer(row);
    },
    async recordConsent(customerId, record, identity = null) {
      await prisma.$executeRaw`
        INSERT INTO consents (shop, "customerId", channel, at, state, source, evidence, identity)
        SELECT shop, id, ${record.channel}, ${record.at}::timestamptz, ${record.state}, ${record.source}, ${JSON.stringify(storable(record.evidence))}::jsonb, ${storable(identity ?? "")}
        FROM customers WHERE shop = ${shop} AND id = ${customerId}
        ON CONFLICT DO NOTHING`;
    },
    async consents(customerId, channel) {
      const rows = await prisma.consent.findMany({ where: { shop, customerId, channel }, orderBy: [{ at: "asc" }, { source: "asc" }] });
      return rows.map(toConsent);
    },
    /** A graver reason stays; of the same reason the latest time is kept. */
    async suppress(channel, address, reason, at) {
      await prisma.$executeRaw`
        INSERT INTO suppressions AS kept (shop, channel, "addressHash", reason, at)
        VALUES (${shop}, ${channel}, ${addressHash(addressKey, shop, address)}, ${reason}, ${at}::timestamptz)
        ON CONFLICT (shop, channel, "addressHash") DO UPDATE SET reason = excluded.reason, at = excluded.at
        WHERE (array_position(${GRAVITY}::text[], excluded.reason), excluded.at) > (array_position(${GRAVITY}::text[], kept.reason), kept.at)`;
    },
    async lift(channel, address, at) {
      await prisma.suppression.deleteMany({ where: { shop, channel, addressHash: addressHash(addressKey, shop, address), reason: { in: ["unsubscribed", "erased"] }, at: { lt: at } } });
    },
  };
}

/** Reasons of suppression, the lightest first. */
const GRAVITY = ["erased", "unsubscribed", "merchant", "bounced", "complained"];
