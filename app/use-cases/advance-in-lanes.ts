import { advanceDue } from "./advance-due.ts";
import type { DueBatch } from "./advance-due.ts";
import { desksOfTurn } from "./shop-desk.ts";
import type { DeskDeps } from "./shop-desk.ts";

/**
 * Takes batch after batch of people who are due, in lanes side by side: while one waits for the database, a shop or a
 * provider, another decides. A lane ends when nobody is due, or when `forMs` of real time are over. People whose work failed
 * before come last, when no lane has anybody in hand. Says how many were claimed.
 */
export async function advanceInLanes(deps: DeskDeps, { lanes, forMs, ...batch }: DueBatch & { readonly lanes: number; readonly forMs: number }): Promise<number> {
  const end = performance.now() + forMs;
  const doubtful: (() => Promise<void>)[] = [];
  const turn = { alone: (work: () => Promise<void>) => doubtful.push(work), open: desksOfTurn(deps) };
  const lane = async (): Promise<number> => {
    for (let claimed = 0; ; ) {
      const some = await advanceDue(deps, batch, turn);
      claimed += some;
      if (some === 0 || performance.now() >= end) return claimed;
    }
  };
  const claimed = (await Promise.all(Array.from({ length: lanes }, lane))).reduce((sum, some) => sum + some, 0);
  for (const work of doubtful) await work();
  return claimed;
}
