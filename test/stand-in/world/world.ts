import type { Documents } from "./documents.ts";

/** Business time of the stand-in. It moves by an offset from real time. */
export interface WorldClock {
  now(): Date;
  advance(ms: number): void;
  offsetMs(): number;
}

/** What every part of the stand-in works on: its documents, its clock, and the way webhooks leave it. */
export interface World {
  readonly documents: Documents;
  readonly clock: WorldClock;
  /** Queues one webhook of `topic` ("checkouts/update") with this payload; signing and delivery come later and are retried. */
  emit(topic: string, payload: object): void;
}
