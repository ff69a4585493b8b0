import type { PastStock } from "../domain/rehearsal/past.ts";
import type { PastRepository, StockChange } from "./ports/seeing-store.ts";

/** Variants whose past is kept in memory; beyond, the oldest are forgotten and read again when they are met again. */
const MOST_KEPT = 20_000;

/** When variants sold out and came back, read page by page. */
export class StockOfThePast implements PastStock {
  readonly #past: Pick<PastRepository, "stock">;
  readonly #changes = new Map<string, readonly StockChange[]>();

  constructor(past: Pick<PastRepository, "stock">) {
    this.#past = past;
  }

  /** Reads what is not known yet of these variants. */
  async learn(variantIds: readonly string[]): Promise<void> {
    const fresh = [...new Set(variantIds)].filter((id) => !this.#changes.has(id));
    if (this.#changes.size + fresh.length > MOST_KEPT) return this.#learnAnew([...new Set(variantIds)]);
    await this.#read(fresh);
  }

  sellable(variantId: string, at: Date): boolean | null {
    return this.#changes.get(variantId)?.findLast((change) => change.at <= at)?.sellable ?? null;
  }

  async #learnAnew(variantIds: readonly string[]): Promise<void> {
    this.#changes.clear();
    await this.#read(variantIds);
  }

  async #read(variantIds: readonly string[]): Promise<void> {
    if (variantIds.length === 0) return;
    const found = Map.groupBy(await this.#past.stock(variantIds), (change) => change.variantId);
    for (const id of variantIds) this.#changes.set(id, found.get(id) ?? []);
  }
}
