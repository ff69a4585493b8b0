import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { createDatabase, type Database } from "../../app/adapters/db/database.ts";
import { createSystemStore } from "../../app/adapters/db/system-store.ts";
import type { SystemStore } from "../../app/use-cases/ports/system-store.ts";
import { TEMPLATE_DATABASE } from "./global-setup.ts";

export interface FreshDatabase {
  readonly url: string;
  readonly database: Database;
  readonly system: SystemStore;
  close(): Promise<void>;
}

export const TEST_ADDRESS_KEY = Buffer.alloc(32, 7);

/** An empty, migrated database of its own, on the run's PostgreSQL. Close it when done: it is dropped. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `t_${randomUUID().replaceAll("-", "")}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`);
  const url = `${inject("databaseServer")}/${name}`;
  const database = createDatabase(url);
  const system = createSystemStore(database, { ids: { next: randomUUID }, addressKey: TEST_ADDRESS_KEY });
  return {
    url,
    database,
    system,
    async close() {
      await database.close();
      await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${inject("databaseServer")}/postgres` });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
