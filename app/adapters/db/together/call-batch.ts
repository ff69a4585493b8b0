/** One call on a repository of one shop. */
export type BatchedCall<Repository, Call> = Call & { readonly shop: string; readonly repository: Repository };

export interface CallBatch<Call, Answer> {
  /** all of them as one statement; answers in the order of the calls */
  readonly together: (calls: readonly Call[]) => Promise<readonly Answer[]>;
  /** the ordinary way, for one */
  readonly alone: (call: Call) => Promise<Answer>;
  /** calls of the same key never go into one statement */
  readonly key: (call: Call) => string;
}

interface Waiting<Call, Answer> {
  readonly call: Call;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** More in one statement gains nothing, and holds its rows longer. */
const MOST_CALLS = 500;

/**
 * Makes one statement of many calls: those of one moment go together, and what is called meanwhile goes with the next.
 * A lone call goes the ordinary way. A statement that fails had no effect, so its calls are made one by one, and only
 * those fail that fail alone.
 */
export function batchCalls<Call, Answer>({ together, alone, key }: CallBatch<Call, Answer>): (call: Call) => Promise<Answer> {
  let waiting: Waiting<Call, Answer>[] = [];
  let running = false;

  /** the first call of each key, at most MOST_CALLS; the others wait on */
  function take(): Waiting<Call, Answer>[] {
    const taken = new Map<string, Waiting<Call, Answer>>();
    const left: Waiting<Call, Answer>[] = [];
    for (const one of waiting) {
      const name = key(one.call);
      if (taken.size === MOST_CALLS || taken.has(name)) left.push(one);
      else taken.set(name, one);
    }
    waiting = left;
    return [...taken.values()];
  }

  async function settle(calls: readonly Waiting<Call, Answer>[]): Promise<void> {
    const answers = calls.length === 1 ? null : await together(calls.map((one) => one.call)).catch(() => null);
    if (answers) return calls.forEach((one, n) => one.resolve(answers[n]!));
    await Promise.all(calls.map((one) => alone(one.call).then(one.resolve, one.reject)));
  }

  async function run(): Promise<void> {
    // those who go through the same steps call within the same turn
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) await settle(take());
    running = false;
  }

  return (call) =>
    new Promise((resolve, reject) => {
      waiting.push({ call, resolve, reject });
      if (running) return;
      running = true;
      void run();
    });
}
