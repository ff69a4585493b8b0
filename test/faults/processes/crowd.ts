import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { SystemStore } from "../../../app/use-cases/ports/system-store.ts";
import { createDatabase } from "../../../app/adapters/db/database.ts";
import { aCheckout, after, HOUR } from "../../support/samples.ts";
import { AShop, checkoutFact } from "../../use-cases/a-shop.ts";
import type { Sink } from "./sink.ts";

const WORKER = fileURLToPath(new URL("worker.ts", import.meta.url));

/** Many people of one shop, each due for one mail, and workers in processes of their own. */
export class Crowd {
  readonly shop: AShop;
  readonly #url: string;
  readonly #sink: Sink;
  readonly #workers = new Set<ChildProcess>();

  private constructor(shop: AShop, url: string, sink: Sink) {
    this.shop = shop;
    this.#url = url;
    this.#sink = sink;
  }

  static async gather(system: SystemStore, url: string, sink: Sink, people: number): Promise<Crowd> {
    const shop = await AShop.open(system);
    for (let n = 0; n < people; n += 1) {
      const change = { token: `tok-${n}`, cartToken: `cart-${n}`, shopifyId: String(n), email: `person-${n}@example.com` };
      await shop.receive(`webhook-${n}`, checkoutFact(aCheckout(change)));
    }
    await shop.read();
    return new Crowd(shop, url, sink);
  }

  /** Resolves when it works. `now`: what its clock shows, in ms after the people left */
  async worker({ leaseMs = 2_000, batch = 10, now = 1.2 * HOUR } = {}): Promise<ChildProcess> {
    const input = { databaseUrl: this.#url, sink: this.#sink.url, shop: this.shop.shop, now: after(now).toISOString(), leaseMs, batch };
    const child = spawn(process.execPath, [WORKER, JSON.stringify(input)], { stdio: ["ignore", "pipe", "inherit"] });
    this.#workers.add(child);
    child.on("exit", () => this.#workers.delete(child));
    await once(child.stdout, "data");
    return child;
  }

  /** What days of waiting do in a moment: leases and pauses are over, and unanswered hand-offs are given up. */
  async timePasses(): Promise<void> {
    const database = createDatabase(this.#url);
    await database.pool.query(`UPDATE customers SET "leaseUntil" = "leaseUntil" - interval '2 days' WHERE "leaseUntil" IS NOT NULL`);
    await database.close();
    await this.shop.deps.system.markAbandonedIntents(60_000, this.shop.clock.now());
  }

  /** how many mails are in each state */
  async states(): Promise<Readonly<Record<string, number>>> {
    const rows = await this.messages();
    return Object.fromEntries([...Map.groupBy(rows, (row) => row.status)].map(([status, list]) => [status, list.length]));
  }
  async messages(): Promise<readonly { readonly id: string; readonly address: string; readonly status: string }[]> {
    const database = createDatabase(this.#url);
    const rows = await database.prisma.message.findMany({ where: { shop: this.shop.shop }, select: { id: true, address: true, status: true } });
    await database.close();
    return rows;
  }

  async disperse(): Promise<void> {
    for (const child of this.#workers) await kill(child, "SIGKILL");
  }
}

/** Ends a process and says with which code; null for one that was killed. */
export async function kill(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, "exit") as Promise<[number | null]>;
  child.kill(signal);
  return (await gone)[0];
}

/** Waits until something is so, at most a minute. */
export async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) if (await what()) return;
  throw new Error("it did not come about within a minute");
}
