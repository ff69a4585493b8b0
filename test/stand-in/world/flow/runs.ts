import { randomUUID } from "node:crypto";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseToml } from "../../app-manifest.ts";
import type { FlowRun } from "../types.ts";
import type { World } from "../world.ts";

/** A trigger that the app brings, with the keys that its payload may have. */
export interface FlowTrigger {
  readonly handle: string;
  readonly name: string;
  readonly keys: readonly string[];
}

interface TriggerToml {
  readonly type?: string;
  readonly handle?: string;
  readonly name?: string;
  readonly settings?: { readonly fields?: readonly { readonly type: string; readonly key?: string }[] };
}

/** The Flow triggers below `extensions/`. */
export function readFlowTriggers(extensions: string): FlowTrigger[] {
  if (!existsSync(extensions)) return [];
  return globSync("*/shopify.extension.toml", { cwd: extensions }).sort().flatMap((file) => {
    const toml = parseToml(readFileSync(join(extensions, file), "utf8")) as TriggerToml;
    if (toml.type !== "flow_trigger") return [];
    const keys = (toml.settings?.fields ?? []).map(({ type, key }) => key ?? type.replace(/_reference$/, "_id"));
    return [{ handle: String(toml.handle), name: String(toml.name), keys }];
  });
}

/** Takes a trigger's payload as Flow would, and keeps the run; a text says what is wrong with it. */
export function startRun(world: World, triggers: readonly FlowTrigger[], handle: string | null, payload: unknown): FlowRun | string {
  const trigger = triggers.find((one) => one.handle === handle);
  if (!trigger) return "Invalid handle: no trigger has it";
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) return "Invalid payload: expected an object";
  const missing = trigger.keys.filter((key) => !key.endsWith("_id") && !(key in payload));
  const unknown = Object.keys(payload).filter((key) => !trigger.keys.includes(key));
  if (missing.length > 0) return `Properties missing: ${missing.join(", ")}`;
  if (unknown.length > 0) return `Properties not in the trigger: ${unknown.join(", ")}`;
  const run: FlowRun = { id: randomUUID(), handle: trigger.handle, payload: payload as Record<string, unknown>, at: world.clock.now().toISOString() };
  world.documents.put("flow-run", run.id, run);
  return run;
}
