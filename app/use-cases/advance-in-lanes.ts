import { advanceDue } from "./advance-due.ts";
import type { DeskDeps } from "./shop-desk.ts";

/**
 * Takes batch after batch of people who are due, in lanes side by side: while one waits for the database, a shop or a
 * provider, another decides. A lane ends when nobody is due, or when `forMs` of real time are over. Says how many were claimed.
 */
export async function advanceInLanes(deps: DeskDeps, { lanes, forMs, ...batch }: { readonly lanes: number; readonly forMs: number; readonly owner: string; readonly limit: number; readonly leaseMs: number }): Promise<number> {
  const end = performance.now() + forMs;
  const lane = async (): Promise<number> => {
    for (let claimed = 0; ; ) {
      const some = await advanceDue(deps, batch);
      claimed += some;
      if (some === 0 || performance.now() >= end) return claimed;
    }
  };
  return (await Promise.all(Array.from({ length: lanes }, lane))).reduce((sum, some) => sum + some, 0);
}
