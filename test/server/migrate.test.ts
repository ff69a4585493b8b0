import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { migrate } from "../../app/server/migrate.ts";

let folder = "";
let url = "";
let client: pg.Client;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "lastmile-migrations-"));
  const name = `m_${randomUUID().replaceAll("-", "")}`;
  const server = new pg.Client({ connectionString: `${inject("databaseServer")}/postgres` });
  await server.connect();
  await server.query(`CREATE DATABASE ${name}`);
  await server.end();
  url = `${inject("databaseServer")}/${name}`;
  client = new pg.Client({ connectionString: url });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  rmSync(folder, { recursive: true, force: true });
});

function script(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

test("applies in order what is missing, once, also when several processes start together", async () => {
  script("2_second", "INSERT INTO t VALUES (2);");
  script("1_first", "CREATE TABLE t (n int); INSERT INTO t VALUES (1);");
  const runs = await Promise.all([1, 2, 3].map(() => migrate(url, folder)));
  expect(runs.flat()).toEqual(["1_first", "2_second"]);
  script("3_third", "INSERT INTO t VALUES (3);");
  expect(await migrate(url, folder)).toEqual(["3_third"]);
  expect((await client.query("SELECT n FROM t ORDER BY n")).rows).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
});

test("a failing migration is undone, named, and refused until it is resolved", async () => {
  script("1_first", "CREATE TABLE t (n int);");
  script("2_bad", "INSERT INTO t VALUES (1); INSERT INTO nowhere VALUES (1);");
  await expect(migrate(url, folder)).rejects.toThrow(/migration 2_bad failed and was undone.*nowhere/);
  expect((await client.query("SELECT count(*)::int AS n FROM t")).rows).toEqual([{ n: 0 }]);
  script("2_bad", "INSERT INTO t VALUES (1);");
  await expect(migrate(url, folder)).rejects.toThrow(/2_bad failed earlier .*nowhere.*migrate resolve --rolled-back 2_bad/);
  await client.query("UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL");
  expect(await migrate(url, folder)).toEqual(["2_bad"]);
});

test("an edited migration is refused, other line ends are not an edit, a newer app's migration is let be", async () => {
  script("1_first", "CREATE TABLE t (n int);\nSELECT 1;\n");
  await migrate(url, folder);
  script("1_first", "CREATE TABLE t (n int);\r\nSELECT 1;\r\n");
  expect(await migrate(url, folder)).toEqual([]);
  appendFileSync(path.join(folder, "1_first/migration.sql"), "-- and more");
  await expect(migrate(url, folder)).rejects.toThrow(/1_first was edited/);
  rmSync(path.join(folder, "1_first"), { recursive: true });
  expect(await migrate(url, folder)).toEqual([]);
});

/** What a database is made of: columns with type, nullability and default, and indexes with their definition. Parts are as their whole. */
async function shapeOf(database: pg.Client): Promise<{ columns: string[]; indexes: string[] }> {
  const columns = await database.query<{ it: string }>(`
    SELECT concat_ws(' ', table_name, column_name, udt_name, datetime_precision, is_nullable, column_default) AS it
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' AND table_name !~ '^inbox_' ORDER BY 1`);
  const indexes = await database.query<{ it: string }>("SELECT indexdef AS it FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' AND tablename !~ '^inbox_' ORDER BY 1");
  return { columns: columns.rows.map((row) => row.it), indexes: indexes.rows.map((row) => row.it.replace(" ON ONLY ", " ON ")) };
}

test("Prisma agrees with what was written down, and its schema with the migrations", { timeout: 120_000 }, async () => {
  const prisma = (...args: string[]): string =>
    execFileSync("npx", ["prisma", ...args], { encoding: "utf8", env: { ...process.env, DATABASE_URL: url, CHECKPOINT_DISABLE: "1" }, stdio: ["ignore", "pipe", "ignore"] });
  const wanted = prisma("migrate", "diff", "--from-empty", "--to-schema-datamodel", "prisma/schema.prisma", "--script");
  await client.query(wanted);
  const fromSchema = await shapeOf(client);
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  expect((await migrate(url)).length).toBeGreaterThan(0);
  const fromMigrations = await shapeOf(client);
  expect(fromMigrations.columns).toEqual(fromSchema.columns);
  expect(fromMigrations.indexes).toEqual(expect.arrayContaining(fromSchema.indexes));
  expect(prisma("migrate", "status")).toMatch(/Database schema is up to date/);
});

test("an inbox that is full of webhooks is divided into days: nothing is lost, and new ones go on counting", async () => {
  cpSync("prisma/migrations", folder, { recursive: true });
  for (const name of readdirSync(folder).filter((one) => one >= "20261105")) rmSync(path.join(folder, name), { recursive: true });
  await migrate(url, folder);
  await client.query(`INSERT INTO inbox (shop, topic, "webhookId", "receivedAt", body, state, reason)
    SELECT 's', 't', n::text, now() - n * interval '7 hours', convert_to('body ' || n, 'UTF8'), (ARRAY['pending', 'done', 'quarantined'])[1 + n % 3], 'r' || n FROM generate_series(1, 50) AS n`);
  // what came later was not known then
  const all = async () => (await client.query<{ subjects?: string[] }>("SELECT * FROM inbox ORDER BY id")).rows.map(({ subjects: _later, ...row }) => row);
  const before = await all();
  await migrate(url);
  expect(await all()).toEqual(before);
  expect((await client.query("SELECT 1 FROM inbox_default")).rowCount).toBe(0);
  expect((await client.query("INSERT INTO inbox (shop, topic, \"webhookId\", body) VALUES ('s', 't', 'new', '') RETURNING id")).rows).toEqual([{ id: "51" }]);
});
