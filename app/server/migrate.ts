import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";

/** The lock that Prisma's own engine takes, so that both may run. */
const LOCK = 72707369;
const FOLDER = path.resolve(import.meta.dirname, "../../prisma/migrations");

interface Applied {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
  readonly rolled_back_at: Date | null;
  readonly logs: string | null;
}

/**
 * Brings the database at `url` up to date and returns the names of the migrations it applied. What is written down about
 * them is what `prisma migrate` writes, so both agree. Several processes may call it at once. Throws, and changes
 * nothing, when an earlier migration failed or an applied one was edited since.
 */
export async function migrate(url: string, folder: string = FOLDER): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const done = await appliedBefore(client, folder);
    const missing = migrationNames(folder).filter((name) => !done.has(name));
    for (const name of missing) await apply(client, name, readFileSync(fileOf(folder, name)));
    return missing;
  } finally {
    await client.end();
  }
}

async function appliedBefore(client: pg.Client, folder: string): Promise<ReadonlySet<string>> {
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
    logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`);
  const { rows } = await client.query<Applied>("SELECT migration_name, checksum, finished_at, rolled_back_at, logs FROM _prisma_migrations WHERE rolled_back_at IS NULL");
  for (const row of rows) refuseDoubtful(row, folder);
  return new Set(rows.map((row) => row.migration_name));
}

function refuseDoubtful(row: Applied, folder: string): void {
  const name = row.migration_name;
  if (!row.finished_at) {
    throw new Error(`database: migration ${name} failed earlier (${row.logs ?? "it was interrupted"}). Mend its cause, then run: npx prisma migrate resolve --rolled-back ${name}`);
  }
  if (!migrationNames(folder).includes(name)) return; // applied by a newer version of the app
  const script = readFileSync(fileOf(folder, name));
  if (![script, Buffer.from(script.toString().replaceAll("\r\n", "\n"))].some((text) => checksum(text) === row.checksum)) {
    throw new Error(`database: migration ${name} was edited after it was applied (its checksum differs). Restore the file; changes belong in a new migration`);
  }
}

async function apply(client: pg.Client, name: string, script: Buffer): Promise<void> {
  const id = randomUUID();
  await client.query("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)", [id, checksum(script), name]);
  try {
    // the simple protocol runs the whole script in one implicit transaction
    await client.query(script.toString());
  } catch (cause) {
    await client.query("UPDATE _prisma_migrations SET logs = $2 WHERE id = $1", [id, String(cause)]);
    throw new Error(`database: migration ${name} failed and was undone: ${String(cause)}`, { cause });
  }
  await client.query("UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1", [id]);
}

function migrationNames(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

function fileOf(folder: string, name: string): string {
  return path.join(folder, name, "migration.sql");
}

function checksum(script: Buffer): string {
  return createHash("sha256").update(script).digest("hex");
}
