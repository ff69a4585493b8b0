import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { standInFolder } from "./settings-file.ts";

interface Run {
  readonly supervisor: number;
  readonly children: readonly number[];
  readonly url: string;
}

const fileOf = (root: string): string => join(standInFolder(root), "run.json");

/** The address of a stand-in that runs on this repository's data already, or null. */
export function runningElsewhere(root: string): string | null {
  const run = readRun(root);
  return run && run.supervisor !== process.pid && isOurs(run.supervisor, "start.ts") ? run.url : null;
}

/** Ends what an earlier start left behind when it was killed. */
export async function endStaleChildren(root: string): Promise<void> {
  const stale = (readRun(root)?.children ?? []).filter((pid) => isOurs(pid, "stand-in"));
  for (const pid of stale) signal(pid, "SIGTERM");
  for (const until = Date.now() + 12_000; Date.now() < until && stale.some(isAlive); ) await wait(100);
  for (const pid of stale) if (isAlive(pid)) signal(pid, "SIGKILL");
}

export const writeRun = (root: string, run: Run): void => writeFileSync(fileOf(root), JSON.stringify(run));
export const removeRun = (root: string): void => rmSync(fileOf(root), { force: true });

function readRun(root: string): Run | null {
  try {
    return existsSync(fileOf(root)) ? (JSON.parse(readFileSync(fileOf(root), "utf8")) as Run) : null;
  } catch {
    return null; // half written when it was killed: says nothing
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A process id may be somebody else's by now: its command line must name our script. */
function isOurs(pid: number, script: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    const command = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, "utf8") : execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
    return command.includes(script) && command.includes("stand-in");
  } catch {
    return false;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it ended by itself
  }
}
