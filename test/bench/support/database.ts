import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "../../../app/adapters/db/embedded-postgres/start.ts";
import { migrate } from "../../../app/server/migrate.ts";

export interface BenchDatabase {
  readonly url: string;
  /** of the server's first process; its children do the work */
  readonly pid: number;
  readonly pool: pg.Pool;
  /** rows that a query counts */
  count(sql: string): Promise<number>;
  close(): Promise<void>;
}

/** A PostgreSQL of its own with the product's tables, as durable as in production: commits wait for the disk. */
export async function benchDatabase(): Promise<BenchDatabase> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "lastmile-bench-"));
  chmodSync(dataDir, 0o755);
  const server = await startEmbeddedPostgres({ dataDir });
  await migrate(server.url);
  const pool = new pg.Pool({ connectionString: server.url, max: 4 });
  await assertDurable(pool);
  return {
    url: server.url,
    pid: Number(readFileSync(path.join(await dataDirectory(pool), "postmaster.pid"), "utf8").split("\n", 1)[0]),
    pool,
    async count(sql) {
      const { rows } = await pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`);
      return Number(rows[0]?.n);
    },
    async close() {
      await pool.end();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function assertDurable(pool: pg.Pool): Promise<void> {
  for (const setting of ["fsync", "synchronous_commit"]) {
    const { rows } = await pool.query<Record<string, string>>(`SHOW ${setting}`);
    if (rows[0]?.[setting] !== "on") throw new Error(`${setting} is ${rows[0]?.[setting]}: a bench of durability needs it on`);
  }
}

async function dataDirectory(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ data_directory: string }>("SHOW data_directory");
  return rows[0]!.data_directory;
}
