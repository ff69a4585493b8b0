import type { PoolClient } from "pg";
import { normaliseEmail } from "../../../domain/customers/normalise-email.ts";
import type { PersonSubject } from "../../../domain/privacy/request.ts";

/** Every key under which something of one person may be kept. */
export interface PersonKeys {
  readonly customers: readonly string[];
  readonly shopifyIds: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly checkouts: readonly string[];
  /** Shopify's ids of the checkouts */
  readonly checkoutIds: readonly string[];
  readonly carts: readonly string[];
  readonly orders: readonly string[];
  readonly messages: readonly string[];
}

type Row = Readonly<Record<string, string | null>>;
const distinct = (values: readonly (string | null | undefined)[]): string[] => [...new Set(values.filter((one): one is string => typeof one === "string" && one !== ""))];

/**
 * Finds a person of one shop by Shopify's id, else by address, and what hangs on them. An address that belongs to another
 * of Shopify's customers does not lead to that customer's rows.
 */
export async function findPerson(client: PoolClient, shop: string, subject: PersonSubject): Promise<PersonKeys> {
  const ask = async (sql: string, ...values: unknown[]): Promise<Row[]> => (await client.query<Row>(sql, [shop, ...values])).rows;
  const { customerShopifyId: id, email, phone } = subject;
  const known = await ask(
    `WITH named AS (SELECT id FROM customers WHERE shop = $1 AND ("shopifyId" = $2
        OR (email = $3 AND ("shopifyId" IS NULL OR $2::text IS NULL)) OR (phone = $4 AND "shopifyId" IS NULL AND email IS NULL))
      UNION SELECT "customerId" FROM identities WHERE shop = $1 AND key = 'shopify:' || $2::text)
    SELECT id, "shopifyId", email, phone FROM customers WHERE shop = $1 AND (id IN (SELECT id FROM named) OR "joinedInto" IN (SELECT id FROM named)) ORDER BY id FOR UPDATE`,
    id, email, phone,
  );
  const customers = distinct(known.map((row) => row["id"]));
  // the other names that they are known by
  const names = await ask(`SELECT key, email, phone FROM identities WHERE shop = $1 AND "customerId" = ANY($2)`, customers);
  const shopifyIds = distinct([id, ...known.map((row) => row["shopifyId"]), ...names.map((row) => /^shopify:(\d+)$/.exec(row["key"] ?? "")?.[1])]);
  const taken = await ask(`SELECT email, phone FROM customers WHERE shop = $1 AND (email = $2 OR phone = $3) AND "shopifyId" IS NOT NULL AND id <> ALL($4)`, email, phone, customers);
  const free = (address: string | null, column: "email" | "phone"): string | null => (taken.some((row) => row[column] === address) ? null : address);
  const emails = distinct([free(email, "email"), ...[...known, ...names].map((row) => normaliseEmail(row["email"]))]);
  const phones = distinct([free(phone, "phone"), ...[...known, ...names].map((row) => row["phone"])]);
  const theirs = `"customerId" = ANY($2) OR "customerShopifyId" = ANY($3)
    OR ("customerShopifyId" IS NULL AND (lower(email) = ANY($4) OR (email IS NULL AND phone = ANY($5))))`;
  const orders = await ask(`SELECT id, "checkoutToken", "cartToken" FROM orders WHERE shop = $1 AND (${theirs} OR id = ANY($6))`, customers, shopifyIds, emails, phones, subject.orderIds);
  const bought = distinct(orders.map((row) => row["checkoutToken"]));
  const checkouts = await ask(`SELECT token, "shopifyId", "cartToken" FROM checkouts WHERE shop = $1 AND (${theirs} OR token = ANY($6))`, customers, shopifyIds, emails, phones, bought);
  const messages = await ask(`SELECT id FROM messages WHERE shop = $1 AND ("customerId" = ANY($2) OR lower(address) = ANY($3))`, customers, emails);
  return {
    customers, shopifyIds, emails, phones,
    checkouts: distinct([...bought, ...checkouts.map((row) => row["token"])]),
    checkoutIds: distinct(checkouts.map((row) => row["shopifyId"])),
    carts: distinct([...orders, ...checkouts].map((row) => row["cartToken"])),
    orders: distinct([...subject.orderIds, ...orders.map((row) => row["id"])]),
    messages: distinct(messages.map((row) => row["id"])),
  };
}
