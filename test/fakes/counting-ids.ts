import type { Ids } from "../../app/use-cases/ports/clock.ts";

/** Ids in the shape of a UUID that count up; `series` keeps two of them apart. */
export class CountingIds implements Ids {
  #count = 0;
  readonly #series: number;
  constructor(series = 0) {
    this.#series = series;
  }
  next(): string {
    this.#count += 1;
    const hex = (n: number, width: number): string => n.toString(16).padStart(width, "0");
    return `${hex(this.#series, 8)}-0000-4000-8000-${hex(this.#count, 12)}`;
  }
}
