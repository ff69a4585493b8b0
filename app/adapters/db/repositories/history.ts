import type { HistoryRepository } from "../../../use-cases/ports/sync-store.ts";
import type { Database } from "../database.ts";
import { orderColumns } from "../mappers/order-row.ts";
import { writeNewerTogether } from "../together/write-newer-together.ts";
import { storeConsents } from "./history-consents.ts";
import { storePeople } from "./history-people.ts";
import { ORDER_RULE } from "./orders.ts";
import { foldWaitingParcels } from "./parcels.ts";

/** Many facts at once, for a shop's past. */
export function createHistory(database: Database, shop: string, addressKey: Buffer): HistoryRepository {
  const { prisma, pool } = database;
  return {
    people: (facts, newId) => storePeople(database, shop, facts, newId),
    consents: (said) => storeConsents(database, { shop, addressKey }, said),
    async orders(orders) {
      // One statement may touch a row only once; of repeats the newest is meant.
      const newest = new Map<string, (typeof orders)[number]>();
      for (const one of orders) {
        const other = newest.get(one.order.id);
        if (!other || one.order.updatedAt > other.order.updatedAt) newest.set(one.order.id, one);
      }
      if (newest.size === 0) return 0;
      const written = await writeNewerTogether(pool, ORDER_RULE, [...newest.values()].map(({ order, customerId }) => orderColumns(shop, order, customerId)));
      await foldWaitingParcels(pool, written.filter((one) => one.inserted).map(({ key }) => ({ shop, id: key })));
      return written.length;
    },
    async orderTimes(ids) {
      const rows = await prisma.order.findMany({ where: { shop, id: { in: [...ids] } }, select: { id: true, updatedAt: true } });
      return new Map(rows.map((row) => [row.id, row.updatedAt]));
    },
    async firstMessageAt() {
      return (await prisma.message.findFirst({ where: { shop }, orderBy: { intentAt: "asc" }, select: { intentAt: true } }))?.intentAt ?? null;
    },
  };
}
