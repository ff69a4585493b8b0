import { hostname } from "node:os";
import { randomUUID } from "node:crypto";
import type { Log } from "../use-cases/ports/deps.ts";

/** What one turn does, wired to the use cases by the caller; each answers how much it did. */
export interface WorkerTasks {
  readonly interpretInbox: () => Promise<number>;
  readonly advanceDue: (owner: string) => Promise<number>;
}

export interface WorkerOptions {
  readonly tasks: WorkerTasks;
  readonly log: Log;
  readonly idleMs?: number;
  /** after a turn that failed */
  readonly restMs?: number;
}

export interface Worker {
  /** real time of the last turn that ended, well or not; null before the first */
  lastTurnAt(): Date | null;
  /** Finishes the turn in hand, then resolves. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Runs turns until it is stopped: at once again after a turn that had work, otherwise after half a second. A turn that
 * fails is logged and followed by a rest; the worker itself never dies. Any number of workers may run: claims are leases.
 */
export function startWorker({ tasks, log, idleMs = 500, restMs = 5_000 }: WorkerOptions): Worker {
  const owner = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  const stopping = new AbortController();
  let lastTurnAt: Date | null = null;

  async function turn(): Promise<number> {
    const read = await tasks.interpretInbox();
    return stopping.signal.aborted ? read : read + (await tasks.advanceDue(owner));
  }

  /** how long to wait before the next turn */
  async function attempt(): Promise<number> {
    try {
      return (await turn()) > 0 ? 0 : idleMs;
    } catch (error) {
      log.error({ error, owner }, "a turn of the worker failed; it goes on after a rest");
      return restMs;
    } finally {
      lastTurnAt = new Date();
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) await sleep(await attempt(), stopping.signal);
  }

  const running = run();
  return {
    lastTurnAt: () => lastTurnAt,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Waits, or less when the signal comes. Always lets other work go first. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}
