import { join } from "node:path";
import { ROOT } from "../../folders.ts";
import { readFlowTriggers, startRun } from "../../world/flow/runs.ts";
import type { AdminWorld } from "../world-admin.ts";

/** flowTriggerReceive: starts the workflows of one of the app's triggers. */
export function receiveFlowTrigger(world: AdminWorld, { handle, payload }: { readonly handle?: string | null; readonly payload?: unknown }): object {
  const run = startRun(world, readFlowTriggers(join(ROOT, "extensions")), handle ?? null, payload);
  return { userErrors: typeof run === "string" ? [{ __typename: "UserError", field: ["payload"], message: run }] : [] };
}
