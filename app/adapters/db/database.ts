import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../../generated/prisma/client.ts";

/** Connections of one process; the journal of the inbox holds one while it is interpreted. */
const MAX_CONNECTIONS = 12;
const CONNECT_TIMEOUT_MS = 10_000;
/** Plans of prepared statements live as long as their connection: one that was made while a table was small must not outlive a first import by much. */
const LONGEST_LIFE_S = 120;

/** One PostgreSQL database: Prisma for ordinary access, the pool below it for the webhook fast path. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** What a repository works with: the client, or a transaction of it. */
export type Queries = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends" | "$use">;

/** Connects when first used. Every session runs in UTC: Prisma sends times without their zone. */
export function createDatabase(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    maxLifetimeSeconds: LONGEST_LIFE_S,
    verify: (client, done) => {
      client.query("SET TIME ZONE 'UTC'").then(() => done(), done);
    },
  });
  pool.on("error", () => undefined); // an idle connection that broke is replaced; its next user is told
  // The same between two statements of a transaction: without a listener the whole process would end.
  pool.on("connect", (client) => void client.on("error", () => undefined));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: { timeout: 30_000, maxWait: 10_000 } });
  return {
    prisma,
    pool,
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
