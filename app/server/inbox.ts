// The operator's view of webhooks that could not be understood: `npm run inbox -- list | show ID | replay ID | replay --all`.
import { dataOf } from "../adapters/db/embedded-postgres/cluster.ts";
import { placeOf } from "../adapters/db/embedded-postgres/place.ts";
import { runningPostmaster } from "../adapters/db/embedded-postgres/postmaster.ts";
import { startEmbeddedPostgres } from "../adapters/db/embedded-postgres/start.ts";
import { createDatabase } from "../adapters/db/database.ts";
import { scrub } from "../adapters/log/pino-log.ts";
import type { Config } from "../config/config.ts";
import { ConfigError, readConfig } from "../config/env.server.ts";
import { type InboxAnswer, parseInboxCommand, runInboxCommand, USAGE } from "./inbox-command.ts";

async function main(words: readonly string[]): Promise<InboxAnswer> {
  const command = parseInboxCommand(words);
  if (!command) return { text: USAGE, code: 2 };
  const place = await placeOfDatabase(readConfig());
  const database = createDatabase(place.url);
  try {
    return await runInboxCommand(database, command, new Date());
  } finally {
    await database.close();
    await place.leave();
  }
}

/** The embedded PostgreSQL is left running where the app runs on it. */
async function placeOfDatabase({ databaseUrl, dataDir }: Config): Promise<{ readonly url: string; leave(): Promise<void> }> {
  if (databaseUrl) return { url: databaseUrl, leave: async () => {} };
  const inUse = runningPostmaster(dataOf({ place: placeOf(dataDir) })) !== null;
  const server = await startEmbeddedPostgres({ dataDir });
  return { url: server.url, leave: async () => (inUse ? undefined : server.stop()) };
}

main(process.argv.slice(2)).then(
  ({ text, code }) => {
    (code === 0 ? console.log : console.error)(text);
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof ConfigError ? error.message : scrub(error instanceof Error ? error.message : String(error)));
    process.exitCode = 1;
  },
);
