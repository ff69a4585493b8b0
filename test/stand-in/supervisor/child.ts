import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";

export interface Child {
  readonly name: string;
  readonly process: ChildProcess;
  readonly logFile: string;
  /** resolves with why when it ends, whoever ended it */
  readonly ended: Promise<string>;
}

/**
 * Starts a child whose output goes to a file. It is not in the terminal's process group, so that Ctrl-C reaches only the
 * supervisor; and it ends by itself when the supervisor is gone, because the channel between them closes.
 */
export function startChild(name: string, logFile: string, args: readonly string[], environment: NodeJS.ProcessEnv, cwd: string): Child {
  const log = openSync(logFile, "w");
  const child = spawn(process.execPath, args, { cwd, env: environment, detached: true, stdio: ["ignore", log, log, "ipc"] });
  closeSync(log);
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ? `ended by ${signal}` : `exit code ${code}`));
  });
  return { name, process: child, logFile, ended };
}

export const isRunning = (child: Child): boolean => child.process.exitCode === null && child.process.signalCode === null;

/** False after a crash or a kill: it may have left its own children behind. */
export const endedWell = (child: Child): boolean => child.process.exitCode === 0;

/** Ends the embedded PostgreSQL that a crashed app has left running; nothing to do where the operator named a server. */
export async function endDatabase(root: string): Promise<void> {
  if (process.env.DATABASE_URL) return;
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "test/stand-in/end-database.ts"], { cwd: root, stdio: "ignore" });
  await new Promise((done) => child.once("exit", done).once("error", done));
}

/** Asks it to end, asks again, and at last makes it. */
export async function stopChild(child: Child): Promise<void> {
  for (const [signal, patience] of [["SIGTERM", 15_000], ["SIGTERM", 5000], ["SIGKILL", 5000]] as const) {
    if (!isRunning(child)) return;
    child.process.kill(signal);
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([child.ended, new Promise((done) => (timer = setTimeout(done, patience)))]);
    clearTimeout(timer);
  }
}

/** The last lines of what it said. */
export function lastWords(child: Child, lines = 40): string {
  return readFileSync(child.logFile, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
}

/** Resolves once the address answers 2xx; throws when the child ends first or `patienceMs` is over. */
export async function untilHealthy(child: Child, url: string, patienceMs: number): Promise<void> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await new Promise((done) => setTimeout(done, 100))) {
    if (!isRunning(child)) throw new Error(`${child.name} did not start (${await child.ended})`);
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    if (response?.ok) return;
  }
  throw new Error(`${child.name} did not answer at ${url} within ${patienceMs / 1000} seconds`);
}
