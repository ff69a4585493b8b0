import { execFileSync } from "node:child_process";

/**
 * Calls back once when the npm that runs this script is gone, even by kill -9: npm may also be ended without passing the
 * signal on, and between npm and us there is a shell that lives on. Does nothing when npm did not start us.
 */
export function whenNpmEnds(callback: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && (npm === null || isAlive(npm))) return;
    clearInterval(timer);
    callback();
  }, 1000);
  timer.unref();
}

function parentOf(pid: number): number | null {
  try {
    const parent = Number(execFileSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" }));
    return parent > 1 ? parent : null;
  } catch {
    return null; // no ps here: the direct parent alone must do
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
