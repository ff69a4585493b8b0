import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../../generated/prisma/client.ts";
import { TYPES } from "./times.ts";

/** Connections of one process; the journal of the inbox holds one while it is interpreted. */
const MAX_CONNECTIONS = 10;
/** A worker's lanes commit side by side, few at a time. */
const MAX_BY_INDEX = 6;
const CONNECT_TIMEOUT_MS = 10_000;
const UTC = "SET TIME ZONE 'UTC'";
/**
 * Few rows of large tables: from row to row by index, never through a whole table. A plan is kept as long as its connection,
 * and one that was made while a table was small would read all of it when it is large.
 */
const ROW_BY_ROW = ["enable_seqscan", "enable_hashjoin", "enable_mergejoin"].map((way) => `SET ${way} = off`).join("; ");

/** One PostgreSQL database: Prisma for ordinary access, the pool below it for the webhook fast path. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** for statements that come again and again about few rows each, see sql-session.ts */
  readonly byIndex: pg.Pool;
  close(): Promise<void>;
}

/** What a repository works with: the client, or a transaction of it. */
export type Queries = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends" | "$use">;

/** Connects when first used. Every session runs in UTC: Prisma sends times without their zone. */
export function createDatabase(url: string): Database {
  const pool = connections(url, MAX_CONNECTIONS, UTC);
  const byIndex = connections(url, MAX_BY_INDEX, `${UTC}; ${ROW_BY_ROW}`);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: { timeout: 30_000, maxWait: 10_000 } });
  return {
    prisma,
    pool,
    byIndex,
    async close() {
      await prisma.$disconnect();
      await Promise.all([pool.end(), byIndex.end()]);
    },
  };
}

/** `begin`: what each connection is told first. */
function connections(url: string, max: number, begin: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: TYPES,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    verify: (client, done) => {
      client.query(begin).then(() => done(), done);
    },
  });
  pool.on("error", () => undefined); // an idle connection that broke is replaced; its next user is told
  // The same between two statements of a transaction: without a listener the whole process would end.
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return pool;
}
