import type { Deps } from "./ports/deps.ts";

/** How long a hand-off may stay unanswered, in real time: longer than any lease and any provider's time-out. */
export const UNANSWERED_AFTER_MS = 10 * 60_000;

/** A hand-off whose worker died between the call and its answer becomes `unknown`; it is never sent again blindly. Says how many. */
export async function markAbandonedIntents(deps: Pick<Deps, "system" | "clock" | "log">): Promise<number> {
  const marked = await deps.system.markAbandonedIntents(UNANSWERED_AFTER_MS, deps.clock.now());
  if (marked > 0) deps.log.warn({ marked }, "hand-offs without an answer are unknown now");
  return marked;
}
