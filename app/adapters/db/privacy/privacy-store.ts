import type { PrivacyAsk } from "../../../domain/privacy/request.ts";
import { Prisma, type PrivacyRequest as Stored } from "../../../generated/prisma/client.ts";
import type { PrivacyRequest, PrivacyStore } from "../../../use-cases/ports/privacy-store.ts";
import type { Database } from "../database.ts";
import { storable } from "../storable.ts";
import { collectPerson } from "./collect.ts";
import { enforceRetention } from "./enforce-retention.ts";
import { erasePerson } from "./erase-person.ts";
import { eraseShop } from "./erase-shop.ts";

/** Requests about personal data on PostgreSQL. */
export function createPrivacyStore(database: Database, addressKey: Buffer): PrivacyStore {
  const { prisma } = database;
  const change = async (shop: string, id: string, data: Prisma.PrivacyRequestUpdateManyMutationInput): Promise<void> => {
    await prisma.privacyRequest.updateMany({ where: { shop, id }, data });
  };
  return {
    async open({ shop, id, ask, inboxId, receivedAt, dueAt }) {
      const subject = ask.subject === null ? Prisma.DbNull : (storable({ ...ask.subject, orderIds: [...ask.subject.orderIds] }) as Prisma.InputJsonObject);
      const { count } = await prisma.privacyRequest.createMany({ data: [{ shop, id, kind: ask.kind, subject, inboxId, receivedAt, dueAt }], skipDuplicates: true });
      return count > 0;
    },
    async get(shop, id) {
      const row = await prisma.privacyRequest.findUnique({ where: { shop_id: { shop, id } } });
      return row && toRequest(row);
    },
    async unanswered(limit) {
      const rows = await prisma.privacyRequest.findMany({ where: { state: "open" }, orderBy: [{ dueAt: "asc" }, { inboxId: "asc" }], take: limit, select: { shop: true, id: true, kind: true, dueAt: true } });
      return rows.map((row) => ({ ...row, kind: row.kind as PrivacyAsk["kind"] }));
    },
    async exportsOf(shop, now) {
      return (await prisma.privacyRequest.findMany({ where: { shop, state: "ready", expiresAt: { gt: now } }, orderBy: { receivedAt: "desc" }, take: 50 })).map(toRequest);
    },
    exportReady: (shop, id, at, expiresAt) => change(shop, id, { state: "ready", answeredAt: at, expiresAt, problem: null }),
    collect: (shop, subject) => collectPerson(database, addressKey, shop, subject),
    markDownloaded: (shop, id, at) => change(shop, id, { downloadedAt: at }),
    erasePerson: (request, at) => erasePerson(database, addressKey, request, at),
    eraseShop: (request, at) => eraseShop(database, request, at),
    supersede: (shop, id, at) => change(shop, id, { state: "superseded", subject: Prisma.DbNull, answeredAt: at, problem: null }),
    failed: (shop, id, problem) => change(shop, id, { attempts: { increment: 1 }, problem }),
    enforceRetention: (cutoffs, forMs) => enforceRetention(database, cutoffs, Date.now() + forMs),
  };
}

const NOBODY = { customerShopifyId: null, email: null, phone: null, orderIds: [] };

function toRequest({ kind, subject, state, problem: _problem, result: _result, ...row }: Stored): PrivacyRequest {
  const ask = kind === "erase-shop" ? { kind: "erase-shop", subject: null } : { kind, subject: subject ?? NOBODY };
  return { ...row, ask: ask as PrivacyAsk, state: state as PrivacyRequest["state"] };
}
