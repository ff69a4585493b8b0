import type { Deps } from "./ports/deps.ts";

/** Imports whose worker went away go on: each shop whose import is not over gets a turn, unless one is planned already. */
export async function resumeImports(deps: Pick<Deps, "system" | "queue">): Promise<void> {
  for (const shop of await deps.system.shopsImporting()) await deps.queue.send("import-shop", { shop }, { once: shop });
}
