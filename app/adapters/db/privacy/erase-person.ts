import { randomUUID } from "node:crypto";
import type { PoolClient } from "pg";
import { PersonBusy, type PrivacyRequest, type RowCounts } from "../../../use-cases/ports/privacy-store.ts";
import { addressHash } from "../address-hash.ts";
import type { Database } from "../database.ts";
import { keepForFigures, KEPT_FOR_FIGURES } from "./keep-for-figures.ts";
import { findPerson, type PersonKeys } from "./person.ts";
import { personRows, tablesOfShops } from "./tables.ts";
import { namesPerson } from "./traces.ts";
import { withoutNews } from "./transaction.ts";

/** See PrivacyStore.erasePerson. What figures need stays without the person; addresses stay closed, as keyed hashes. */
export function erasePerson(database: Database, addressKey: Buffer, request: PrivacyRequest, at: Date): Promise<RowCounts> {
  const { shop, ask } = request;
  return withoutNews(database, shop, async (client) => {
    if (ask.kind !== "erase-person") return {};
    const keys = await findPerson(client, shop, ask.subject);
    await refuseIfBusy(client, shop, keys);
    await closeAddresses(client, shop, addressKey, keys, at);
    const counts = await eraseRows(client, shop, keys);
    counts["inbox"] = await eraseWebhooks(client, shop, keys, request.inboxId);
    await closeRequests(client, request, keys, counts, at);
    return counts;
  });
}

/** What a worker that decides for the person still has in hand would be written after the erasure. Their rows are locked by now: nobody can begin. */
async function refuseIfBusy(client: PoolClient, shop: string, { customers }: PersonKeys): Promise<void> {
  const { rowCount } = await client.query(`SELECT 1 FROM customers WHERE shop = $1 AND id = ANY($2) AND "leaseUntil" > clock_timestamp()`, [shop, customers]);
  if (rowCount) throw new PersonBusy("a worker decides for this person right now; try again later");
}

/** A reason that is there already stays: all of them are graver. */
async function closeAddresses(client: PoolClient, shop: string, key: Buffer, { emails, phones }: PersonKeys, at: Date): Promise<void> {
  const closed = [...emails.map((one) => ["email", one] as const), ...phones.map((one) => ["sms", one] as const)];
  for (const [channel, address] of closed) {
    await client.query(
      `INSERT INTO suppressions AS kept (shop, channel, "addressHash", reason, at) VALUES ($1, $2, $3, 'erased', $4)
       ON CONFLICT (shop, channel, "addressHash") DO UPDATE SET at = GREATEST(kept.at, excluded.at) WHERE kept.reason IN ('erased', 'unsubscribed')`,
      [shop, channel, addressHash(key, shop, address), at],
    );
  }
}

/** Every row that points to the person, in every table there is. */
export async function eraseRows(client: PoolClient, shop: string, keys: PersonKeys): Promise<Record<string, number>> {
  const counts = await keepForFigures(client, shop, keys, `erased-${randomUUID()}`);
  for (const { table, condition, values } of personRows(await tablesOfShops(client), keys)) {
    if (KEPT_FOR_FIGURES.includes(table)) continue;
    const { rowCount } = await client.query(`DELETE FROM "${table}" t WHERE ${condition}`, [shop, ...values]);
    if (rowCount) counts[table] = rowCount;
  }
  return counts;
}

/** The raw webhooks up to the request itself, also those that nobody has interpreted yet. */
async function eraseWebhooks(client: PoolClient, shop: string, keys: PersonKeys, until: bigint): Promise<number> {
  const { condition, values } = namesPerson(keys, 3);
  const named = await client.query(`DELETE FROM inbox WHERE shop = $1 AND id < $2 AND ${condition}`, [shop, String(until), ...values]);
  const itself = await client.query("DELETE FROM inbox WHERE id = $1", [String(until)]);
  return (named.rowCount ?? 0) + (itself.rowCount ?? 0);
}

/** This request, and what else was asked about the same person before. */
async function closeRequests(client: PoolClient, { shop, id }: PrivacyRequest, keys: PersonKeys, counts: RowCounts, at: Date): Promise<void> {
  await client.query(
    `UPDATE privacy_requests SET state = 'done', subject = NULL, "answeredAt" = COALESCE("answeredAt", $3), "expiresAt" = NULL, problem = NULL,
       result = CASE WHEN id = $2 THEN $4::jsonb ELSE result END
     WHERE shop = $1 AND (id = $2 OR ("receivedAt" <= (SELECT "receivedAt" FROM privacy_requests WHERE shop = $1 AND id = $2)
       AND (subject ->> 'customerShopifyId' = ANY($5) OR subject ->> 'email' = ANY($6) OR subject ->> 'phone' = ANY($7))))`,
    [shop, id, at, JSON.stringify(counts), keys.shopifyIds, keys.emails, keys.phones],
  );
}
