import "./small-heap.ts";
import { createLog, scrub } from "../adapters/log/pino-log.ts";
import { ConfigError, readConfig } from "../config/env.server.ts";
import { type Running, start } from "./start.ts";

/** The operator's entry point: the system clock, and signals. The first signal stops in good order, the second at once. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog({ level: config.logLevel });
  const starting = start({ config, clock: { now: () => new Date() }, log });
  const end = endOnce(starting);
  process.on("SIGTERM", () => end(0)).on("SIGINT", () => end(0));
  process.on("uncaughtException", (error) => {
    log.error({ error }, "an error that nobody caught; this process stops");
    end(1);
  });
  await starting;
}

/** Called once, it stops in good order (also while starting); called again, it only leaves nothing behind. */
function endOnce(starting: Promise<Running>): (code: number) => void {
  let calls = 0;
  return (code) => {
    calls += 1;
    if (calls > 2) process.exit(1);
    const running = starting.catch(() => null); // main says why it did not start
    if (calls === 1) void running.then((one) => one?.stop()).then(() => process.exit(code));
    else void running.then((one) => one?.force()).then(() => process.exit(1));
  };
}

main().catch((error: unknown) => {
  // Perhaps before there is a log: the operator reads this on the terminal.
  console.error(error instanceof ConfigError ? error.message : scrub(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  process.exit(1);
});
