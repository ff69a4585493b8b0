import type { Deps } from "./ports/deps.ts";

/** Has the shop's past read, once for each installation. Safe to repeat. */
export async function requestImport(deps: Pick<Deps, "system" | "queue">, shop: string): Promise<void> {
  const { sync } = deps.system.forShop(shop);
  const installedAt = await sync.installedAt();
  if (installedAt === null || !(await sync.planImport(installedAt))) return;
  await deps.queue.send("import-shop", { shop }, { once: shop });
}
