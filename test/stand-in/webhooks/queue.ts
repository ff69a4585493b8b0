import { randomUUID } from "node:crypto";
import type { Documents } from "../world/documents.ts";
import { attemptDelivery, succeeded, type Delivery, type Destination } from "./delivery.ts";
import { webhookHmac } from "./signature.ts";

export interface WebhookQueueOptions {
  readonly documents: Documents;
  readonly shop: string;
  readonly secret: string;
  readonly now: () => Date;
  /** where a topic goes; null when the app has not subscribed to it or is not installed */
  readonly destination: (topic: string) => Destination | null;
  /** waits before each repetition, real milliseconds */
  readonly backoffMs?: readonly number[];
}

/** Eight repetitions over four hours, the first ones soon. */
const SHOPIFYS_BACKOFF_MS = [1, 5, 15, 60, 300, 1200, 3600, 9200].map((seconds) => seconds * 1000);
const KEPT = 400;

/** The webhooks that the stand-in owes the app: persisted before they are tried, repeated until answered, and open to mischief (late, twice, out of order). */
export class WebhookQueue {
  readonly #options: WebhookQueueOptions;
  readonly #backoff: readonly number[];
  readonly #all = new Map<string, Delivery>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #running = new Set<Promise<void>>();
  #closed = false;

  constructor(options: WebhookQueueOptions) {
    this.#options = options;
    this.#backoff = options.backoffMs ?? SHOPIFYS_BACKOFF_MS;
    for (const delivery of options.documents.list<Delivery>("webhook")) this.#all.set(delivery.id, delivery);
  }

  /** Begins to deliver, at once also what an earlier process left waiting. */
  start(): void {
    for (const delivery of this.#all.values()) {
      if (delivery.state !== "waiting") continue;
      delivery.nextAttemptAt = Date.now();
      this.#schedule(delivery, 0);
    }
  }

  /** Queues one webhook. Its event id is its own: nothing here causes two deliveries by one action. */
  emit(topic: string, payload: object): void {
    if (!this.#options.destination(topic)) return;
    const delivery: Delivery = {
      id: randomUUID(),
      eventId: randomUUID(),
      topic,
      shop: this.#options.shop,
      body: JSON.stringify(payload),
      triggeredAt: this.#options.now().toISOString(),
      state: this.#loseOne() ? "lost" : this.holding() ? "held" : "waiting",
      nextAttemptAt: Date.now(),
      attempts: [],
    };
    this.#all.set(delivery.id, delivery);
    this.#keep(delivery);
    this.#prune();
    if (delivery.state === "waiting") this.#schedule(delivery, 0);
  }

  /** Newest last. */
  list(): readonly Delivery[] {
    return [...this.#all.values()];
  }

  holding(): boolean {
    return this.#options.documents.get<boolean>("webhook-hold", "on") ?? false;
  }

  /** While holding, new webhooks wait until someone lets them go. */
  hold(on: boolean): void {
    this.#options.documents.put("webhook-hold", "on", on);
  }

  /** How many of the next webhooks get lost. */
  losing(): number {
    return this.#options.documents.get<number>("webhook-lose", "next") ?? 0;
  }

  /** The next `count` webhooks get lost: the app never hears of them, and only comparing with the shop brings them back. 0 ends that. */
  lose(count: number): void {
    this.#options.documents.put("webhook-lose", "next", count);
  }

  #loseOne(): boolean {
    const left = this.losing();
    if (left > 0) this.lose(left - 1);
    return left > 0;
  }

  /** Sends the held ones one after the other in the order asked for, and resolves with how many they were. */
  async release(order: "first-first" | "last-first" | "shuffled"): Promise<number> {
    const held = this.list().filter((delivery) => delivery.state === "held");
    const sorted = order === "first-first" ? held : order === "last-first" ? held.toReversed() : shuffled(held);
    for (const delivery of sorted) await this.#attempt(delivery);
    return sorted.length;
  }

  /** Sends one now, whatever its state; a delivered one becomes a duplicate with the same webhook id. False when there is none with this id. */
  async send(id: string, times = 1): Promise<boolean> {
    const delivery = this.#all.get(id);
    if (!delivery) return false;
    await Promise.all(Array.from({ length: times }, () => this.#attempt(delivery)));
    return true;
  }

  /** Resolves when no delivery is under way and none is due within `withinMs`. */
  async settled(withinMs = 0): Promise<void> {
    const due = (): boolean => this.list().some((one) => one.state === "waiting" && one.nextAttemptAt <= Date.now() + withinMs);
    while (!this.#closed && (this.#running.size > 0 || due())) await new Promise((done) => setTimeout(done, 20));
  }

  /** Stops; what is waiting stays waiting for the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await Promise.all(this.#running);
  }

  #schedule(delivery: Delivery, afterMs: number): void {
    if (this.#closed) return;
    clearTimeout(this.#timers.get(delivery.id));
    this.#timers.set(delivery.id, setTimeout(() => {
      this.#timers.delete(delivery.id);
      const run = this.#attempt(delivery).finally(() => this.#running.delete(run));
      this.#running.add(run);
    }, afterMs));
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const destination = this.#options.destination(delivery.topic);
    if (!destination) return this.#settle(delivery, "failed");
    const attempt = await attemptDelivery(delivery, destination, (body) => webhookHmac(body, this.#options.secret));
    delivery.attempts.push(attempt);
    if (succeeded(attempt) || delivery.state === "delivered") return this.#settle(delivery, "delivered");
    const wait = this.#backoff[delivery.attempts.length - 1];
    if (wait === undefined) return this.#settle(delivery, "failed");
    delivery.nextAttemptAt = Date.now() + wait;
    this.#settle(delivery, "waiting");
    this.#schedule(delivery, wait);
  }

  #settle(delivery: Delivery, state: Delivery["state"]): void {
    delivery.state = state;
    this.#keep(delivery);
  }

  #keep(delivery: Delivery): void {
    this.#options.documents.put("webhook", delivery.id, delivery);
  }

  #prune(): void {
    if (this.#all.size <= KEPT + 50) return;
    const over = this.list().filter((one) => one.state === "delivered" || one.state === "failed" || one.state === "lost").slice(0, this.#all.size - KEPT);
    for (const { id } of over) {
      this.#all.delete(id);
      this.#options.documents.delete("webhook", id);
    }
  }
}

function shuffled<T>(list: readonly T[]): T[] {
  return list.map((value) => ({ value, at: Math.random() })).sort((a, b) => a.at - b.at).map(({ value }) => value);
}
