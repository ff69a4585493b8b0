import { existsSync, readFileSync, rmSync } from "node:fs";
import { execFileSync } from "node:child_process";
import path from "node:path";

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
  if (!isPostgres(pid)) {
    rmSync(file, { force: true });
    return null;
  }
  const status = lines[7] === "ready" || lines[7] === "standby" ? "ready" : lines[7] === "stopping" ? "stopping" : "starting";
  return { pid, port: Number(lines[3] || 0), status };
}

/** Is that process alive, and a PostgreSQL? After a reboot the number may belong to anything. */
function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: alive, and somebody else's
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  try {
    return commandOf(pid).includes("postgres");
  } catch {
    return true;
  }
}

function commandOf(pid: number): string {
  if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  if (process.platform === "win32") return execFileSync("tasklist", ["/fi", `pid eq ${pid}`, "/nh"], { encoding: "utf8" });
  return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
}
