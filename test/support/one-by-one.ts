import type { SystemStore } from "../../app/use-cases/ports/system-store.ts";

/** A store through which the inbox is worked out strictly one webhook after another, each call a statement of its own. */
export function oneByOne(system: SystemStore): SystemStore {
  return {
    ...system,
    together: () => (shop) => system.forShop(shop),
    drainInbox: (limit, work) =>
      system.drainInbox(limit, async (items) => {
        const outcomes = [];
        for (const item of items) outcomes.push(...(await work([item])));
        return outcomes;
      }),
  };
}
