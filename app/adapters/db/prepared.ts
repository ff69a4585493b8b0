/** So often must a statement have come before it is prepared: lists of different lengths make many that never come again. */
const OFTEN = 3;
/** Each connection keeps what was prepared on it. */
const MOST_NAMES = 200;
const MOST_COUNTED = 2_000;
/** No such statement (a pooler gave us another connection), or its table was changed under it. */
const USELESS = new Set(["26000", "0A000"]);

/** Gives statements that come again and again a name, by which PostgreSQL finds the plan that it made the first time: planning costs as much as many of them. */
export class Prepared {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  #useful = true;

  /** undefined: not prepared */
  nameOf(text: string): string | undefined {
    if (!this.#useful) return undefined;
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const times = (this.#counts.get(text) ?? 0) + 1;
    if (times <= OFTEN || this.#names.size >= MOST_NAMES) {
      if (this.#counts.size >= MOST_COUNTED) this.#counts.clear();
      this.#counts.set(text, times);
      return undefined;
    }
    this.#counts.delete(text);
    const name = `lastmile_${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }

  /** Hears of every failure: where names do not work, none is given from now on. What failed is done again by whoever wanted it. */
  failed(error: unknown): void {
    if (error instanceof Error && "code" in error && USELESS.has(String(error.code))) this.#useful = false;
  }
}
