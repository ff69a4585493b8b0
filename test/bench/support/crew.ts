import { cpuSeconds, residentMb } from "./cpu.ts";
import type { BenchDatabase } from "./database.ts";
import { TaskProcess } from "./task-process.ts";

/** Some worker processes that do the same work side by side, with what it costs them and the database. */
export class Crew<Task> {
  #done = 0;
  #seconds = 0;
  #cpu = 0;
  /** the most that one of them held */
  peakMb = 0;
  readonly #bench: BenchDatabase;
  readonly #workers: readonly TaskProcess<Task, number>[];
  private constructor(bench: BenchDatabase, workers: readonly TaskProcess<Task, number>[]) {
    this.#bench = bench;
    this.#workers = workers;
  }

  static async start<Task>(bench: BenchDatabase, workers: number, file: string, env: Readonly<Record<string, string>> = {}): Promise<Crew<Task>> {
    return new Crew(bench, await Promise.all(Array.from({ length: workers }, () => TaskProcess.start<Task, number>(file, { DATABASE_URL: bench.url, ...env }))));
  }

  /** Throws when not exactly so many were done. */
  async round(task: Task, expected: number): Promise<void> {
    const [cpu, started] = [this.#cpuNow(), performance.now()];
    const watch = setInterval(() => (this.peakMb = Math.max(this.peakMb, ...this.#workers.map((one) => residentMb(one.pid) ?? 0))), 100);
    const done = (await Promise.all(this.#workers.map((one) => one.run(task)))).reduce((sum, some) => sum + some, 0);
    clearInterval(watch);
    this.#seconds += (performance.now() - started) / 1000;
    this.#cpu += this.#cpuNow() - cpu;
    this.#done += done;
    if (done !== expected) throw new Error(`${expected} were due, ${done} were done`);
  }

  /** done per second */
  get rate(): number {
    return this.#done / this.#seconds;
  }
  /** CPU microseconds of workers and database for each that was done */
  get micros(): number {
    return (this.#cpu / this.#done) * 1e6;
  }
  #cpuNow(): number {
    return [this.#bench.pid, ...this.#workers.map((one) => one.pid)].reduce((sum, pid) => sum + (cpuSeconds(pid) ?? 0), 0);
  }
  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((one) => one.stop()));
  }
}
