/** Why an item was not taken: the queue holds as many items as it may. */
export class QueueFull extends Error {
  override readonly name = "QueueFull";
}

export interface GroupCommit<T> {
  /** Resolves after the commit that holds the item; rejects with that commit's error, or at once with QueueFull. */
  add(item: T): Promise<void>;
  /** resolves when nothing waits and nothing is under way */
  idle(): Promise<void>;
  readonly waiting: number;
}

export interface GroupCommitOptions<T> {
  /** durable when it resolves */
  readonly commit: (batch: readonly T[]) => Promise<unknown>;
  /** items of one commit */
  readonly maxBatch: number;
  /** items that may wait for the next one */
  readonly maxWaiting: number;
  /** what an item weighs (bytes), and how much one commit carries; a heavier item goes alone */
  readonly weigh?: (item: T) => number;
  readonly maxWeight?: number;
}

interface Waiting<T> {
  readonly item: T;
  readonly settle: (error: unknown) => void;
}

/**
 * Natural group commit: while one commit runs, whatever arrives is collected, and becomes the next commit as soon as
 * the first is done. There is no timer: alone, an item is committed at once; under load, batches grow to what the
 * database can take. A commit that fails rejects exactly its own items.
 */
export function createGroupCommit<T>({ commit, maxBatch, maxWaiting, weigh = () => 0, maxWeight = Infinity }: GroupCommitOptions<T>): GroupCommit<T> {
  const waiting: Waiting<T>[] = [];
  let running: Promise<void> | null = null;

  function batchSize(): number {
    let weight = 0;
    let size = 0;
    for (const { item } of waiting) {
      weight += weigh(item);
      if (size === maxBatch || (size > 0 && weight > maxWeight)) break;
      size += 1;
    }
    return size;
  }

  /** null when the commit succeeded */
  async function attempt(items: readonly T[]): Promise<unknown> {
    try {
      await commit(items);
      return null;
    } catch (error) {
      return error ?? new Error("the commit failed without a reason");
    }
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, batchSize());
      const error = await attempt(batch.map((one) => one.item));
      for (const one of batch) one.settle(error);
    }
    running = null;
  }

  return {
    add(item) {
      if (waiting.length >= maxWaiting) return Promise.reject(new QueueFull(`${maxWaiting} webhooks are waiting already`));
      return new Promise((resolve, reject) => {
        waiting.push({ item, settle: (error) => (error === null ? resolve() : reject(error as Error)) });
        running ??= run();
      });
    },
    async idle() {
      while (running) await running;
    },
    get waiting() {
      return waiting.length;
    },
  };
}
