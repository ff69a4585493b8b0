import type { Pool } from "pg";
import { Prisma } from "../../generated/prisma/client.ts";
import type { Database } from "./database.ts";
import { Prepared } from "./prepared.ts";
import { sentAs } from "./sent-as.ts";
import { onOneConnection } from "./transaction.ts";

/** Statements written out, on the client or on one connection: what both Prisma's transactions and ours can do. */
export interface SqlSession {
  $queryRaw<Rows = unknown>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<Rows>;
  $executeRaw(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number>;
}

/**
 * One transaction of written statements, below Prisma: where a batch of webhooks needs dozens, Prisma's own part in each
 * costs more than the statement. 64-bit integers come back as text here.
 */
export function inTransaction<T>({ pool }: Pick<Database, "pool">, work: (session: SqlSession) => Promise<T>): Promise<T> {
  return onOneConnection(pool, (client) => work(sessionOn(client)));
}

/**
 * Statements that come again and again about few rows each: planned once per connection, from row to row by index. What
 * fills tables or goes through them is planned each time; in a first import a plan of its beginning cost a sixth of the speed.
 */
export function repeatedly({ byIndex }: Pick<Database, "byIndex">): SqlSession {
  return sessionOn(byIndex, repeated);
}

/** The same in one transaction. */
export function inRepeatedTransaction<T>({ byIndex }: Pick<Database, "byIndex">, work: (session: SqlSession) => Promise<T>): Promise<T> {
  return onOneConnection(byIndex, (client) => work(sessionOn(client, repeated)));
}

/** of this process: the same statement has the same name on each of its connections */
const repeated = new Prepared();

/** Statements on a connection, or each on some connection of a pool. `prepared`: gives them names. */
export function sessionOn(client: Pick<Pool, "query">, prepared: Prepared | null = null): SqlSession {
  const run = async (query: TemplateStringsArray | Prisma.Sql, values: readonly unknown[]) => {
    const { text, values: given } = query instanceof Prisma.Sql ? query : Prisma.sql(query, ...values);
    const all = given.map(sentAs);
    const name = prepared?.nameOf(text);
    try {
      return await client.query(name === undefined ? { text, values: all } : { name, text, values: all });
    } catch (error) {
      prepared?.failed(error);
      throw error;
    }
  };
  return {
    $queryRaw: async <Rows>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => (await run(query, values)).rows as Rows,
    $executeRaw: async (query, ...values) => (await run(query, values)).rowCount ?? 0,
  };
}
