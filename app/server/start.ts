import { startEmbeddedPostgres } from "../adapters/db/embedded-postgres/start.ts";
import { createLog } from "../adapters/log/pino-log.ts";
import { type Application, composition } from "../composition.server.ts";
import type { Config } from "../config/config.ts";
import type { Clock } from "../use-cases/ports/clock.ts";
import type { Log } from "../use-cases/ports/deps.ts";
import { type Cleanup, createCleanup } from "./cleanup.ts";
import { createDoors } from "./doors.ts";
import { migrate } from "./migrate.ts";
import { createPages } from "./web/pages.ts";
import { loadRemixBuild } from "./web/remix-build.ts";
import { startWebServer } from "./web/server.ts";
import { startWorker, type Worker } from "./worker.ts";
import { workerTasks } from "./worker-tasks.ts";

export interface Running {
  /** where this process listens */
  readonly url: string;
  /** Takes nothing new, finishes what is in hand, ends connections and the embedded PostgreSQL. Safe to call twice. */
  stop(): Promise<void>;
  /** Waits for nothing but the end of the embedded PostgreSQL; what was committed is safe, what was in hand is done again later. */
  force(): Promise<void>;
}

export interface StartInput {
  readonly config: Config;
  /** business time */
  readonly clock: Clock;
  readonly log?: Log;
  /** share of people whom the default campaign of a new shop leaves alone, 0 to 1 */
  readonly holdout?: number;
}

/** How long requests may take to finish at the end: Shopify has given up by then, and container hosts kill after ten seconds. */
const GRACE_MS = 5_000;

/** Starts what the role says: database if none is given, migrations, web, worker. When a part fails to start, the others are stopped again and the error is thrown. */
export async function start(input: StartInput): Promise<Running> {
  const log = input.log ?? createLog({ level: input.config.logLevel });
  const cleanup = createCleanup(log);
  try {
    return await startParts({ ...input, log }, cleanup);
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

async function startParts({ config, clock, log, holdout }: StartInput & { readonly log: Log }, cleanup: Cleanup): Promise<Running> {
  const startedAt = new Date();
  const build = config.role === "worker" ? null : await loadRemixBuild();
  const databaseUrl = config.databaseUrl ?? (await embedded(config, cleanup));
  const applied = await migrate(databaseUrl);
  if (applied.length > 0) log.info({ applied }, "database brought up to date");
  const app = await composition({ config: { ...config, databaseUrl }, clock, log, ...(holdout === undefined ? {} : { holdout }) });
  cleanup.add("application", () => app.close());
  await makeRoom(app);
  await app.queue.start({ work: config.role !== "web" });
  const worker = config.role === "web" ? null : beginWork(app, cleanup);
  const doors = createDoors(app, { worker, startedAt });
  cleanup.add("webhooks under way", () => doors.idle());
  const web = await startWebServer({ host: config.host, port: config.port, doors: config.role === "worker" ? doors.health : doors.all, pages: build && createPages(app, build), log });
  cleanup.add("web", () => web.stop(GRACE_MS));
  if (config.metricsPort !== null) {
    const metrics = await startWebServer({ host: config.host, port: config.metricsPort, doors: doors.metrics, pages: null, log });
    cleanup.add("metrics", () => metrics.stop(0));
    log.info({ metrics: metrics.url }, "metrics are answered");
  }
  log.info({ role: config.role, listening: web.url, ms: Date.now() - startedAt.getTime() }, "started");
  return { url: web.url, stop: () => cleanup.run(), force: () => cleanup.force() };
}

/** Not worth a failed start: the default part of the inbox takes what has no part of its own, and the job tries again. */
async function makeRoom({ system, log }: Application): Promise<void> {
  await system.makeInboxParts().catch((error: unknown) => log.warn({ error }, "parts of the inbox could not be made ahead; tried again later"));
}

async function embedded(config: Config, cleanup: Cleanup): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir });
  cleanup.add("embedded PostgreSQL", () => postgres.stop(), { always: true });
  return postgres.url;
}

function beginWork(app: Application, cleanup: Cleanup): Worker {
  const worker = startWorker({ tasks: workerTasks(app), log: app.log });
  cleanup.add("worker", () => worker.stop());
  return worker;
}
