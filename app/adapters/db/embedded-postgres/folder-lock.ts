import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./is-alive.ts";

const FILE = "starting.lock";
/** Nothing that is done under the lock takes longer; then its holder was killed and its number given to another process. */
const OLDEST_MS = 5 * 60_000;
const POLL_MS = 50;

/** Does `work` while no other process on this machine, nor another call in this one, does any for the same folder. A lock that a killed process left is taken over. */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, FILE);
  const mine = path.join(folder, `${FILE}.${randomUUID()}`);
  writeFileSync(mine, `${process.pid}\n`);
  try {
    while (!isTaken(mine, lock)) {
      removeAbandoned(lock);
      await sleep(POLL_MS);
    }
    return await work();
  } finally {
    if (holder(lock)?.ino === holder(mine)?.ino) rmSync(lock, { force: true });
    rmSync(mine, { force: true });
  }
}

/** Both names of one file: that is made by one process alone. */
function isTaken(mine: string, lock: string): boolean {
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

interface Holder {
  readonly pid: number;
  readonly ino: number;
  readonly since: number;
}

function holder(file: string): Holder | null {
  try {
    const { ino, mtimeMs } = statSync(file);
    return { pid: Number(readFileSync(file, "utf8")), ino, since: mtimeMs };
  } catch {
    return null; // it was just given back
  }
}

function removeAbandoned(lock: string): void {
  const found = holder(lock);
  if (!found || (isAlive(found.pid) && Date.now() - found.since < OLDEST_MS)) return;
  const aside = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, aside);
  } catch {
    return; // somebody else did it
  }
  // in between somebody else may have done it and taken the lock: then it is theirs
  if (holder(aside)?.ino !== found.ino) isTaken(aside, lock);
  rmSync(aside, { force: true });
}
