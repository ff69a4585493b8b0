import type { HistoryRepository } from "../../../use-cases/ports/sync-store.ts";
import { addressHash } from "../address-hash.ts";
import type { Database } from "../database.ts";
import { storable } from "../storable.ts";

type Said = Parameters<HistoryRepository["consents"]>[0];
interface Place {
  readonly shop: string;
  readonly addressKey: Buffer;
}

/** Keeps what many people said in one transaction. An unsubscribe closes the address unless it was taken back later; a later consent opens it, unless it bounced or complained. */
export async function storeConsents({ prisma }: Database, { shop, addressKey }: Place, said: Said): Promise<void> {
  if (said.length === 0) return;
  const addressed = said.flatMap(({ customerId, address, record }) => (address === null ? [] : [{ customerId, record, hash: addressHash(addressKey, shop, address) }]));
  const opened = addressed.filter((one) => one.record.state === "subscribed");
  const closed = addressed.filter((one) => one.record.state === "unsubscribed");
  await prisma.$transaction([
    prisma.$executeRaw`
      INSERT INTO consents (shop, "customerId", channel, at, state, source, evidence, identity)
      SELECT ${shop}, u."customerId", u.channel, u.at, u.state, u.source, u.evidence, u.identity
      FROM unnest(${said.map((one) => one.customerId)}::text[], ${said.map((one) => one.record.channel)}::text[], ${said.map((one) => one.record.at)}::timestamptz[],
        ${said.map((one) => one.record.state)}::text[], ${said.map((one) => one.record.source)}::text[], ${said.map((one) => JSON.stringify(storable(one.record.evidence)))}::jsonb[], ${said.map((one) => storable(one.identity ?? ""))}::text[])
        AS u ("customerId", channel, at, state, source, evidence, identity)
      JOIN customers c ON c.shop = ${shop} AND c.id = u."customerId"
      ON CONFLICT DO NOTHING`,
    prisma.$executeRaw`
      DELETE FROM suppressions k USING unnest(${opened.map((one) => one.hash)}::text[], ${opened.map((one) => one.record.channel)}::text[], ${opened.map((one) => one.record.at)}::timestamptz[]) AS u (hash, channel, at)
      WHERE k.shop = ${shop} AND k.channel = u.channel AND k."addressHash" = u.hash AND k.reason = 'unsubscribed' AND k.at < u.at`,
    prisma.$executeRaw`
      INSERT INTO suppressions AS kept (shop, channel, "addressHash", reason, at)
      SELECT ${shop}, u.channel, u.hash, 'unsubscribed', max(u.at)
      FROM unnest(${closed.map((one) => one.hash)}::text[], ${closed.map((one) => one.record.channel)}::text[], ${closed.map((one) => one.record.at)}::timestamptz[], ${closed.map((one) => one.customerId)}::text[]) AS u (hash, channel, at, "customerId")
      WHERE NOT EXISTS (SELECT 1 FROM consents c WHERE c.shop = ${shop} AND c."customerId" = u."customerId" AND c.channel = u.channel AND c.state = 'subscribed' AND c.at > u.at)
      GROUP BY u.channel, u.hash
      ON CONFLICT (shop, channel, "addressHash") DO UPDATE SET at = greatest(kept.at, excluded.at) WHERE kept.reason = 'unsubscribed'`,
    // what was decided for them before is decided anew
    prisma.$executeRaw`
      UPDATE enrollments e SET "dueAt" = LEAST(e."dueAt", u.at), revision = e.revision + 1
      FROM (SELECT u.id, max(u.at) AS at FROM unnest(${closed.map((one) => one.customerId)}::text[], ${closed.map((one) => one.record.at)}::timestamptz[]) AS u (id, at) GROUP BY u.id) u
      WHERE e.shop = ${shop} AND e."customerId" = u.id AND e.status = 'open'`,
  ]);
}
