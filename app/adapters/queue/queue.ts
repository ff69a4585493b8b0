import { PgBoss } from "pg-boss";
import type { Log } from "../../use-cases/ports/deps.ts";
import type { JobHandlers, JobName, JobQueue } from "../../use-cases/ports/queue.ts";
import { JOB_NAMES, JOBS } from "./catalog.ts";

/** A queue that can be started and stopped. */
export interface RunningQueue extends JobQueue {
  /** Prepares the queue's own schema; with `work` (the default) it also runs jobs and the schedule. Send only after it. */
  start(options?: { readonly work?: boolean }): Promise<void>;
  /** Lets the jobs in hand finish, at most `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

export interface QueueInput {
  readonly databaseUrl: string;
  readonly handlers: JobHandlers;
  readonly log: Pick<Log, "warn" | "error">;
  /** seconds between looks for new jobs */
  readonly pollSeconds?: number;
}

/** Background jobs in the same PostgreSQL, by pg-boss. It keeps real time and its own schema `pgboss`. */
export function createQueue({ databaseUrl, handlers, log, pollSeconds = 2 }: QueueInput): RunningQueue {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 4, application_name: "lastmile-queue" });
  boss.on("error", (error) => log.error({ error: error.name }, "queue error"));
  return {
    async start({ work = true } = {}) {
      await boss.start();
      for (const name of JOB_NAMES) await prepare(boss, name);
      if (work) for (const name of JOB_NAMES) await serve(boss, name, handlers, log, pollSeconds);
    },
    async stop(graceMs = 10_000) {
      await boss.stop({ graceful: true, timeout: graceMs });
    },
    async send(name, payload, options = {}) {
      const data = JOBS[name].schema.parse(payload);
      await boss.send(name, data, { singletonKey: options.once ?? JSON.stringify(data), ...(options.afterSeconds ? { startAfter: options.afterSeconds } : {}) });
    },
  };
}

async function prepare(boss: PgBoss, name: JobName): Promise<void> {
  const { retry, timeoutSeconds, cron } = JOBS[name];
  const options = {
    retryLimit: retry.limit,
    retryDelay: retry.delaySeconds,
    retryDelayMax: retry.maxDelaySeconds,
    retryBackoff: true,
    expireInSeconds: timeoutSeconds,
  };
  // "short": of the same key at most one job waits.
  await boss.createQueue(name, { ...options, policy: "short" });
  await boss.updateQueue(name, options);
  if (cron === null) await boss.unschedule(name);
  else await boss.schedule(name, cron, {});
}

async function serve<Name extends JobName>(boss: PgBoss, name: Name, handlers: JobHandlers, log: QueueInput["log"], pollSeconds: number): Promise<void> {
  const { schema } = JOBS[name];
  const handler = handlers[name];
  await boss.work(name, { pollingIntervalSeconds: pollSeconds, batchSize: 1, includeMetadata: true }, async (jobs) => {
    for (const job of jobs) {
      try {
        await handler(schema.parse(job.data ?? {}));
      } catch (error) {
        const fields = { job: name, id: job.id, error: error instanceof Error ? error.name : typeof error };
        if (job.retryCount >= job.retryLimit) log.error(fields, "job failed for the last time and is given up");
        else log.warn(fields, "job failed and is tried again");
        throw error;
      }
    }
  });
}
