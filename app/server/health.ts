import type { ServerResponse } from "node:http";
import type { SystemStore } from "../use-cases/ports/system-store.ts";

export interface Health {
  readonly status: "ok" | "failing";
  readonly database: "ok" | "unreachable";
  /** null in a process that runs no worker */
  readonly worker: { readonly lastTurnAt: string | null; readonly state: "ok" | "starting" | "stuck" } | null;
}

export interface HealthOptions {
  readonly system: Pick<SystemStore, "ping">;
  readonly worker: { lastTurnAt(): Date | null } | null;
  readonly startedAt: Date;
  readonly pingTimeoutMs?: number;
  /** a worker without a turn for longer is stuck; a turn takes minutes where shops and the mail provider answer slowly, and ending the process then would only leave doubtful mails */
  readonly stuckAfterMs?: number;
}

/** Whether this process can do its work, at the real time `now`. */
export async function readHealth({ system, worker, startedAt, pingTimeoutMs = 2_000, stuckAfterMs = 600_000 }: HealthOptions, now: Date): Promise<Health> {
  const database = (await answers(system.ping(), pingTimeoutMs)) ? "ok" : "unreachable";
  const turns = worker && workerHealth(worker.lastTurnAt(), startedAt, now, stuckAfterMs);
  return { status: database === "ok" && turns?.state !== "stuck" ? "ok" : "failing", database, worker: turns };
}

function workerHealth(lastTurnAt: Date | null, startedAt: Date, now: Date, stuckAfterMs: number): NonNullable<Health["worker"]> {
  const silentMs = now.getTime() - (lastTurnAt ?? startedAt).getTime();
  return { lastTurnAt: lastTurnAt?.toISOString() ?? null, state: silentMs > stuckAfterMs ? "stuck" : lastTurnAt ? "ok" : "starting" };
}

async function answers(promise: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs);
  });
  const answered = promise.then(() => true, () => false);
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}

/** GET /healthz: 200 when all is well, else 503; the same small JSON either way. */
export async function respondHealth(options: HealthOptions, response: ServerResponse): Promise<void> {
  const health = await readHealth(options, new Date());
  response.writeHead(health.status === "ok" ? 200 : 503, { "content-type": "application/json", "cache-control": "no-store", "x-content-type-options": "nosniff" });
  response.end(JSON.stringify(health));
}
