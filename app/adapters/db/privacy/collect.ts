import type { PersonSubject } from "../../../domain/privacy/request.ts";
import { addressHash } from "../address-hash.ts";
import type { Database } from "../database.ts";
import { unpacked } from "../packed.ts";
import { findPerson } from "./person.ts";
import { personRows, tablesOfShops } from "./tables.ts";
import { namesPerson } from "./traces.ts";
import { withoutNews } from "./transaction.ts";

/** The worker's book-keeping on a person's row says nothing of the person. */
const BOOK_KEEPING = ["leaseUntil", "leaseOwner", "fence", "shop"];

/** See PrivacyStore.collect. */
export function collectPerson(database: Database, addressKey: Buffer, shop: string, subject: PersonSubject): Promise<Record<string, unknown>> {
  return withoutNews(database, shop, async (client) => {
    const keys = await findPerson(client, shop, subject);
    const found: Record<string, unknown> = {};
    for (const { table, condition, values } of personRows(await tablesOfShops(client), keys)) {
      const { rows } = await client.query<{ row: Readonly<Record<string, unknown>> }>(`SELECT to_jsonb(t) - $${values.length + 2}::text[] AS row FROM "${table}" t WHERE ${condition}`, [shop, ...values, BOOK_KEEPING]);
      if (rows.length > 0) found[table] = rows.map((one) => asWritten(table, one.row));
    }
    const hashes = [...keys.emails, ...keys.phones].map((one) => addressHash(addressKey, shop, one));
    const closed = await client.query(`SELECT channel, reason, at FROM suppressions WHERE shop = $1 AND "addressHash" = ANY($2)`, [shop, hashes]);
    if (closed.rows.length > 0) found["suppressions"] = closed.rows;
    const { condition, values: wanted } = namesPerson(keys, 2);
    const webhooks = await client.query<{ topic: string; receivedAt: Date; body: Buffer }>(`SELECT topic, "receivedAt", body FROM inbox WHERE shop = $1 AND ${condition} ORDER BY id`, [shop, ...wanted]);
    if (webhooks.rows.length > 0) found["webhooks"] = webhooks.rows.map(({ body, ...row }) => ({ ...row, body: readable(body) }));
    return found;
  });
}

/** The body of a mail as it was written. PostgreSQL's JSON has bytes in hexadecimal digits, after `\x`. */
function asWritten(table: string, row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const read = (digits: unknown): string => unpacked(Buffer.from(String(digits).slice(2), "hex"));
  return table === "messages" ? { ...row, html: read(row["html"]), text: read(row["text"]) } : row;
}

/** A webhook as what it says; what is not JSON, as text. */
function readable(body: Buffer): unknown {
  const text = body.toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
