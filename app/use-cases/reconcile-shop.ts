import { afterPage, beginWalk, type Walk } from "../domain/sync/comparison.ts";
import { applyTold } from "./apply-told.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopApi } from "./ports/shop-api.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import type { ComparisonRow } from "./ports/sync-store.ts";

type Needs = Pick<Deps, "system" | "shops" | "clock" | "ids" | "queue" | "log">;

/** One turn of a worker; a shop with more to compare goes on in the next, so that others have theirs. */
const PAGES_A_TURN = 40;

/**
 * Compares customers, orders and checkouts with the shop itself, from the last good point on, and repairs what webhooks
 * missed. Each page is committed with the place it leads to, so that a killed walk goes on where it was. Throws
 * ShopUnreachable. A shop whose past is still being imported is compared after that.
 */
export async function reconcileShop(deps: Needs, { shop }: { readonly shop: string }): Promise<void> {
  let afterSeconds: number | null = null;
  await deps.system.alone(shop, async () => {
    afterSeconds = await turn(deps, shop);
  });
  if (afterSeconds !== null) await deps.queue.send("reconcile-shop", { shop }, { once: shop, afterSeconds });
}

/** Null when all is compared, else in how many seconds to go on. */
async function turn(deps: Needs, shop: string): Promise<number | null> {
  const store = deps.system.forShop(shop);
  const installedAt = await store.sync.installedAt();
  const imports = await store.sync.imports();
  if (installedAt === null || imports.some((part) => part.state !== "done" && part.state !== "failed")) return null;
  const api = await deps.shops.for(shop);
  let pages = 0;
  for (const row of await store.sync.comparisons()) {
    let walk: Walk | null = current(row, installedAt) ?? begin(deps, row, installedAt);
    while (walk) {
      if (pages === PAGES_A_TURN) return 0;
      pages += 1;
      const step = await onePage(deps, { store, api, row }, walk);
      walk = step.walk;
      if (step.pauseMs > 0) return Math.ceil(step.pauseMs / 1000);
    }
  }
  return null;
}

/** A walk of an earlier installation is of no use: the import knows better. */
function current({ walk }: ComparisonRow, installedAt: Date): Walk | null {
  return walk && walk.until >= installedAt ? walk : null;
}

function begin(deps: Needs, { resource, goodUntil }: ComparisonRow, installedAt: Date): Walk {
  return beginWalk(resource, { goodUntil: goodUntil && goodUntil > installedAt ? goodUntil : null, installedAt }, deps.clock.now());
}

interface Place {
  readonly store: ShopStore;
  readonly api: ShopApi;
  readonly row: ComparisonRow;
}

async function onePage(deps: Needs, { store, api, row: { resource } }: Place, walk: Walk): Promise<{ readonly walk: Walk | null; readonly pauseMs: number }> {
  const page = await api.changed(resource, walk);
  let repaired = 0;
  for (const told of page.told) if (await applyTold(deps, store, told)) repaired += 1;
  const next = afterPage(walk, page);
  await store.sync.saveWalk(resource, next ?? { goodUntil: walk.until }, repaired, deps.clock.now());
  if (repaired > 0) deps.log.info({ shop: store.shop, resource, repaired, rows: page.rows }, "repaired what webhooks had missed");
  return { walk: next, pauseMs: page.pauseMs };
}
