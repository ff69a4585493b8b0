import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { kill } from "../processes/crowd.ts";
import type { Chance } from "./chance.ts";
import type { Given } from "./journey-worker.ts";

const WORKER = fileURLToPath(new URL("journey-worker.ts", import.meta.url));

/** Workers in processes of their own, whose clock the test moves. */
export class Crew {
  readonly #given: Omit<Given, "now">;
  readonly #workers: ChildProcess[] = [];
  #now: Date;

  constructor(given: Omit<Given, "now">, now: Date) {
    this.#given = given;
    this.#now = now;
  }

  get now(): Date {
    return this.#now;
  }
  get size(): number {
    return this.#workers.length;
  }

  /** Resolves when it works. */
  async hire(): Promise<void> {
    const child = spawn(process.execPath, [WORKER, JSON.stringify({ ...this.#given, now: this.#now.toISOString() } satisfies Given)], { stdio: ["ignore", "pipe", "inherit", "ipc"] });
    const gone = once(child, "exit").then(([code]) => Promise.reject(new Error(`a worker did not come up (exit code ${code})`)));
    gone.catch(() => undefined);
    await Promise.race([once(child.stdout!, "data"), gone]);
    child.send(this.#now.toISOString());
    this.#workers.push(child);
  }

  /** each worker hears of it a moment later, as clocks of machines differ */
  moveClock(ms: number): void {
    this.#now = new Date(this.#now.getTime() + ms);
    for (const child of this.#workers) if (child.connected) child.send(this.#now.toISOString());
  }

  async killOne(chance: Chance): Promise<void> {
    const [child] = this.#workers.splice(chance.below(this.#workers.length), 1);
    if (child) await kill(child, "SIGKILL");
  }
  async dismiss(signal: "SIGTERM" | "SIGKILL"): Promise<readonly (number | null)[]> {
    return Promise.all(this.#workers.splice(0).map((child) => kill(child, signal)));
  }
}
