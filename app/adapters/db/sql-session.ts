import type { Pool } from "pg";
import { Prisma } from "../../generated/prisma/client.ts";
import type { Database } from "./database.ts";
import { Prepared } from "./prepared.ts";
import { onOneConnection } from "./transaction.ts";

/** Statements written out, on the client or on one connection: what both Prisma's transactions and ours can do. */
export interface SqlSession {
  $queryRaw<Rows = unknown>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<Rows>;
  $executeRaw(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number>;
}

/**
 * Whether a statement that comes again and again is planned once per connection, or each time: where tables grow under it, as
 * in a first import, a plan that was made while they were small is a bad one (measured: a sixth of the import's speed).
 */
type Planning = "once" | "each-time";

/**
 * One transaction of written statements, below Prisma: where a batch of webhooks needs dozens, Prisma's own part in each
 * costs more than the statement. 64-bit integers come back as text here.
 */
export function inTransaction<T>({ pool }: Pick<Database, "pool">, work: (session: SqlSession) => Promise<T>, planning: Planning = "each-time"): Promise<T> {
  return onOneConnection(pool, (client) => work(sessionOn(client, planning)));
}

/** of this process: the same statement has the same name on each of its connections */
const prepared = new Prepared();

/** Statements on a connection, or each on some connection of a pool. */
export function sessionOn(client: Pick<Pool, "query">, planning: Planning = "once"): SqlSession {
  const run = async (query: TemplateStringsArray | Prisma.Sql, values: readonly unknown[]) => {
    const { text, values: all } = query instanceof Prisma.Sql ? query : Prisma.sql(query, ...values);
    const name = planning === "once" ? prepared.nameOf(text) : undefined;
    try {
      return await client.query(name === undefined ? { text, values: all } : { name, text, values: all });
    } catch (error) {
      prepared.failed(error);
      throw error;
    }
  };
  return {
    $queryRaw: async <Rows>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => (await run(query, values)).rows as Rows,
    $executeRaw: async (query, ...values) => (await run(query, values)).rowCount ?? 0,
  };
}
