import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { isAlive } from "./is-alive.ts";

/** What postmaster.pid says about the server of a cluster. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: "starting" | "ready" | "stopping";
}

/** The server that runs on this cluster, null for none. A file left behind by a dead server or a restarted machine is none, and is removed. */
export function runningPostmaster(cluster: string): Postmaster | null {
  const file = path.join(cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n").map((line) => line.trim());
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid === 0) return null;
  if (!isServerOf(cluster, pid)) {
    rmSync(file, { force: true });
    return null;
  }
  const status = lines[7] === "ready" || lines[7] === "standby" ? "ready" : lines[7] === "stopping" ? "stopping" : "starting";
  return { pid, port: Number(lines[3] || 0), status };
}

/** Is that process alive, and the server of this cluster? After a reboot the number may belong to anything. In doubt, yes. */
function isServerOf(cluster: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === "linux") return worksIn(cluster, pid);
    const list = process.platform === "win32" ? ["tasklist", "/fi", `pid eq ${pid}`, "/nh"] : ["ps", "-o", "comm=", "-p", String(pid)];
    return /\bpostgres\b/.test(execFileSync(list[0] ?? "", list.slice(1), { encoding: "utf8" }));
  } catch {
    return true;
  }
}

/** A server's working directory is its cluster. */
function worksIn(cluster: string, pid: number): boolean {
  if (readFileSync(`/proc/${pid}/comm`, "utf8").trim() !== "postgres") return false;
  return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
}
