import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../app/adapters/db/embedded-postgres/start.ts";
import { migrate } from "../../app/server/migrate.ts";
import { isAlive } from "../../app/adapters/db/embedded-postgres/is-alive.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** the run's PostgreSQL, without a database name */
    readonly databaseServer: string;
  }
}

const PREFIX = "lastmile-test-";
export const TEMPLATE_DATABASE = "lastmile_template";

/** One PostgreSQL per test run, with a migrated database that each test clones: see freshDatabase. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const dataDir = mkdtempSync(path.join(tmpdir(), PREFIX));
  chmodSync(dataDir, 0o755);
  writeFileSync(path.join(dataDir, "owner.pid"), String(process.pid));
  const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: "off", full_page_writes: "off", max_connections: 300, max_wal_size: "1GB" } });
  const base = server.url.slice(0, server.url.lastIndexOf("/"));
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`);
  await client.end();
  await migrate(`${base}/${TEMPLATE_DATABASE}`);
  project.provide("databaseServer", base);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** Ends what a killed test run left behind. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(PREFIX))) {
    const dataDir = path.join(tmpdir(), name);
    const owner = path.join(dataDir, "owner.pid");
    if (!existsSync(owner) || isAlive(Number(readFileSync(owner, "utf8")))) continue;
    const pidFile = path.join(dataDir, "postgres/data/postmaster.pid");
    if (existsSync(pidFile)) {
      const server = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
      if (Number.isInteger(server) && server > 1 && isAlive(server)) process.kill(server, "SIGINT");
    }
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}
