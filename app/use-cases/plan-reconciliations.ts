import { turnOf } from "../domain/sync/spread.ts";
import type { Deps } from "./ports/deps.ts";

/** Called every quarter of an hour; the shops' turns are spread over nearly all of it. */
const PERIOD_SECONDS = 14 * 60;

/** Plans the next comparison of every installed shop. */
export async function planReconciliations(deps: Pick<Deps, "system" | "queue">): Promise<void> {
  for (const shop of await deps.system.installedShops()) {
    await deps.queue.send("reconcile-shop", { shop }, { once: shop, afterSeconds: turnOf(shop, PERIOD_SECONDS) });
  }
}
