import { afterAll, beforeAll, beforeEach } from "vitest";
import type { SystemStore } from "../../../app/use-cases/ports/system-store.ts";
import { freshDatabase, type FreshDatabase } from "../../support/database.ts";

/** One database for a file of tests, emptied before each. */
export function emptyDatabaseBeforeEach(): { readonly system: SystemStore; readonly fresh: FreshDatabase; readonly empty: () => Promise<void> } {
  let fresh: FreshDatabase | undefined;
  const opened = (): FreshDatabase => {
    if (!fresh) throw new Error("the database is there only within tests");
    return fresh;
  };
  beforeAll(async () => {
    fresh = await freshDatabase();
  });
  const empty = async (): Promise<void> => {
    // deleting from tiny tables is many times faster than truncating them
    const { pool } = opened().database;
    const { rows } = await pool.query<{ name: string }>("SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'");
    await pool.query(rows.map((one) => `DELETE FROM ${one.name}`).join("; "));
  };
  beforeEach(empty);
  afterAll(() => fresh?.close());
  return {
    empty,
    get system() {
      return opened().system;
    },
    get fresh() {
      return opened();
    },
  };
}
