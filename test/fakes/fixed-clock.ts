import type { Clock } from "../../app/use-cases/ports/clock.ts";

/** Business time that stands still until it is moved. */
export class FixedClock implements Clock {
  #now: Date;
  constructor(now: Date) {
    this.#now = now;
  }
  now(): Date {
    return new Date(this.#now);
  }
  /** forward by so many milliseconds */
  move(ms: number): void {
    this.#now = new Date(this.#now.getTime() + ms);
  }
  set(now: Date): void {
    this.#now = now;
  }
}
