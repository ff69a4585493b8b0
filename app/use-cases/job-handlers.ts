import { markAbandonedIntents } from "./mark-abandoned-intents.ts";
import type { Deps } from "./ports/deps.ts";
import type { JobHandlers } from "./ports/queue.ts";
import { refreshShopProfile } from "./refresh-shop-profile.ts";
import { syncUnsubscribe } from "./sync-unsubscribe.ts";

/** What does each background job. The compiler refuses a job without a handler. */
export function jobHandlers(deps: Pick<Deps, "system" | "shops" | "clock" | "log">): JobHandlers {
  return {
    "sync-unsubscribe": (payload) => syncUnsubscribe(deps, payload),
    "refresh-shop-profile": (payload) => refreshShopProfile(deps, payload),
    "mark-abandoned-intents": async () => {
      await markAbandonedIntents(deps);
    },
  };
}
