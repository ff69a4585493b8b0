import { expect, test } from "vitest";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();

/** Sessions are found by their id alone, as Shopify's library wants it; the inbox is one queue over all shops; data keys belong to no shop. */
const NOT_LED_BY_SHOP = ["data_keys", "inbox", "sessions"];

async function tablesNotLedByShop(): Promise<string[]> {
  const rows = await given.fresh.database.prisma.$queryRaw<{ table: string }[]>`
    SELECT t.relname::text AS "table" FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
    LEFT JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
    LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
    WHERE t.relkind IN ('r', 'p') AND t.relname <> '_prisma_migrations' AND NOT t.relispartition AND a.attname IS DISTINCT FROM 'shop' ORDER BY t.relname`;
  return rows.map((row) => row.table);
}

test("every table's primary key leads with the shop", async () => {
  expect(await tablesNotLedByShop()).toEqual(NOT_LED_BY_SHOP);
});

test("the rule sees a table that breaks it", async () => {
  await given.fresh.database.prisma.$executeRawUnsafe("CREATE TABLE stray (id text, shop text, PRIMARY KEY (id, shop))");
  await given.fresh.database.prisma.$executeRawUnsafe("CREATE TABLE keyless (shop text)");
  expect(await tablesNotLedByShop()).toEqual([...NOT_LED_BY_SHOP, "keyless", "stray"].sort());
  await given.fresh.database.prisma.$executeRawUnsafe("DROP TABLE stray, keyless");
});

test("every index of a table that has a shop leads with it, except the schedule", async () => {
  const rows = await given.fresh.database.prisma.$queryRaw<{ index: string }[]>`
    SELECT x.relname::text AS index FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
    WHERE NOT t.relispartition AND t.relname NOT IN ('_prisma_migrations', 'inbox', 'sessions', 'data_keys') AND a.attname <> 'shop'`;
  expect(rows.map((row) => row.index)).toEqual(["enrollments_due"]);
});

test("statuses outside their closed list are refused", async () => {
  const { prisma } = given.fresh.database;
  const row = { shop: "a", id: "x", name: "n", currentVersion: 1, createdAt: new Date(), updatedAt: new Date() };
  await expect(prisma.campaign.create({ data: { ...row, status: "paused" } })).rejects.toThrow(/campaigns_status/);
  await expect(prisma.campaign.create({ data: { ...row, status: "on" } })).resolves.toBeTruthy();
});
