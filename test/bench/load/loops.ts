import { setTimeout as sleep } from "node:timers/promises";
import { type Connection, openConnection } from "./connection.ts";

export interface Load {
  readonly port: number;
  readonly seconds: number;
  /** the next request, as bytes */
  readonly next: () => readonly Buffer[];
}

export interface Outcome {
  readonly sent: number;
  readonly ok: number;
  /** answers other than 200, and broken connections as 0 */
  readonly others: ReadonlyMap<number, number>;
  readonly seconds: number;
  /** ms from when a request should have begun to its answer, ascending */
  readonly latencies: Float64Array;
}

/** As many requests as `connections` can do, each waiting for its answer before the next. */
export async function closedLoop({ port, seconds, next, connections }: Load & { readonly connections: number }): Promise<Outcome> {
  const tally = createTally();
  const open = await Promise.all(Array.from({ length: connections }, () => openConnection(port)));
  const started = performance.now();
  const until = started + seconds * 1000;
  await Promise.all(
    open.map(async (connection) => {
      while (performance.now() < until) await tally.take(performance.now(), connection.send(next()));
      connection.close();
    }),
  );
  return tally.outcome((performance.now() - started) / 1000);
}

/** `rate` requests per second whatever becomes of those before: time is counted from when each should have begun. */
export async function openLoop({ port, seconds, next, rate }: Load & { readonly rate: number }): Promise<Outcome> {
  const tally = createTally();
  const idle: Connection[] = await Promise.all(Array.from({ length: 20 }, () => openConnection(port)));
  const pending = new Set<Promise<void>>();
  const started = performance.now();
  const total = rate * seconds;
  for (let n = 0; n < total; n += 1) {
    const due = started + (n * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 1) await sleep(wait);
    const one = exchange(due);
    pending.add(one);
    void one.finally(() => pending.delete(one));
  }
  await Promise.all(pending);
  for (const connection of idle) connection.close();
  return tally.outcome((performance.now() - started) / 1000);

  async function exchange(due: number): Promise<void> {
    let connection = idle.pop();
    while (connection && !connection.isOpen) connection = idle.pop();
    connection ??= await openConnection(port);
    await tally.take(due, connection.send(next()));
    idle.push(connection);
  }
}

function createTally() {
  const latencies: number[] = [];
  const others = new Map<number, number>();
  let ok = 0;
  return {
    async take(begun: number, answer: Promise<number>): Promise<void> {
      const status = await answer.catch(() => 0);
      latencies.push(performance.now() - begun);
      if (status === 200) ok += 1;
      else others.set(status, (others.get(status) ?? 0) + 1);
    },
    outcome: (seconds: number): Outcome => ({ sent: latencies.length, ok, others, seconds, latencies: Float64Array.from(latencies).sort() }),
  };
}

/** The value below which the share `p` of an ascending list lies. */
export function quantile(sorted: Float64Array, p: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN;
}
